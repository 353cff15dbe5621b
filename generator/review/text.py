"""A review for a terminal: removed words as [-so-], added ones as {+so+}, passages in ⟦ ⟧."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.authoring.portraits import ShownPassage
from generator.problem_report import BOLD, CYAN, RED, YELLOW, Style, visible
from generator.review.differences import Action, EntryChange, FactChange, Review
from generator.review.summary import headline, is_whole, pages, parts, passage_rows, place, title

_SIGNS = {Action.ADDED: "+", Action.REMOVED: "-", Action.CHANGED: "~", Action.RENAMED: "→"}

_PASSAGE_SIGNS = {"removed": ("-", RED), "added": ("+", CYAN), "unchanged": ("=", "")}


def as_text(review: Review, style: Style) -> str:
    """Write a review as lines for people."""
    lines = [row for change in review.entries for row in _entry(change, style)]
    for source in review.sources:
        lines.append(style.paint(f"{_SIGNS[source.action]} source {source.id}", BOLD))
        lines.append(f"    sha256 {source.before or 'none'} → {source.after or 'none'}")
    lines.append(headline(review))
    return "\n".join(lines)


def _entry(change: EntryChange, style: Style) -> Iterator[str]:
    yield style.paint(f"{_SIGNS[change.action]} {visible(title(change))}", BOLD)
    for flag in change.flags:
        yield style.paint(f"    ! {flag.value}", YELLOW)
    for fact in change.facts:
        yield from _wrapped(f"{fact.label}: ", _fact(fact), style)
    for word, passage in passage_rows(change):
        yield from _passage(*_PASSAGE_SIGNS[word], passage, style)
    yield from _wrapped("pages: ", visible(pages(change)), style)
    yield ""


def _fact(fact: FactChange) -> str:
    if is_whole(fact):
        return visible(fact.after) if fact.after else f"[-{visible(fact.before)}-]"
    return "".join(
        visible(step.after)
        if step.is_equal
        else (f"[-{visible(step.before)}-]" if step.before else "")
        + (f"{{+{visible(step.after)}+}}" if step.after else "")
        for step in fact.steps
    )


def _passage(sign: str, colour: str, passage: ShownPassage, style: Style) -> Iterator[str]:
    head = f"    {sign} {passage.role}, {visible(place(passage))}"
    yield style.paint(head, colour) if colour else head
    words = "".join(
        f"⟦{visible(words)}⟧" if is_passage else visible(words)
        for is_passage, words in parts(passage)
    )
    yield from _wrapped("  ", words, style)


def _wrapped(head: str, words: str, style: Style) -> Iterator[str]:
    yield from textwrap.wrap(
        words,
        max(style.width, 40),
        initial_indent=f"    {head}",
        subsequent_indent="      ",
    ) or [f"    {head.rstrip()}"]
