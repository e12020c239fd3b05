"""The same product as a page, for the phone in the hand and the desk."""
