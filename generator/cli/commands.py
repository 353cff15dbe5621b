"""The commands: each parses its options, calls one function and prints what comes back.

The layers below are imported where they are called: `check` has to start fast, and has to
work without MkDocs and Jinja.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator import __version__
from generator.cli.exits import ExitCode
from generator.cli.formats import FORMATS, Report, as_text
from generator.cli.project_root import find_project
from generator.cli.terminal import progress_line, say, style_for, tell
from generator.problems import in_reading_order

PROJECT_KEY = "explainer.project"
DEFAULT_ADDRESS = "127.0.0.1:8000"


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


def _project(context: click.Context) -> Path:
    """Find the project that the command line names or that the user stands in."""
    return find_project(context.meta.get(PROJECT_KEY), Path.cwd())


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  explainer check                   is everything right?
  explainer check --format json     the same for a program
  explainer build                   the site, in site/
  explainer serve                   a live preview in the browser

\b
Exit codes: 0 fine; 1 something in the project's files is wrong;
2 the command could not run; 130 stopped with Ctrl-C.
A fault of the program itself is told in one line and ends with 2; set
EXPLAINER_DEBUG=1 to see where it happened.""",
)
@click.version_option(__version__, message="explainer %(version)s")
@project_option
def explainer() -> None:
    """Build an explainer site in which every claim is backed by a proven passage."""


@explainer.command(
    epilog="""\b
Examples:
  explainer check
  explainer -C ../other-project check --format json"""
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@project_option
@click.pass_context
def check(context: click.Context, form: str) -> ExitCode:
    """Apply every rule to the data, the source texts and the pages."""
    root = _project(context)
    report = _examine(root)
    say(FORMATS[form](report, style_for(sys.stdout, os.environ)))
    return ExitCode.PROJECT_IS_WRONG if report.has_errors else ExitCode.FINE


@explainer.command(
    epilog="""\b
Examples:
  explainer build
  explainer -C ../other-project build"""
)
@project_option
@click.pass_context
def build(context: click.Context) -> ExitCode:
    """Check, then build the site; if anything is wrong, the old site stays as it is."""
    root = _project(context)
    from generator.mkdocs_adapter.build import build_site

    with progress_line() as progress:
        result = build_site(root, progress=progress)
    report = Report(
        tuple(in_reading_order(list(result.problems))), result.counts, result.lines.line
    )
    tell(as_text(report, style_for(sys.stderr, os.environ)))
    if report.has_errors or result.opens is None:
        tell("Nothing was published; the site is as it was.")
        return ExitCode.PROJECT_IS_WRONG
    say(f"Open {_from_here(result.opens)} in a browser.")
    return ExitCode.FINE


@explainer.command(
    epilog="""\b
Examples:
  explainer serve
  explainer serve --address 127.0.0.1:9000"""
)
@click.option(
    "--address",
    metavar="HOST:PORT",
    default=DEFAULT_ADDRESS,
    show_default=True,
    help="Where to listen.",
)
@project_option
@click.pass_context
def serve(context: click.Context, address: str) -> ExitCode:
    """Show a live preview until Ctrl-C; problems are shown in the page."""
    root = _project(context)
    from generator.mkdocs_adapter.serve import serve_site

    serve_site(root, address)
    return ExitCode.INTERRUPTED  # nothing else ends a preview


def _examine(root: Path) -> Report:
    """Load and verify a project."""
    from generator.loading.project import load_project
    from generator.verify.project import verify_project

    loaded = load_project(root)
    verdict = verify_project(loaded)
    problems = in_reading_order([*loaded.problems, *verdict.problems])
    return Report(tuple(problems), verdict.counts, loaded.lines.line)


def _from_here(path: Path) -> str:
    """Write a path as short as it can be from where the user stands."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
