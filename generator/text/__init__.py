"""Source texts with their offsets, and the one matcher."""
