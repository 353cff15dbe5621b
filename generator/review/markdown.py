"""A review as Markdown for a proposal's page; nothing of the data is interpreted there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.authoring.portraits import ShownPassage
from generator.problem_report import visible
from generator.review.differences import EntryChange, FactChange, Review
from generator.review.summary import headline, is_whole, pages, parts, passage_rows, place, title

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def as_markdown(review: Review) -> str:
    """Write a review as Markdown."""
    lines = [f"**{_plain(headline(review))}**", ""]
    for change in review.entries:
        lines += _entry(change)
    for source in review.sources:
        lines += [f"### {source.action} source {_plain(source.id)}", ""]
        lines += [f"- sha256 {source.before or 'none'} → {source.after or 'none'}", ""]
    return "\n".join(lines)


def _entry(change: EntryChange) -> Iterator[str]:
    yield f"### {change.action}: {_plain(title(change))}"
    yield ""
    for flag in change.flags:
        yield f"- ⚠️ **{_plain(flag.value)}**"
    for fact in change.facts:
        yield f"- {_plain(fact.label)}: {_fact(fact)}"
    for word, passage in passage_rows(change):
        yield f"- {word} {passage.role} ({_plain(place(passage))}): {_words(passage)}"
    yield f"- pages: {_plain(pages(change))}"
    yield ""


def _fact(fact: FactChange) -> str:
    if is_whole(fact):
        return _plain(fact.after) if fact.after else _marked("del", fact.before)
    return "".join(
        _plain(step.after)
        if step.is_equal
        else _marked("del", step.before) + _marked("ins", step.after)
        for step in fact.steps
    )


def _words(passage: ShownPassage) -> str:
    return "".join(
        f"<mark>{_plain(words)}</mark>" if is_passage else _plain(words)
        for is_passage, words in parts(passage)
    )


def _marked(element: str, words: str) -> str:
    return f"<{element}>{_plain(words)}</{element}>" if words else ""


def _plain(text: str) -> str:
    """Write text so that Markdown shows it as it is, names nobody and makes no element."""
    escaped = _SPECIAL.sub(r"\\\1", visible(text))
    return "".join(_ENTITIES.get(character, character) for character in escaped)
