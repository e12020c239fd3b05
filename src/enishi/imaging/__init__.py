"""Photo -> flat, upright sides."""
