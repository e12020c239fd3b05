"""enishi: from a stack of business cards to the few people you really write to."""
