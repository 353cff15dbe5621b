"""Projects in which one thing is very large: a source, the claims on it, the problems found."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from benchmarks.content import explainer
from benchmarks.measuring import Measured, measure
from benchmarks.projects import ROOT, write_project
from benchmarks.subjects import EXPLAINER, Project, Task

_FILLER = "The river runs past the weir and the meadow, and the wheel of the lower mill turns.\n\n"

_LENGTH = 1_900_000
"""Bytes by which a source is lengthened; `explainer` reads none above 2 MiB."""


def hard_cases(home: Path, sizes: tuple[int, int], rounds: int) -> dict[str, Measured]:
    """Check each hard project at two sizes."""
    tasks = []
    for size in sizes:
        for name, said, allowed in (
            ("usual", "claims, a source for every 50", 0),
            ("one-source", "claims, all on one source", 0),
            ("long-source", "claims, and 1.9 MB of other text in the first source", 0),
            ("problems", "claims, each with a passage that isn't in its source", 1),
        ):
            folder = home / f"{name}-{size}"
            project = _make(name, size, folder)
            command = [*EXPLAINER, "-C", folder, "check"]
            tasks.append(
                Task(
                    f"{name}-{size}",
                    f"{size:,} {said}",
                    command,
                    ROOT,
                    project.forget,
                    project.environ,
                    (allowed,),
                )
            )
    return measure(tasks, rounds)


def _make(name: str, size: int, folder: Path) -> Project:
    content = explainer(size, size if name == "one-source" else 50)
    write_project(folder, content)
    if name == "long-source":
        _lengthen(folder, content.sources[0].id)
    elif name == "problems":
        _spoil(folder)
    return Project(content, folder)


def _lengthen(folder: Path, source: str) -> None:
    """Put text that no claim uses behind a source."""
    path = folder / f"seeds/{source}.txt"
    whole = path.read_bytes() + b"\n" + _FILLER.encode() * (_LENGTH // len(_FILLER))
    path.write_bytes(whole)
    data = folder / f"data/sources/{source}.yml"
    text = data.read_text(encoding="utf-8").replace("coverage: complete", "coverage: partial")
    digest = hashlib.sha256(whole).hexdigest()
    data.write_text(re.sub(r"sha256: \w+", f"sha256: {digest}", text), encoding="utf-8")


def _spoil(folder: Path) -> None:
    """Put a word into every claim's first passage that its source doesn't have there."""
    spoilt = re.compile(r"( {8}passage:(?: \|-|\n {10}- \|-)\n +\S+) ")
    for path in (folder / "data/claims").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(spoilt.sub(r"\1 quite ", text), encoding="utf-8")
