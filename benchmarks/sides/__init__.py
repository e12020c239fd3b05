"""How surely front and back are told from two people's cards."""
