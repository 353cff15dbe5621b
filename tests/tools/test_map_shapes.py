"""The map tool on a small world of its own, and the shapes that are committed."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tools.map_shapes.__main__ import main
from tools.map_shapes.alpha2 import alpha2
from tools.map_shapes.geometry import Box, azimuthal_equal_area, clip, ring_area, simplify
from tools.map_shapes.labels import place_label
from tools.map_shapes.topojson import decode, join_arcs

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "site_templates/components/map-shapes.json"
SUBJECTS = ("UA", "PL", "FI", "LT", "LV", "EE")
CENTRE, FRAME, WIDTH = (22.0, 54.0), Box(-930, 1850, 1400, -1120), 720.0

Ring = list[tuple[float, float]]

# Two countries side by side, west and east of the meridian of 10 degrees, each a square of ten
# degrees; a bend of a thousandth of a degree stands in the middle of their border.
TWO_SQUARES: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.001, 0.001], "translate": [0, 0]},
    "arcs": [
        [[10000, 0], [1, 5000], [-1, 5000]],
        [[10000, 10000], [-10000, 0], [0, -10000], [10000, 0]],
        [[10000, 0], [10000, 0], [0, 10000], [-10000, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"a3": "FRA"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"a3": "DEU"}},
            ]
        }
    },
}


@pytest.fixture(scope="module")
def shapes() -> dict[str, dict[str, Any]]:
    """Read the committed shapes by code."""
    found: dict[str, dict[str, Any]] = json.loads(COMMITTED.read_text("utf-8"))["shapes"]
    return found


def rings(path: str) -> Iterator[Ring]:
    """Read path data of the form `Mx y` `l` steps `z` back into rings of points."""
    for part in path.split("z")[:-1]:
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((round(x, 1), round(y, 1)))
        yield ring


def on_map(longitude: float, latitude: float) -> tuple[float, float]:
    """Find where a place lies on the committed map."""
    x, y = azimuthal_equal_area(CENTRE)((longitude, latitude))
    scale = WIDTH / (FRAME.right - FRAME.left)
    return (x - FRAME.left) * scale, (FRAME.top - y) * scale


def holds(path: str, point: tuple[float, float]) -> bool:
    """Tell whether a point lies inside a path, by the even-odd rule."""
    inside = False
    for ring in rings(path):
        for a, b in pairwise([*ring, ring[0]]):
            if (a[1] > point[1]) != (b[1] > point[1]):
                crossing = (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
                inside ^= point[0] < crossing
    return inside


def test_decoding_turns_shared_arcs_into_closed_rings_in_degrees() -> None:
    topology = decode(TWO_SQUARES)
    west, east = topology.countries
    assert join_arcs(topology.arcs, west.polygons[0][0]) == (
        (10, 0),
        (10.001, 5),
        (10, 10),
        (0, 10),
        (0, 0),
    )
    assert (10.001, 5) in join_arcs(topology.arcs, east.polygons[0][0])


def test_projection_keeps_areas_and_puts_its_centre_at_zero() -> None:
    project = azimuthal_equal_area((22, 54))
    assert project((22, 54)) == (0, 0)
    for longitude, latitude in ((22, 54), (40, 48), (5, 69)):
        half = 0.05
        corners = [
            project((longitude + dx, latitude + dy))
            for dx, dy in ((-half, -half), (half, -half), (half, half), (-half, half))
        ]
        degree = math.radians(2 * half) * 6371
        bands = math.sin(math.radians(latitude + half)) - math.sin(math.radians(latitude - half))
        assert ring_area(corners) == pytest.approx(degree * 6371 * bands, rel=1e-3)


def test_projection_survives_the_far_side_of_the_world() -> None:
    assert all(math.isfinite(number) for number in azimuthal_equal_area((22, 54))((-158, -54)))


def test_simplifying_drops_small_corners_and_keeps_the_ends() -> None:
    arc = ((0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0))
    assert simplify(arc, 1) == ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))


def test_simplifying_a_closed_arc_leaves_a_triangle() -> None:
    square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    assert len(simplify(square, 1000)) == 4


def test_clipping_follows_the_edge_and_drops_what_lies_outside() -> None:
    box = Box(0, 0, 10, 10)
    across = clip([(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)], box)
    assert set(across) == {(0, 2), (5, 2), (5, 8), (0, 8)}
    assert clip([(20.0, 2.0), (25.0, 2.0), (25.0, 8.0)], box) == ()


def test_a_label_stands_in_the_widest_part_of_its_shape() -> None:
    flag_on_a_pole = [(0.0, 0.0), (40.0, 0.0), (40.0, 12.0), (2.0, 12.0), (2.0, 90.0), (0.0, 90.0)]
    place = place_label([flag_on_a_pole])
    assert 15 < place.x < 30
    assert 3 < place.y < 9
    assert place.width >= 25


@pytest.mark.parametrize(("three", "two"), [("POL", "PL"), ("UKR", "UA"), ("XKX", "XK")])
def test_codes_are_those_of_iso_3166(three: str, two: str) -> None:
    assert alpha2(three) == two


def test_an_unknown_code_has_no_shape() -> None:
    assert alpha2("KAS") is None


def test_the_command_writes_shapes_whose_common_border_is_one_line(tmp_path: Path) -> None:
    world, out = tmp_path / "world.json", tmp_path / "map.json"
    world.write_text(json.dumps(TWO_SQUARES), "utf-8")
    arguments = ["--centre", "10", "5", "--frame", "-2000", "-1000", "2000", "1000"]
    assert main([str(world), *arguments, "--out", str(out)]) == 0
    document = json.loads(out.read_text("utf-8"))
    assert document["viewBox"] == [0, 0, 720, 360]
    west, east = (next(rings(document["shapes"][code]["path"])) for code in ("FR", "DE"))
    assert len(set(west) & set(east)) == 2
    assert document["shapes"]["FR"]["label"][0] < 360 < document["shapes"]["DE"]["label"][0]


def test_the_command_draws_a_merged_territory_with_its_country(tmp_path: Path) -> None:
    world, out = tmp_path / "world.json", tmp_path / "map.json"
    world.write_text(json.dumps(TWO_SQUARES), "utf-8")
    arguments = ["--centre", "10", "5", "--frame", "-2000", "-1000", "2000", "1000"]
    main([str(world), *arguments, "--merge", "FR=DE", "--out", str(out)])
    assert list(json.loads(out.read_text("utf-8"))["shapes"]) == ["DE"]


def test_committed_map_has_every_subject_and_stays_light(shapes: dict[str, Any]) -> None:
    assert set(SUBJECTS) < set(shapes)
    assert COMMITTED.stat().st_size < 12_000


def test_committed_coordinates_are_whole_units(shapes: dict[str, Any]) -> None:
    for shape in shapes.values():
        assert re.fullmatch(r"(M-?\d+[ -]\d+l[-\d ]+z)+", shape["path"])


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "code"),
    [
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Yalta's hills", 34.1, 44.6, "UA"),
        ("near Kerch", 36.1, 45.2, "UA"),
        ("Donetsk", 37.8, 48.0, "UA"),
        ("Kyiv", 30.5, 50.45, "UA"),
        ("Chernyakhovsk", 21.8, 54.63, "RU"),
        ("Warsaw", 21.0, 52.23, "PL"),
        ("Rovaniemi", 25.7, 66.5, "FI"),
        ("Tartu", 26.7, 58.38, "EE"),
        ("Kuressaare's inland", 22.4, 58.4, "EE"),
        ("Jelgava", 23.7, 56.65, "LV"),
        ("Vilnius", 25.28, 54.69, "LT"),
        ("Minsk", 27.57, 53.9, "BY"),
    ],
)
def test_committed_map_puts_each_place_in_one_country(
    shapes: dict[str, Any], place: str, longitude: float, latitude: float, code: str
) -> None:
    point = on_map(longitude, latitude)
    assert [c for c, shape in shapes.items() if holds(shape["path"], point)] == [code], place


@pytest.mark.parametrize(
    ("one", "other"), [("EE", "LV"), ("LV", "LT"), ("LT", "PL"), ("PL", "UA"), ("FI", "RU")]
)
def test_committed_neighbours_share_every_point_of_their_border(
    shapes: dict[str, Any], one: str, other: str
) -> None:
    first, second = ([set(ring) for ring in rings(shapes[code]["path"])] for code in (one, other))
    shared = max((a & b for a in first for b in second), key=len)
    assert len(shared) >= 4
    for ring in rings(shapes[one]["path"]):
        run = [point in shared for point in ring]
        if any(run):
            starts = sum(a and not b for a, b in pairwise([*run, run[0]]))
            assert starts == 1, "the common border is one unbroken run of points"


def test_committed_labels_lie_in_their_shapes_and_in_view(shapes: dict[str, Any]) -> None:
    for code in SUBJECTS:
        x, y = shapes[code]["label"]
        assert holds(shapes[code]["path"], (x, y))
        assert x - shapes[code]["room"] / 4 > 0
        assert x + shapes[code]["room"] / 4 < WIDTH
        assert shapes[code]["room"] >= 60
