"""What commands share: the option that names the project, and its examination."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.formats import Report
from generator.cli.project_root import find_project
from generator.cli.remembered import recall, remember
from generator.cli.store import Store, store_of
from generator.loading.collection import collection_paused
from generator.loading.files import ProjectFiles
from generator.problems import in_reading_order

PROJECT_KEY = "explainer.project"

FINDINGS = "findings"
"""The entry of the store that holds what was found about each portion of the claims."""


def _remember_project(
    context: click.Context, parameter: click.Parameter, value: Path | None
) -> None:
    del parameter
    if value is not None:
        context.meta[PROJECT_KEY] = value


project_option = click.option(
    "-C",
    "project",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Work on the project in DIR; else on the nearest one upwards from here.",
    expose_value=False,
    callback=_remember_project,
)


def project_of(context: click.Context) -> Path:
    """Find the project that the command line names or that the user stands in."""
    return find_project(context.meta.get(PROJECT_KEY), Path.cwd())


def examine(root: Path, *, cached: bool = True) -> Report:
    """Load and verify a project; with `cached`, only if it isn't the one of the last time."""
    store = store_of(root) if cached else None
    with collection_paused():
        files = ProjectFiles(root)
        report = recall(files, store) if store else None
        if report is None:
            files = files.again()
            report = _examine(root, files, store)
            if store:
                remember(report, files, store)
        return report


def _examine(root: Path, files: ProjectFiles, store: Store | None) -> Report:
    from generator.loading.project import load_project
    from generator.verify.memory import Memory
    from generator.verify.project import verify_project

    memory = Memory(store.get(FINDINGS)) if store else None
    loaded = load_project(root, files=files, memory=memory.files if memory else None)
    verdict = verify_project(loaded, memory)
    if store and memory:
        store.put(FINDINGS, memory.kept)
    problems = in_reading_order([*loaded.problems, *verdict.problems])
    return Report(tuple(problems), verdict.counts, loaded.lines.line)


def from_here(path: Path) -> str:
    """Write a path as short as it can be from where the user stands."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
