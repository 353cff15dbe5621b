"""`explainer export`: the forms for people without a network."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator import __version__
from generator.cli.building import recall_builds, remember_build
from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.formats import Report, as_text
from generator.cli.projects import from_here, project_of, project_option
from generator.cli.store import store_of
from generator.cli.terminal import progress_line, say, style_for, tell


@click.command(
    epilog="""\b
Examples:
  explainer export                          the offline forms, in dist/
  explainer export --edition 2026-07        with a name for this edition
  explainer export --pdf                    a PDF, too (needs Chromium)
  explainer export --site                   the site, too, in site/"""
)
@click.option(
    "--edition",
    "label",
    metavar="LABEL",
    default=__version__,
    show_default=True,
    help="A version or commit that every page is stamped with.",
)
@click.option("--pdf", is_flag=True, help="Print the one-file edition, too.")
@click.option("--site", is_flag=True, help="Build the site, too, from the same verified content.")
@project_option
@click.pass_context
def export(context: click.Context, label: str, *, pdf: bool, site: bool) -> ExitCode:
    """Write the explainer as a folder to unpack and as one file to send, into dist/."""
    root = project_of(context)
    from generator.export.pdf import NoBrowserError, find_browser
    from generator.mkdocs_adapter.export import Wish, export_project

    store = store_of(root)
    remembered = recall_builds(store)
    try:
        wish = Wish(_label(label), site=site, browser=find_browser() if pdf else None)
        with progress_line() as progress:
            result = export_project(root, wish, progress=progress, remembered=remembered)
    except NoBrowserError as error:
        raise CannotRunError(str(error)) from error
    remember_build(remembered, store, result.opens.parent if result.opens else None)
    report = Report(result.problems, result.counts, result.lines.line)
    tell(as_text(report, style_for(sys.stderr, os.environ)))
    if report.has_errors or not result.files:
        tell("Nothing was published; everything is as it was.")
        return ExitCode.PROJECT_IS_WRONG
    _say_what_is_there(result.files, result.opens)
    return ExitCode.FINE


def _label(text: str) -> str:
    """Take a label that can stand in a line of text."""
    words = " ".join(text.split())
    if not words or not words.isprintable():
        raise CannotRunError("--edition needs a printable label, such as a version")
    return words


def _say_what_is_there(files: tuple[Path, ...], opens: Path | None) -> None:
    for path in files:
        say(f"Wrote {from_here(path)} ({path.stat().st_size / 1000:.0f} kB).")
    if opens is not None:
        say(f"Open {from_here(opens)} in a browser.")
