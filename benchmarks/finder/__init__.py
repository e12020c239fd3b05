"""The network that finds cards: how it is trained, and what it finds."""
