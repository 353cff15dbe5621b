"""A passage inside the sentences around it, with the lines of the source where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.text.one_line import one_line
from generator.text.source_text import SourceText
from generator.text.spans import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences of a source; `parts` tells of each stretch whether it is the passage.

    `first_line` and `last_line` (from 1) are those of the passage in the archived text.
    """

    source: str
    file: str
    first_line: int
    last_line: int
    parts: tuple[tuple[bool, str], ...]


def excerpt_of(source: str, file: str, text: SourceText, spans: tuple[Span, ...]) -> Excerpt:
    """Cut the sentences around a passage out of a source; white space becomes single spaces."""
    sentences = text.sentences_touching(Span(spans[0].start, spans[-1].end))
    start = min(spans[0].start, sentences[0].start) if sentences else spans[0].start
    end = max(spans[-1].end, sentences[-1].end) if sentences else spans[-1].end
    parts: list[tuple[bool, str]] = []
    for span in spans:
        parts += [(False, text.content[start : span.start]), (True, _words(text, span))]
        start = span.end
    parts.append((False, text.content[start:end]))
    return Excerpt(
        source,
        file,
        text.line_column(spans[0].start)[0],
        text.line_column(spans[-1].end - 1)[0],
        tuple(
            (is_passage, one_line(words, keep_ends=True)) for is_passage, words in parts if words
        ),
    )


def pieces_of(text: SourceText, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Give a passage's words in one line a piece, as data files hold them."""
    return tuple(one_line(_words(text, span)) for span in spans)


def _words(text: SourceText, span: Span) -> str:
    return text.content[span.start : span.end]
