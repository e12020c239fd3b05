"""Rendered glyphs -> the network that tells forms of a name's characters apart."""
