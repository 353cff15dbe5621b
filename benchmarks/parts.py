"""The parts of the measurement; each gives plain values, which are kept as JSON."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.content import Explainer, explainer
from benchmarks.hard_cases import hard_cases
from benchmarks.measuring import Measured, Size, measure, tell, weigh
from benchmarks.pages.measure import write_articles
from benchmarks.peers import PEERS, PYTHON, QUIET
from benchmarks.previews import edits_to_browser, previews
from benchmarks.projects import ROOT
from benchmarks.subjects import (
    Project,
    Task,
    floor_tasks,
    make_project,
    nothing,
    our_tasks,
    peer_tasks,
    rare_tasks,
)

Values = dict[str, Any]


def measure_sizes(home: Path, rounds: Mapping[int, int]) -> Values:
    """Measure our commands, the floor and all peers: how many rounds at which size."""
    return {
        str(size): _measure_size(home / str(size), size, number) for size, number in rounds.items()
    }


def _measure_size(home: Path, size: int, rounds: int) -> Values:
    tell(f"{size:,} claims, {rounds} rounds")
    content = explainer(size)
    project = make_project(content, home / "ours")
    tasks = [
        *floor_tasks(project),
        *our_tasks(project),
        *peer_tasks(content, home),
    ]
    measured = measure(tasks, rounds)
    weights = _weigh_all(home, project)
    once = measure(rare_tasks(project), 1)
    return {
        "rounds": rounds,
        "tasks": as_values(measured),
        "once": as_values(once),
        "weights": {name: asdict(weight) for name, weight in weights.items()},
        "missing": {peer.id: peer.missing for peer in PEERS if peer.missing},
    }


def _weigh_all(home: Path, project: Project) -> dict[str, Size]:
    content = project.content
    site = project.folder / "site"
    pages = [site / f"{s.id}/{page.mill.id}.html" for s in content.sections for page in s.pages]
    weights = {"ours": weigh(site, pages, site / "search-index.js")}
    for peer in PEERS:
        site = home / peer.id / peer.site
        if not site.is_dir():
            continue
        pages = [
            site / peer.page.format(section=s.id, mill=page.mill.id)
            for s in content.sections
            for page in s.pages
        ]
        weights[peer.id] = weigh(site, pages, site / peer.index if peer.index else None)
    return weights


def measure_growth(home: Path, wanted: Mapping[int, Sequence[str]]) -> Values:
    """Measure check or build, or both, with nothing cached, once at each size."""
    rows = {}
    for size, names in wanted.items():
        tell(f"growth: {size:,} claims")
        project = make_project(explainer(size), home / f"growth-{size}")
        tasks = [task for task in our_tasks(project) if task.id in names]
        rows[str(size)] = as_values(measure(tasks, 1))
        shutil.rmtree(project.folder)
    return rows


def measure_hard_cases(home: Path, sizes: tuple[int, int], rounds: int) -> Values:
    """Check projects in which one thing is very large."""
    tell("hard cases")
    return as_values(hard_cases(home / "hard", sizes, rounds))


def measure_serving(home: Path, edits: Mapping[int, int], others_up_to: int) -> Values:
    """Time edits of a claim until an open browser shows them: how many at which size."""
    rows: Values = {}
    for size, number in edits.items():
        tell(f"serve: {size:,} claims")
        rows[str(size)] = {}
        others = size <= others_up_to
        for preview in previews(explainer(size), home / f"serve-{size}", others=others):
            seconds = edits_to_browser(preview, number)
            tell(f"  {preview.name}: {', '.join(f'{one:.2f} s' for one in seconds) or 'failed'}")
            rows[str(size)][preview.id] = {"name": preview.name, "seconds": seconds}
    return rows


def measure_real_site(home: Path, rounds: int) -> Values:
    """Measure the project of this checkout beside stock MkDocs with the very same articles."""
    tell("the site of this checkout")
    ours = home / "real"
    ours.mkdir(parents=True)
    for name in ("content", "data", "seeds", "site_templates"):
        shutil.copytree(ROOT / name, ours / name)
    shutil.copy(ROOT / "mkdocs.yml", ours)
    project = Project(Explainer((), ()), ours)
    tasks = our_tasks(project)[:4]
    measure([tasks[2]], 1)
    plain = home / "real-plain"
    write_articles(ours / "site", plain)
    stock = Task(
        "plain",
        "MkDocs, Material, the same articles",
        [PYTHON / "mkdocs", "build", "-q"],
        plain,
        nothing,
        QUIET,
    )
    return as_values(measure([*tasks, stock], rounds))


def as_values(measured: dict[str, Measured]) -> Values:
    """Turn what was measured into plain values."""
    return {name: asdict(one) for name, one in measured.items()}
