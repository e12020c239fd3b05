"""How soon the page answers."""
