"""Turn a topology into the shapes of one map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from tools.map_shapes.alpha2 import alpha2
from tools.map_shapes.geometry import Box, azimuthal_equal_area, clip, ring_area, simplify
from tools.map_shapes.labels import place_label
from tools.map_shapes.topojson import Arc, Country, Point, Topology, join_arcs

# Shapes reach this far beyond the view (in map units), so that an outline drawn around a shape
# is cut by the view's edge and doesn't run along it.
_OVERLAP = 6.0
_LEAST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class Region:
    """What a map shows and how finely.

    `centre` is (longitude, latitude) in degrees; `frame` lies in kilometres around it, y
    northwards. `width` is the map's width in units. Areas in square units: of the smallest
    corner that is kept where a country of `focus` takes part (`detail`) and elsewhere
    (`coarse`), and of the smallest island. `merged` maps the code of a territory to the code of
    the country that it is drawn with.
    """

    centre: Point
    frame: Box
    width: float
    detail: float
    coarse: float
    smallest: float
    focus: frozenset[str]
    merged: Mapping[str, str]

    @property
    def scale(self) -> float:
        """Map units a kilometre."""
        return self.width / (self.frame.right - self.frame.left)

    @property
    def height(self) -> float:
        """The map's height in units."""
        return round((self.frame.top - self.frame.bottom) * self.scale)

    def code(self, country: Country) -> str | None:
        """Find the code that a country is drawn under, None where it has none."""
        code = alpha2(country.alpha3)
        return self.merged.get(code, code) if code else None

    def to_map(self, point: Point) -> Point:
        """Turn kilometres around the centre into map units, y downwards."""
        return (point[0] - self.frame.left) * self.scale, (self.frame.top - point[1]) * self.scale


Polygon = tuple[Arc, ...]


class MapDocument(TypedDict):
    """The JSON document of a map: its `viewBox` and the `shapes` in it by code."""

    viewBox: list[float]
    shapes: dict[str, dict[str, object]]


def make_map(topology: Topology, region: Region) -> MapDocument:
    """Project, simplify, cut and measure every country that the region's frame shows."""
    arcs = _simplified_arcs(topology, region)
    shapes: dict[str, list[Polygon]] = {}
    for country in topology.countries:
        code = region.code(country)
        polygons = _polygons(country, arcs, region)
        if code and polygons:
            shapes.setdefault(code, []).extend(polygons)
    return {
        "viewBox": [0, 0, _short(region.width), _short(region.height)],
        "shapes": {code: _shape(shapes[code], region) for code in sorted(shapes)},
    }


def _simplified_arcs(topology: Topology, region: Region) -> list[Arc]:
    """Bring every arc onto the map, each simplified once for all countries that it bounds."""
    project = azimuthal_equal_area(region.centre)
    fine = {
        number if number >= 0 else ~number
        for country in topology.countries
        if region.code(country) in region.focus
        for polygon in country.polygons
        for ring in polygon
        for number in ring
    }
    return [
        simplify(
            tuple(region.to_map(project(point)) for point in arc),
            region.detail if number in fine else region.coarse,
        )
        for number, arc in enumerate(topology.arcs)
    ]


def _polygons(country: Country, arcs: list[Arc], region: Region) -> list[Polygon]:
    view = Box(0, 0, region.width, region.height).grown(_OVERLAP)
    found: list[Polygon] = []
    for polygon in country.polygons:
        rings = [clip(join_arcs(arcs, ring), view) for ring in polygon]
        rings = [ring for ring in rings if len(ring) >= _LEAST_CORNERS]
        if rings and abs(ring_area(rings[0])) >= region.smallest:
            found.append(tuple(rings))
    return found


def _shape(polygons: list[Polygon], region: Region) -> dict[str, object]:
    shape: dict[str, object] = {"path": "".join(map(_path, _rings(polygons)))}
    view = Box(0, 0, region.width, region.height)
    seen = [tuple(clip(ring, view) for ring in polygon) for polygon in polygons]
    seen = [tuple(ring for ring in polygon if ring) for polygon in seen]
    seen = [polygon for polygon in seen if polygon]
    if seen:
        biggest = max(seen, key=lambda polygon: abs(ring_area(polygon[0])))
        place = place_label(biggest)
        shape["label"] = [_short(round(place.x)), _short(round(place.y))]
        shape["room"] = round(place.width)
    return shape


def _rings(polygons: Iterable[Polygon]) -> list[Arc]:
    return [ring for polygon in polygons for ring in polygon]


def _path(ring: Arc) -> str:
    """Write a ring as SVG path data: its first point, then steps from point to point.

    Points lie on whole units, and steps between them, so that roundings don't add up.
    """
    points = [(round(x), round(y)) for x, y in ring]
    steps = [
        _pair(x - px, y - py)
        for (x, y), (px, py) in zip(points[1:], points, strict=False)
        if (x, y) != (px, py)
    ]
    path = f"M{_pair(*points[0])}l"
    return path + "".join(step if step[0] == "-" else " " + step for step in steps).lstrip() + "z"


def _pair(x: int, y: int) -> str:
    """Write two numbers in as few characters as SVG reads."""
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _short(value: float) -> float:
    return int(value) if float(value).is_integer() else value
