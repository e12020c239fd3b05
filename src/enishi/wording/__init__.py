"""How things are called in the user's language, wherever they are shown."""
