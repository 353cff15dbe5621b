"""Where the pieces of a passage stand in a source text.

All positions here are those of the folded text. Every search is linear in the text, also
where a word is repeated ten thousand times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

import regex

from generator.text.source_text import CUT, SourceText
from generator.text.spans import Span
from generator.text.words import WORD_CHARACTER

_WIDE: Final = 10_000
"""In a wider area, in code points, the index of the text's words is asked."""


@dataclass(frozen=True, slots=True)
class Query:
    """The folded pieces of a passage, and the area to which it is restricted."""

    pieces: tuple[str, ...]
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands right before the first piece and right behind the last one, folded."""

    prefix: str = ""
    suffix: str = ""

    def fits(self, text: SourceText, span: Span, *, first: bool, last: bool) -> bool:
        """Tell whether a piece stands in this context; a space may lie between."""
        folded = text.folded.text
        if first and self.prefix:
            space = folded[max(span.start - 1, 0) : span.start] == " "
            if not folded.endswith(self.prefix, 0, span.start - space):
                return False
        if last and self.suffix:
            space = folded[span.end : span.end + 1] == " "
            return folded.startswith(self.suffix, span.end + space)
        return True


NO_CONTEXT: Final = Context()


@dataclass(frozen=True, slots=True)
class Rows:
    """The places of each piece in one paragraph, whatever their order; one row a piece."""

    places: tuple[Sequence[Span], ...]


def occurrences(text: SourceText, needle: str, area: Span) -> Iterator[Span]:
    """Find the places of a string in an area that begin and end on word boundaries."""
    folded, cuts = text.folded.text, text.cuts
    if area.end - area.start > _WIDE and (starts := text.runs.places(needle)) is not None:
        for at in starts:
            end = at + len(needle)
            if area.start <= at and end <= area.end and cuts[at] and cuts[end]:
                yield Span(at, end)
        return
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
    at = text.cuts.find(CUT, position + 1)
    return at if at >= 0 else len(text.folded.text)


def rows(text: SourceText, query: Query) -> Iterator[Rows]:
    """Find the pieces in each paragraph that may hold the first one, in order."""
    for area in areas(text, query):
        distinct = {piece: list(occurrences(text, piece, area)) for piece in set(query.pieces)}
        yield Rows(tuple(distinct[piece] for piece in query.pieces))


def placements(
    text: SourceText, paragraphs: Iterable[Rows], context: Context = NO_CONTEXT
) -> Iterator[tuple[Span, ...]]:
    """Find the places of a passage, one span a piece.

    Of several pieces only the leftmost and the rightmost placement in each paragraph are
    given: if they are the same, there is no other.
    """
    for found in paragraphs:
        if len(found.places) == 1:
            fits = partial(context.fits, text, first=True, last=True)
            yield from ((span,) for span in found.places[0] if fits(span))
            continue
        first = leftmost(text, found, context)
        if len(first) == len(found.places):
            yield first
            last = _rightmost(text, found, context)
            if last != first:
                yield last


def is_unique(text: SourceText, paragraphs: Iterable[Rows], context: Context = NO_CONTEXT) -> bool:
    """Tell whether a passage has exactly one placement."""
    return len(list(islice(placements(text, paragraphs, context), 2))) == 1


def leftmost(
    text: SourceText, found: Rows, context: Context = NO_CONTEXT, *, apart: bool = True
) -> tuple[Span, ...]:
    """Place as many pieces as possible in order, each as far to the left as it goes.

    With `apart` at least a whole word lies between two pieces. The result is shorter than
    the rows if the piece behind it has no place.
    """
    placed: list[Span] = []
    earliest = 0
    end = len(found.places) - 1
    for number, row in enumerate(found.places):
        behind = range(bisect_left(row, earliest, key=_start), len(row))
        fits = partial(context.fits, text, first=number == 0, last=number == end)
        span = next((row[index] for index in behind if fits(row[index])), None)
        if span is None:
            break
        placed.append(span)
        earliest = _behind_next_word(text, span) if apart else span.end
    return tuple(placed)


def _rightmost(text: SourceText, found: Rows, context: Context) -> tuple[Span, ...]:
    """Place each piece as far to the right as it goes, knowing that there is a placement."""
    placed: list[Span] = []
    latest = len(text.folded.text) + 1
    end = len(found.places) - 1
    for number, row in reversed(tuple(enumerate(found.places))):
        key = partial(_behind_next_word, text)
        before = len(row) if number == end else bisect_right(row, latest, key=key)
        fits = partial(context.fits, text, first=number == 0, last=number == end)
        span = next(row[index] for index in reversed(range(before)) if fits(row[index]))
        placed.append(span)
        latest = span.start
    return tuple(reversed(placed))


def areas(text: SourceText, query: Query) -> Iterator[Span]:
    """List the paragraphs where the first piece may stand, in order."""
    if query.within is not None:
        yield query.within
        return
    paragraphs = text.folded_paragraphs
    starts = text.runs.places(query.pieces[0])
    if starts is not None:
        indexes = dict.fromkeys(bisect_right(paragraphs, start, key=_end) for start in starts)
        yield from (paragraphs[index] for index in indexes if index < len(paragraphs))
        return
    at = text.folded.text.find(query.pieces[0])
    while at >= 0:
        index = bisect_right(paragraphs, at, key=_end)
        if index == len(paragraphs):
            return
        yield paragraphs[index]
        at = text.folded.text.find(query.pieces[0], paragraphs[index].end)


def _behind_next_word(text: SourceText, span: Span) -> int:
    """Give the end of the first whole word behind a span."""
    found = WORD_CHARACTER.search(text.folded.text, span.end)
    return next_cut(text, found.start()) if found else len(text.folded.text) + 1


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
