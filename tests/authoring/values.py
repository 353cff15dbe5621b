"""Compare what data says, wherever it stands in its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from generator.model.scalar import Scalar
from generator.problems import Location


def without_places(value: object) -> object:
    """Turn a value of the model into one that compares by what it says, not by its place."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Location):
        return None
    if isinstance(value, Mapping):
        return [(key, without_places(item)) for key, item in value.items()]
    if isinstance(value, tuple):
        return [without_places(item) for item in value]
    if is_dataclass(value):
        return [
            without_places(getattr(value, field.name)) for field in fields(value) if field.compare
        ]
    return value
