"""Draft and Contacts -> Matches."""

SCHEME = "5"
"""To be changed with every change of how people are normalised, packed, blocked or searched: stores then index anew."""
