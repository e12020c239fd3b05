"""Side -> Reading."""
