"""Find the largest costs of a build: where the time of one process goes, part by part.

A part is a layer of ours, or a package of somebody else's. The time of functions written in C is
counted where they are called from.
"""

from __future__ import annotations

import os
import pstats
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.content import explainer
from benchmarks.projects import ROOT
from benchmarks.subjects import PYTHON, Project, make_project

TRIED = Path(__file__).with_name("tried.toml")
LARGEST = 10
_RUN = """\
import cProfile, sys
from generator.cli.main import main
profile = cProfile.Profile()
try:
    profile.runcall(main, sys.argv[2:])
except SystemExit:
    pass
profile.dump_stats(sys.argv[1])
"""

Function = tuple[str, int, str]


def largest_costs(project: Project) -> list[tuple[str, float]]:
    """Profile a build with nothing cached; give the parts with their share of the time."""
    project.forget()
    kept = project.folder.with_suffix(".profile")
    command = [str(PYTHON), "-c", _RUN, str(kept), "-C", str(project.folder), "build"]
    environ = {**os.environ, **project.environ}
    subprocess.run(command, cwd=ROOT, env=environ, check=True, capture_output=True)
    stats: Any = pstats.Stats(str(kept))
    seconds: Counter[str] = Counter()
    for function, (_, _, own, _, callers) in stats.stats.items():
        if function[0] == "~":
            for caller, (_, _, within, _) in callers.items():
                seconds[part_of(caller)] += within
        else:
            seconds[part_of(function)] += own
    whole = seconds.total()
    return [(part, spent / whole) for part, spent in seconds.most_common(LARGEST)]


def part_of(function: Function) -> str:
    """Name the part that a function belongs to."""
    path = function[0]
    if path == "~":
        return "Python itself"
    if path.startswith(str(ROOT / "generator")):
        return "/".join(Path(path).relative_to(ROOT).parts[:2]).removesuffix(".py")
    if path.endswith(".html"):
        return "templates of the theme" if "/material/" in path else "our templates"
    if "site-packages/" in path:
        return path.partition("site-packages/")[2].partition("/")[0].removesuffix(".py")
    if path.startswith(sys.base_prefix):
        inside = path.partition("/python3")[2].partition("/")[2]
        return f"Python's {inside.removesuffix('.py').replace('/', '.')}"
    return "importing modules" if path.startswith("<frozen importlib") else "Python itself"


def profile_sizes(home: Path, sizes: Sequence[int]) -> dict[str, Any]:
    """Profile a build at each size."""
    return {
        str(size): largest_costs(make_project(explainer(size), home / f"profile-{size}"))
        for size in sizes
    }


def tried() -> dict[str, str]:
    """Read what was tried against each cost; written by hand."""
    return dict(tomllib.loads(TRIED.read_text(encoding="utf-8")))
