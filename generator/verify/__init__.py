"""Turns what was written down into what was proved."""
