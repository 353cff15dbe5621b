"""Read the drawn map that lies beside the templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.views.shapes import NO_SHAPES, Shape, Shapes

SHAPES_FILE = "components/map-shapes.json"


def read_shapes(templates_dir: Path) -> Shapes:
    """Read the outlines; a folder of templates without the file has no map."""
    path = templates_dir / SHAPES_FILE
    if not path.is_file():
        return NO_SHAPES
    data = json.loads(path.read_text(encoding="utf-8"))
    left, top, width, height = data["viewBox"]
    return Shapes(
        view_box=(left, top, width, height),
        shapes={code: _shape(shape) for code, shape in data["shapes"].items()},
    )


def _shape(data: dict[str, Any]) -> Shape:
    label = data.get("label")
    return Shape(data["path"], (label[0], label[1]) if label else None)
