"""`explainer schema`: the JSON Schemas with which editors help to write data files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import ExitCode
from generator.cli.projects import project_of, project_option
from generator.cli.terminal import say, style_for, tell
from generator.cli.writing import write_changes
from generator.problem_report import format_problems

if TYPE_CHECKING:
    from generator.loading.files import Changes
    from generator.loading.project import LoadedProject


@click.command(
    epilog="""\b
Examples:
  explainer schema             write data/schema/
  explainer schema --check     only say whether it is up to date

\b
Exit codes: 0 fine; 1 the data can't be read, or with --check a schema is out
of date; 2 the command could not run."""
)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; end with 1 if it would.")
@project_option
@click.pass_context
def schema(context: click.Context, *, only_check: bool) -> ExitCode:
    """Write a JSON Schema for each kind of data file, with the ids that the data has now.

    An editor that knows JSON Schema offers keys and ids from them, and underlines slips.
    """
    root = project_of(context).resolve()
    from generator.loading.project import load_project

    loaded = load_project(root)
    if is_misread(loaded):
        errors = [problem for problem in loaded.problems if problem.is_error]
        say(format_problems(errors, loaded.lines.line, style_for(sys.stdout, os.environ)))
        tell("The schemas list the ids of the data, which has to be readable first.")
        return ExitCode.PROJECT_IS_WRONG
    stale = stale_schemas(loaded)
    if not only_check:
        write_changes(root, stale)
    for name in sorted(stale):
        say(f"{'out of date: ' if only_check else 'wrote '}{name}")
    if only_check and stale:
        tell("Run `explainer schema` to renew them.")
    elif not stale:
        tell("All schemas are up to date.")
    return ExitCode.PROJECT_IS_WRONG if only_check and stale else ExitCode.FINE


def is_misread(loaded: LoadedProject) -> bool:
    """Tell whether ids of the data may be missing because something couldn't be read."""
    return any(problem.is_error for problem in loaded.problems)


def keeps_schemas(loaded: LoadedProject) -> bool:
    """Tell whether a project has schemas, which can be renewed from what was read."""
    return (loaded.root / "data/schema").is_dir() and not is_misread(loaded)


def stale_schemas(loaded: LoadedProject) -> Changes:
    """Give the schemas that are missing or not as the data would make them now."""
    from generator.authoring.json_schema import schema_files

    made = schema_files(loaded.dataset)
    return {path: text for path, text in made.items() if _content(loaded.root / path) != text}


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
