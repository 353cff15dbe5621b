"""Offline forms of a compiled site."""
