"""A seed -> pictures of invented people's business cards, each with its truth."""
