"""Examples under the real check, without a disk."""

from __future__ import annotations

from pathlib import Path

from generator.loading.files import FileLines
from generator.loading.project import load_project
from generator.problems import Problem, in_reading_order
from generator.rulebook.entry import Files
from generator.verify.example_project import BASE
from generator.verify.project import verify_project

_NOWHERE = Path("/nowhere/at/all")
"""A root without files: the example is all that there is."""


def check_example(files: Files) -> tuple[tuple[Problem, ...], FileLines]:
    """Check the example project with some of its files replaced or added."""
    contents = {path: _as_bytes(content) for path, content in {**BASE, **files}.items()}
    loaded = load_project(_NOWHERE, contents)
    verdict = verify_project(loaded)
    problems = in_reading_order([*loaded.problems, *verdict.problems])
    return tuple(problems), loaded.lines


def _as_bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")
