"""Draft and Contacts -> Matches."""

SCHEME = "3"
"""To be changed with every change of how people are normalised, packed, blocked or searched: stores then index anew."""
