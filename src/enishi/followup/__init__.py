"""People -> plan; pure."""
