"""`explainer diff`: what a change does, claim by claim."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from generator.cli.exits import ExitCode
from generator.cli.git_base import files_at
from generator.cli.projects import FINDINGS, project_of, project_option
from generator.cli.store import store_of
from generator.cli.terminal import say, style_for

if TYPE_CHECKING:
    from generator.review.differences import Review

FORMS = ("text", "markdown", "html", "json")


@click.command(
    epilog="""\b
Examples:
  explainer diff main
  explainer diff HEAD~1 --format markdown
  explainer diff v1.0 --format html > changes.html

\b
Exit codes: 0 fine, whatever changed; 2 there is no such commit."""
)
@click.argument("base", metavar="BASE")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="How to report.",
)
@project_option
@click.pass_context
def diff(context: click.Context, base: str, form: str) -> ExitCode:
    """Show what changed since the commit BASE, claim by claim, with evidence in context.

    Flags tell what deserves a second look: words that changed while their evidence didn't,
    evidence that is gone, an id that leads nowhere, a source whose text changed.
    """
    root = project_of(context)
    from generator.loading.collection import collection_paused
    from generator.loading.files import ProjectFiles
    from generator.loading.project import load_project
    from generator.review.differences import compare
    from generator.review.entries import side_of
    from generator.verify.memory import Memory

    store = store_of(root)
    memory = Memory(store.get(FINDINGS)) if store else Memory()
    with collection_paused():
        readers = (files_at(root, base), ProjectFiles(root))
        sides = [load_project(root, files=files, memory=memory.files) for files in readers]
        review = compare(*(side_of(one, memory) for one in sides))
    say(_writer(form)(review))
    return ExitCode.FINE


def _writer(form: str) -> Callable[[Review], str]:
    from generator.review.html import as_html
    from generator.review.json_form import as_json
    from generator.review.markdown import as_markdown
    from generator.review.text import as_text

    style = style_for(sys.stdout, os.environ)
    return {
        "text": lambda review: as_text(review, style),
        "markdown": as_markdown,
        "html": as_html,
        "json": as_json,
    }[form]
