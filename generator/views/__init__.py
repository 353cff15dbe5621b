"""Flat, display-ready values made from the verified corpus."""
