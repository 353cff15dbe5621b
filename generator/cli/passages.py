"""Show passages in their context, and places where words stand."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.cli.terminal import style_for
from generator.problem_report import BOLD, Style, visible

if TYPE_CHECKING:
    from generator.authoring.excerpts import Excerpt
    from generator.authoring.words_search import Place, Search
    from generator.text.suggest import Suggestion

OPENING, CLOSING = "⟦", "⟧"
"""The signs around a passage in its context: no source is expected to have them."""


def out_style() -> Style:
    """Give the style of standard output."""
    return style_for(sys.stdout, os.environ)


def excerpt_lines(excerpt: Excerpt, indent: str = "    ") -> Iterator[str]:
    """Write where a passage stands, then its sentences with the passage between signs."""
    style = out_style()
    lines = f"line {excerpt.first_line}"
    if excerpt.last_line != excerpt.first_line:
        lines = f"lines {excerpt.first_line}-{excerpt.last_line}"
    yield f"{indent}{visible(excerpt.source)}, {lines} of {visible(excerpt.file)}:"
    whole = "".join(
        f"{OPENING}{visible(words)}{CLOSING}" if is_passage else visible(words)
        for is_passage, words in excerpt.parts
    )
    for row in textwrap.wrap(whole, max(style.width - len(indent) - 2, 30)):
        yield f"{indent}  {row}"


def place_lines(place: Place, number: int | None = None) -> Iterator[str]:
    """Write a place where words were found, with what already uses it."""
    head = f"{number}." if number is not None else "found"
    yield out_style().paint(head, BOLD)
    yield from excerpt_lines(place.excerpt)
    if place.prefix or place.suffix:
        chosen = [("--prefix", place.prefix), ("--suffix", place.suffix)]
        yield "    chosen by " + " ".join(f"{name} {visible(v)!r}" for name, v in chosen if v)
    if place.used_by:
        yield f"    used by {', '.join(place.used_by)}"


def failure_lines(search: Search) -> Iterator[str]:
    """Say why no source carries the words, and what comes closest."""
    yield "No source carries these words."
    for source, why in search.refusals:
        yield f"  {source}: {why}"
    if search.closest is not None:
        yield from _closest_lines(search.closest)
    yield "If another text carries them, archive it first: explainer source add FILE"


def _closest_lines(closest: Suggestion) -> Iterator[str]:
    yield f"  the closest words, in {closest.source}:"
    yield from textwrap.wrap(
        visible(closest.exact), 90, initial_indent="    ", subsequent_indent="    "
    )
    changes = [change for change in closest.diff if change.op.value != "equal"]
    for change in changes[:5]:
        given, there = visible(change.given), visible(change.source)
        if given and there:
            yield f"    '{given}' is '{there}' there"
        else:
            yield f"    '{given}' isn't there" if given else f"    '{there}' is missing"


def joined(lines: Sequence[str] | Iterator[str]) -> str:
    """Join lines for printing."""
    return "\n".join(lines)
