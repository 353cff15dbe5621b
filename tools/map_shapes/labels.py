"""Find the place in a shape that holds the widest line of text."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

from tools.map_shapes.topojson import Point

# A label is wider than tall: the search runs in a plane stretched upwards by this factor, where
# the biggest circle in the shape is the biggest lying ellipse on the map.
_STRETCH = 2.5
_PRECISION = 0.5
# How much room a step away from the centroid has to win: labels off the middle look like slips.
_PULL = 0.25

Polygon = Sequence[Sequence[Point]]


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """The middle of a label and the width that the shape has for it there, in map units."""

    x: float
    y: float
    width: float


def place_label(polygon: Polygon) -> LabelPlace:
    """Find the best middle of a label inside `polygon` (an outline, then its holes).

    A quadtree search for the place with the most room around it, as in Mapbox's polylabel,
    that also weighs how far the place is from the shape's centroid.
    """
    rings = [[(x, y * _STRETCH) for x, y in ring] for ring in polygon]
    centroid = _centroid(rings[0])
    best = _Cell.at(centroid, 0, rings, centroid)
    heap = [_Cell.at(*_square_around(rings[0]), rings, centroid)]
    while heap:
        cell = heapq.heappop(heap)
        if cell.bound - best.score < _PRECISION:
            break
        quarter = cell.half / 2
        for dx, dy in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            middle = (cell.middle[0] + dx * quarter, cell.middle[1] + dy * quarter)
            part = _Cell.at(middle, quarter, rings, centroid)
            best = max(best, part, key=lambda candidate: candidate.score)
            heapq.heappush(heap, part)
    return LabelPlace(best.middle[0], best.middle[1] / _STRETCH, 2 * best.distance)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A square of the search: its middle's score, and a bound for every place in it."""

    middle: Point
    half: float
    distance: float
    score: float
    bound: float

    @classmethod
    def at(cls, middle: Point, half: float, rings: Polygon, centroid: Point) -> _Cell:
        distance = _distance_inside(middle, rings)
        off_centre = _PULL * math.dist(middle, centroid)
        reach = half * math.sqrt(2)
        bound = distance + reach - max(0.0, off_centre - _PULL * reach)
        return cls(middle, half, distance, distance - off_centre, bound)

    def __lt__(self, other: _Cell) -> bool:
        return self.bound > other.bound


def _square_around(ring: Sequence[Point]) -> tuple[Point, float]:
    xs, ys = zip(*ring, strict=True)
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    return ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2), half


def _centroid(ring: Sequence[Point]) -> Point:
    twice_area = sum_x = sum_y = 0.0
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        twice_area += cross
        sum_x += (a[0] + b[0]) * cross
        sum_y += (a[1] + b[1]) * cross
    if not twice_area:
        return ring[0]
    return sum_x / (3 * twice_area), sum_y / (3 * twice_area)


def _distance_inside(point: Point, rings: Polygon) -> float:
    """Measure the way to the nearest edge, negative outside of the polygon."""
    inside = False
    nearest = math.inf
    for ring in rings:
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (a[1] > point[1]) != (b[1] > point[1]):
                crossing = (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
                inside ^= point[0] < crossing
            nearest = min(nearest, _distance_to_segment(point, a, b))
    return nearest if inside else -nearest


def _distance_to_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0
    if length:
        share = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return math.hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)
