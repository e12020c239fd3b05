"""Rendered lines and columns -> the network that reads numbers in kanji."""
