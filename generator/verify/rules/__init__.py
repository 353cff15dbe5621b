"""Editorial rules, one a module."""
