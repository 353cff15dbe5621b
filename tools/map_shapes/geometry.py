"""Project, simplify and clip outlines in the plane.

Points are pairs (x, y); y grows northwards in kilometres and downwards on the map.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.map_shapes.topojson import Arc, Point

_EARTH_RADIUS_KM = 6371.0
_SHORTEST_LINE = 2
_SHORTEST_RING = 4  # a triangle, with the first point repeated


def azimuthal_equal_area(centre: Point) -> Callable[[Point], Point]:
    """Make Lambert's azimuthal equal-area projection of a sphere around `centre`.

    `centre` and points are (longitude, latitude) in degrees, results kilometres east and north
    of the centre. See J. P. Snyder, Map Projections: A Working Manual (1987), equations 24-2
    to 24-4.
    """
    centre_longitude, centre_latitude = map(math.radians, centre)
    sine, cosine = math.sin(centre_latitude), math.cos(centre_latitude)

    def project(point: Point) -> Point:
        latitude = math.radians(point[1])
        turn = math.radians(point[0]) - centre_longitude
        towards = math.cos(latitude) * math.cos(turn)
        # At the antipode the scale has no bound; anything far outside of the frame will do.
        depth = max(1 + sine * math.sin(latitude) + cosine * towards, 1e-9)
        scale = _EARTH_RADIUS_KM * math.sqrt(2 / depth)
        x = scale * math.cos(latitude) * math.sin(turn)
        y = scale * (cosine * math.sin(latitude) - sine * towards)
        return x, y

    return project


def simplify(arc: Arc, smallest_area: float) -> Arc:
    """Drop points until each makes a triangle of at least `smallest_area` with its neighbours.

    Visvalingam and Whyatt's method (1993). Both ends stay, so arcs still meet; a closed arc
    keeps a triangle.
    """
    fewest = _SHORTEST_RING if arc[0] == arc[-1] else _SHORTEST_LINE
    chain = _Chain(arc)
    for _ in range(len(arc) - fewest):
        if not chain.drop_smallest(smallest_area):
            break
    return chain.kept()


class _Chain:
    """The points of an arc that are still there, each with the area of its triangle."""

    def __init__(self, arc: Arc) -> None:
        self._arc = arc
        self._before = list(range(-1, len(arc) - 1))
        self._after = list(range(1, len(arc) + 1))
        self._areas: dict[int, float] = {}
        self._heap: list[tuple[float, int]] = []
        for index in range(1, len(arc) - 1):
            self._measure(index, 0)

    def kept(self) -> Arc:
        ends = {0, len(self._arc) - 1}
        inner = self._areas.keys()
        return tuple(p for index, p in enumerate(self._arc) if index in ends or index in inner)

    def drop_smallest(self, below: float) -> bool:
        """Drop the point with the smallest triangle, if that is smaller than `below`."""
        while self._heap:
            area, index = heapq.heappop(self._heap)
            if self._areas.get(index) != area:
                continue  # measured again, or dropped, since it was pushed
            if area >= below:
                return False
            self._drop(index, area)
            return True
        return False

    def _drop(self, index: int, area: float) -> None:
        del self._areas[index]
        before, after = self._before[index], self._after[index]
        self._after[before], self._before[after] = after, before
        for neighbour in (before, after):
            if neighbour in self._areas:
                self._measure(neighbour, area)

    def _measure(self, index: int, at_least: float) -> None:
        """Measure a triangle; it counts no less than the one that was dropped beside it."""
        corners = (self._arc[i] for i in (self._before[index], index, self._after[index]))
        area = max(at_least, _triangle(*corners))
        self._areas[index] = area
        heapq.heappush(self._heap, (area, index))


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def ring_area(ring: Sequence[Point]) -> float:
    """Measure the area inside a ring, negative if it runs the other way round."""
    following = (*ring[1:], ring[0]) if ring else ()
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True)) / 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> Box:
        """Give the rectangle with a margin around it."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


def clip(ring: Sequence[Point], box: Box) -> Arc:
    """Cut a ring to a rectangle (Sutherland and Hodgman's method); empty if it lies outside.

    Where the ring leaves the rectangle, the result follows the rectangle's edge.
    """
    for axis, limit, sign in (
        (0, box.left, 1),
        (0, box.right, -1),
        (1, box.top, 1),
        (1, box.bottom, -1),
    ):
        ring = _clip_side(ring, axis, limit, sign)
    return tuple(ring)


def _clip_side(ring: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    inside: list[Point] = []
    for index, point in enumerate(ring):
        previous = ring[index - 1]
        was_in = (previous[axis] - limit) * sign >= 0
        is_in = (point[axis] - limit) * sign >= 0
        if was_in != is_in:
            inside.append(_crossing(previous, point, axis, limit))
        if is_in:
            inside.append(point)
    return inside


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)
