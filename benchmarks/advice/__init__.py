"""How well advice on pictures tells which ones were hard to read."""
