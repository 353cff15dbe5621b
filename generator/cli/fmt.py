"""`explainer fmt`: data files in their canonical form."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.canonical import known_as_canonical
from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.projects import project_of, project_option
from generator.cli.terminal import say, style_for, tell
from generator.cli.writing import write_changes
from generator.problem_report import LineReader, format_problem
from generator.problems import Problem, in_reading_order

if TYPE_CHECKING:
    from generator.authoring.formatting import Formatted

DATA = "data"


@click.command(
    epilog="""\b
Examples:
  explainer fmt                        every file of data/
  explainer fmt data/claims            those of one folder
  explainer fmt --check                only say which would change

\b
Exit codes: 0 fine; 1 a file can't be read, or with --check would change;
2 the command could not run."""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; end with 1 if it would.")
@project_option
@click.pass_context
def fmt(context: click.Context, paths: tuple[Path, ...], *, only_check: bool) -> ExitCode:
    """Bring data files into their canonical form.

    Order of keys, indents, blank lines and quotation marks change; values and comments never.
    A file that can't be read without doubt is left alone and reported.
    """
    root = project_of(context).resolve()
    from generator.loading.files import ProjectFiles

    files = ProjectFiles(root)
    names = _chosen(files.list_files(DATA), root, paths)
    problems: list[Problem] = []
    changes: dict[str, bytes] = {}
    with known_as_canonical(root) as canonical:
        for name in names:
            text, content = files.read_text(name), files.read_bytes(name) or b""
            if text is None or canonical.has(name, content):
                continue
            done = _formatted(name, text)
            problems += done.problems
            if done.text is not None and done.text.encode() != content:
                changes[name] = done.text.encode()
            elif not done.problems:
                canonical.add(name, content)
    problems += files.problems
    unread = {problem.location.path for problem in problems if problem.is_error}
    changes = {name: content for name, content in changes.items() if name not in unread}
    _report(problems, files.lines.line)
    if not only_check:
        write_changes(root, changes)
    for name in sorted(changes):
        say(f"{'would change' if only_check else 'changed'} {name}")
    tell(_summary(len(names), len(changes), len(unread), only_check=only_check))
    is_wrong = bool(unread) or (only_check and bool(changes))
    return ExitCode.PROJECT_IS_WRONG if is_wrong else ExitCode.FINE


def _formatted(name: str, text: str) -> Formatted:
    from generator.authoring.formatting import format_text  # where every file is known, none is

    return format_text(name, text)


def _chosen(known: tuple[str, ...], root: Path, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """List the data files that the paths name, or all."""
    wanted = [name for name in known if name.endswith(".yml")]
    if not paths:
        return tuple(wanted)
    return tuple(sorted({name for path in paths for name in _below(path, root, wanted)}))


def _below(path: Path, root: Path, known: list[str]) -> Iterator[str]:
    full = path.resolve()
    full = full if full.exists() else (root / path).resolve()
    name = full.relative_to(root).as_posix() if full.is_relative_to(root) else None
    found = [one for one in known if name is not None and f"{one}/".startswith(f"{name}/")]
    if not found and name not in {".", DATA}:
        raise CannotRunError(f"{path}: no data file of this project, and no folder of some")
    yield from found or known


def _report(problems: list[Problem], read_line: LineReader) -> None:
    style = style_for(sys.stdout, os.environ)
    for problem in in_reading_order([p for p in problems if p.is_error]):
        say(format_problem(problem, read_line, style))


def _summary(seen: int, changed: int, unread: int, *, only_check: bool) -> str:
    words = "would change" if only_check else "changed"
    tail = f", {unread} left alone because of problems" if unread else ""
    files = "1 file" if seen == 1 else f"{seen} files"
    return f"{files} looked at: {changed} {words}{tail}"
