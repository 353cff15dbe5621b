"""Read the countries of a TopoJSON file as rings of numbered arcs.

Format: https://github.com/topojson/topojson-specification (version 1). Arcs are stored once and
used by each of the two countries that share them, which is what keeps shared borders shared.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Arc = tuple[Point, ...]
ArcRing = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166-1 alpha-3 code, and polygons as rings of arc numbers.

    The first ring of a polygon is its outline, the others are holes. A number below zero is
    the arc `~number`, walked backwards.
    """

    alpha3: str
    polygons: tuple[tuple[ArcRing, ...], ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs in degrees (longitude, latitude) and the countries made of them."""

    arcs: tuple[Arc, ...]
    countries: tuple[Country, ...]


def decode(document: Mapping[str, Any]) -> Topology:
    """Decode a parsed TopoJSON document with an object named `countries`."""
    scale = document["transform"]["scale"]
    translate = document["transform"]["translate"]
    arcs = tuple(_decode_arc(arc, scale, translate) for arc in document["arcs"])
    geometries = document["objects"]["countries"]["geometries"]
    return Topology(arcs, tuple(map(_decode_country, geometries)))


def _decode_arc(arc: Sequence[Sequence[int]], scale: Point, translate: Point) -> Arc:
    xs = itertools.accumulate(step[0] for step in arc)
    ys = itertools.accumulate(step[1] for step in arc)
    return tuple(
        (x * scale[0] + translate[0], y * scale[1] + translate[1])
        for x, y in zip(xs, ys, strict=True)
    )


def _decode_country(geometry: Mapping[str, Any]) -> Country:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return Country(
        geometry["properties"]["a3"],
        tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons),
    )


def join_arcs(arcs: Sequence[Arc], ring: ArcRing) -> Arc:
    """Join the arcs of a ring end to end; the last point is the first one and is left out."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[:-1])
    return tuple(points)
