"""The drawn outlines that maps are filled from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a region (SVG path data) and the middle of its label, if there is room."""

    path: str
    label: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Shapes:
    """A drawn map: regions by ISO 3166-1 alpha-2 code; `view_box` as in SVG."""

    view_box: tuple[int, int, int, int]
    shapes: Mapping[str, Shape]


NO_SHAPES = Shapes((0, 0, 0, 0), {})
"""A project without a drawn map: the lists beside the maps say it all."""
