"""How much is tried: a little in `make test`, much in `make torture`, with the figures kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

LONG = bool(os.environ.get("TORTURE"))
"""Whether this is the long run."""


def scale(short: int, long: int) -> int:
    """Choose a count."""
    return long if LONG else short


def note_figure(what: str, figure: str) -> None:
    """Keep a figure for the document of the long run, if one is asked for."""
    path = os.environ.get("TORTURE_FIGURES")
    if path:
        with Path(path).open("a", encoding="utf-8") as figures:
            figures.write(json.dumps([what, figure]) + "\n")
