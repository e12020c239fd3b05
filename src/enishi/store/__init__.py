"""Model <-> SQLite and pictures."""
