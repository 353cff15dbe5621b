"""The commands: each parses its options, calls one function and prints what comes back.

The layers below are imported where they are called: `check` has to start fast, and has to
work without MkDocs and Jinja.
"""

from __future__ import annotations

import os
import sys

import click

from generator import __version__
from generator.cli.building import recall_builds, remember_build
from generator.cli.exits import ExitCode
from generator.cli.formats import FORMATS, Report, as_text
from generator.cli.projects import examine, from_here, project_of, project_option
from generator.cli.store import store_of
from generator.cli.terminal import progress_line, say, style_for, tell
from generator.problems import in_reading_order

DEFAULT_ADDRESS = "127.0.0.1:8000"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  explainer check                   is everything right?
  explainer check --format json     the same for a program
  explainer build                   the site, in site/
  explainer serve                   a live preview in the browser
  explainer export                  the forms for people without a network

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
@click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Use what the last run left in .cache/; it is never used for files that changed.",
)
@project_option
@click.pass_context
def check(context: click.Context, form: str, *, cache: bool) -> ExitCode:
    """Apply every rule to the data, the source texts and the pages."""
    root = project_of(context)
    report = examine(root, cached=cache)
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
    root = project_of(context)
    from generator.mkdocs_adapter.build import build_site

    store = store_of(root)
    remembered = recall_builds(store)
    with progress_line() as progress:
        result = build_site(root, progress=progress, remembered=remembered)
    remember_build(remembered, store, result.opens.parent if result.opens else None)
    report = Report(
        tuple(in_reading_order(list(result.problems))), result.counts, result.lines.line
    )
    tell(as_text(report, style_for(sys.stderr, os.environ)))
    if report.has_errors or result.opens is None:
        tell("Nothing was published; the site is as it was.")
        return ExitCode.PROJECT_IS_WRONG
    say(f"Open {from_here(result.opens)} in a browser.")
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
    root = project_of(context)
    from generator.mkdocs_adapter.serve import serve_site

    serve_site(root, address)
    return ExitCode.INTERRUPTED  # nothing else ends a preview
