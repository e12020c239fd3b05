"""How soon and how well people are found."""
