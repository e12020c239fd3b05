"""Draft and Contacts -> Matches."""
