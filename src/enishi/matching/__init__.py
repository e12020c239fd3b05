"""Draft and Contacts -> Matches."""

SCHEME = "1"
"""To be changed with every change of how people are normalised, packed or blocked: stores then index anew."""
