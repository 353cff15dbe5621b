"""What must hold for a tree before it is published, one check a module."""
