"""Readings -> Draft."""
