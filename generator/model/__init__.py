"""Typed domain objects: what people write down, before anything is proved."""
