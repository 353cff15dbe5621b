"""Where the pieces of a passage stand in a source text.

All positions here are those of the folded text. Every search is linear in the text, also
where a word is repeated ten thousand times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import regex

from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.text.words import WORD_CHARACTER

_CUT: Final = b"\x01"


@dataclass(frozen=True, slots=True)
class Query:
    """A folded passage: its pieces, its context and the area to which it is restricted."""

    pieces: tuple[str, ...]
    prefix: str = ""
    suffix: str = ""
    within: Span | None = None


def occurrences(text: SourceText, needle: str, area: Span) -> Iterator[Span]:
    """Find the places of a string in an area that begin and end on word boundaries."""
    folded, cuts = text.folded.text, text.cuts
    at = folded.find(needle, area.start, area.end)
    while at >= 0:
        end = at + len(needle)
        if cuts[at] and cuts[end]:
            yield Span(at, end)
        at = folded.find(needle, next_cut(text, at), area.end)


def occurrences_ignoring_case(text: SourceText, needle: str, area: Span) -> Iterator[Span]:
    """Find the places of a string in an area whatever their case; on word boundaries too."""
    pattern = regex.compile(regex.escape(needle), regex.IGNORECASE)
    for match in pattern.finditer(text.folded.text, area.start, area.end, overlapped=True):
        if text.cuts[match.start()] and text.cuts[match.end()]:
            yield Span(match.start(), match.end())


def next_cut(text: SourceText, position: int) -> int:
    """Give the first word boundary behind a position, or the end of the text."""
    at = text.cuts.find(_CUT, position + 1)
    return at if at >= 0 else len(text.folded.text)


def areas(text: SourceText, query: Query) -> Iterator[Span]:
    """List the paragraphs where the first piece may stand, in order."""
    if query.within is not None:
        yield query.within
        return
    paragraphs = text.folded_paragraphs
    at = text.folded.text.find(query.pieces[0])
    while at >= 0:
        index = bisect_right(paragraphs, at, key=_end)
        if index == len(paragraphs):
            return
        yield paragraphs[index]
        at = text.folded.text.find(query.pieces[0], paragraphs[index].end)


def placements(text: SourceText, query: Query) -> Iterator[tuple[Span, ...]]:
    """Find the places of a passage, one span a piece.

    Of several pieces only the leftmost and the rightmost placement in each paragraph are
    given: if they are the same, there is no other.
    """
    for area in areas(text, query):
        rows = _rows(text, query, area)
        if len(rows) == 1:
            yield from ((span,) for span in rows[0])
        else:
            yield from _outermost(text, [list(row) for row in rows])


def is_unique(text: SourceText, query: Query) -> bool:
    """Tell whether a passage has exactly one placement."""
    return len(list(islice(placements(text, query), 2))) == 1


def leftmost(text: SourceText, rows: list[list[Span]], *, apart: bool = True) -> tuple[Span, ...]:
    """Place as many pieces as possible in order, each as far to the left as it goes.

    With `apart` at least a whole word lies between two pieces. The result is shorter than
    `rows` if the piece behind it has no place.
    """
    placed: list[Span] = []
    earliest = 0
    for row in rows:
        index = bisect_left(row, earliest, key=_start)
        if index == len(row):
            break
        placed.append(row[index])
        earliest = _behind_next_word(text, row[index]) if apart else row[index].end
    return tuple(placed)


def _rows(text: SourceText, query: Query, area: Span) -> list[Iterator[Span]]:
    """Find the places of each piece in an area, in the given context."""
    rows = [occurrences(text, piece, area) for piece in query.pieces]
    rows[0] = (span for span in rows[0] if _follows(text, span.start, query.prefix))
    rows[-1] = (span for span in rows[-1] if _precedes(text, span.end, query.suffix))
    return rows


def _outermost(text: SourceText, rows: list[list[Span]]) -> Iterator[tuple[Span, ...]]:
    """Give the leftmost placement and, if it is another one, the rightmost."""
    first = leftmost(text, rows)
    if len(first) < len(rows):
        return
    yield first
    last = _rightmost(text, rows)
    if last != first:
        yield last


def _rightmost(text: SourceText, rows: list[list[Span]]) -> tuple[Span, ...]:
    """Place each piece as far to the right as it goes; there is a placement."""
    placed = [rows[-1][-1]]
    for row in reversed(rows[:-1]):
        index = bisect_right(row, placed[-1].start, key=lambda span: _behind_next_word(text, span))
        placed.append(row[index - 1])
    return tuple(reversed(placed))


def _behind_next_word(text: SourceText, span: Span) -> int:
    """Give the end of the first whole word behind a span."""
    found = WORD_CHARACTER.search(text.folded.text, span.end)
    return next_cut(text, found.start()) if found else len(text.folded.text) + 1


def _follows(text: SourceText, position: int, prefix: str) -> bool:
    """Tell whether a prefix stands right before a position, a space apart or not."""
    folded = text.folded.text
    space = folded[max(position - 1, 0) : position] == " "
    return folded.endswith(prefix, 0, position - space)


def _precedes(text: SourceText, position: int, suffix: str) -> bool:
    """Tell whether a suffix stands right behind a position, a space apart or not."""
    folded = text.folded.text
    space = folded[position : position + 1] == " "
    return folded.startswith(suffix, position + space)


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
