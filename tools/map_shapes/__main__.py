"""Command line: `python -m tools.map_shapes WORLD.json --centre LON LAT --frame W S E N …`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.map_shapes.geometry import Box
from tools.map_shapes.shapes import MapDocument, Region, make_map
from tools.map_shapes.topojson import decode


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the shapes of the region that the arguments describe; return the exit code."""
    options = _parser().parse_args(arguments)
    west, south, east, north = options.frame
    region = Region(
        centre=tuple(options.centre),
        frame=Box(west, north, east, south),
        width=options.width,
        detail=options.detail,
        coarse=options.coarse,
        smallest=options.smallest,
        focus=frozenset(options.focus),
        merged=dict(pair.split("=", 1) for pair in options.merge),
    )
    world = json.loads(options.world.read_text("utf-8"))
    text = _one_shape_a_line(make_map(decode(world), region))
    options.out.write_text(text, "utf-8", newline="\n")
    sys.stdout.write(f"{options.out}: {len(text.encode())} bytes\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tools.map_shapes", description=__doc__)
    parser.add_argument("world", type=Path, help="TopoJSON with an object named countries")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument(
        "--centre", nargs=2, type=float, required=True, metavar=("LON", "LAT"), help="degrees"
    )
    parser.add_argument(
        "--frame",
        nargs=4,
        type=float,
        required=True,
        metavar=("WEST", "SOUTH", "EAST", "NORTH"),
        help="kilometres from the centre",
    )
    parser.add_argument("--width", type=float, default=720, help="width of the map in units")
    parser.add_argument(
        "--detail", type=float, default=2, help="smallest corner that is kept, in square units"
    )
    parser.add_argument(
        "--coarse", type=float, default=8, help="the same for what no --focus country takes part in"
    )
    parser.add_argument(
        "--smallest", type=float, default=25, help="smallest island that is kept, in square units"
    )
    parser.add_argument(
        "--focus",
        nargs="+",
        default=[],
        metavar="CODE",
        help="countries drawn in detail (ISO 3166-1 alpha-2)",
    )
    parser.add_argument(
        "--merge",
        action="append",
        default=[],
        metavar="CODE=CODE",
        help="draw a territory as part of a country",
    )
    return parser


def _one_shape_a_line(document: MapDocument) -> str:
    """Write compact JSON with a line for each shape, so that a change shows in a diff."""
    lines = [
        f"{json.dumps(code)}:{json.dumps(shape, separators=(',', ':'))}"
        for code, shape in document["shapes"].items()
    ]
    view_box = json.dumps(document["viewBox"])
    return f'{{"viewBox":{view_box},"shapes":{{\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    raise SystemExit(main())
