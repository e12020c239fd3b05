"""Labelled pictures -> how much of what is on them `enishi read` finds."""
