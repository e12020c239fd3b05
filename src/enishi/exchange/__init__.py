"""Model <-> files."""
