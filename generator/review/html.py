"""A review as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.authoring.portraits import ShownPassage
from generator.problem_report import visible
from generator.review.differences import EntryChange, FactChange, Review, SourceChange
from generator.review.summary import headline, is_whole, pages, parts, passage_rows, place, title

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid #8888; padding: .5rem 0 1rem; }
h2 { font-size: 1.1rem; }
.flag { font-weight: bold; }
blockquote { margin: .25rem 0 .75rem; padding-left: .75rem; border-left: 3px solid #8888; }
del { color: #b3261e; } ins { color: #146c2e; font-weight: bold; }
mark { background: #fff3b0; color: #1a1a1a; }
@media (prefers-color-scheme: dark) { del { color: #f2b8b5; } ins { color: #a6d9b0; } }
"""


def as_html(review: Review) -> str:
    """Write a review as a page."""
    body = "\n".join(row for change in review.entries for row in _entry(change))
    sources = "\n".join(_source(change) for change in review.sources)
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>What changes</title>\n<style>{_STYLE}</style>\n"
        f"<h1>What changes</h1>\n<p>{_text(headline(review))}</p>\n{body}\n{sources}\n</html>\n"
    )


def _source(change: SourceChange) -> str:
    hashes = f"{_text(change.before or 'none')} → {_text(change.after or 'none')}"
    head = f"<h2>{_text(change.action)}: source {_text(change.id)}</h2>"
    return f"<article>{head}<p>sha256 {hashes}</p></article>"


def _entry(change: EntryChange) -> Iterator[str]:
    yield f"<article><h2>{_text(change.action)}: {_text(title(change))}</h2>"
    for flag in change.flags:
        yield f'<p class="flag">⚠ {_text(flag.value)}</p>'
    for fact in change.facts:
        yield f"<p>{_text(fact.label)}: {_fact(fact)}</p>"
    for word, passage in passage_rows(change):
        yield f"<p>{word.capitalize()} {_text(passage.role)}, {_text(place(passage))}</p>"
        yield f"<blockquote>{_words(passage)}</blockquote>"
    yield f"<p>Pages: {_text(pages(change))}</p></article>"


def _fact(fact: FactChange) -> str:
    if is_whole(fact):
        return _marked("ins", fact.after) + _marked("del", fact.before)
    return "".join(
        _text(step.after)
        if step.is_equal
        else _marked("del", step.before) + _marked("ins", step.after)
        for step in fact.steps
    )


def _words(passage: ShownPassage) -> str:
    return "".join(
        _marked("mark", words) if is_passage else _text(words)
        for is_passage, words in parts(passage)
    )


def _marked(element: str, words: str) -> str:
    return f"<{element}>{_text(words)}</{element}>" if words else ""


def _text(text: str) -> str:
    return escape(visible(text))
