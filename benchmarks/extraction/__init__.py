"""Readings with their truth -> what the understanding of cards has learned: weights, confidence."""
