"""Why a passage is not accepted, and the context that would choose a place of it.

Nothing here accepts anything: it only explains what `generator.text.matcher` refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from generator.text.outcome import Candidate, NotFound, Reason
from generator.text.placements import (
    Query,
    areas,
    is_unique,
    leftmost,
    next_cut,
    occurrences,
    placements,
)
from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.text.words import words

MOST_CANDIDATES: Final = 5

_CUT: Final = b"\x01"
_CONTEXT_WORDS: Final = (1, 2, 3, 4, 6, 9)
_CONTEXT_REACH: Final = 160


def ambiguous(text: SourceText, query: Query, found: list[tuple[Span, ...]]) -> NotFound:
    """Say that a passage stands in several places, with what chooses each."""
    return NotFound(Reason.AMBIGUOUS, 0, _choices(text, query, found))


def explain(text: SourceText, query: Query) -> NotFound:
    """Say why a passage has no place."""
    return (
        _piece_without_a_place(text, query)
        or _outside(text, query)
        or _wrong_context(text, query)
        or _wrong_sequence(text, query)
    )


def original(text: SourceText, place: Span) -> Span:
    """Carry a span of the folded text back to the content."""
    return Span(text.folded.original(place.start), text.folded.original(place.end))


def _piece_without_a_place(text: SourceText, query: Query) -> NotFound | None:
    """Blame the first piece that stands nowhere in the body as it should."""
    for number, piece in enumerate(query.pieces):
        if next(placements(text, Query((piece,))), None) is not None:
            continue
        hits = list(islice(_hits(text, piece), MOST_CANDIDATES))
        if not hits:
            return NotFound(_reason_for_absence(text, piece), number)
        by_weight = sorted((_reason_against(text, hit) for hit in hits), key=_WEIGHT.index)
        spans = (original(text, _widened(text, hit)) for hit in hits)
        return NotFound(by_weight[0], number, tuple(Candidate((span,)) for span in spans))
    return None


_WEIGHT: Final = (
    Reason.INSIDE_AN_ELLIPSIS,
    Reason.INSIDE_A_WORD,
    Reason.ACROSS_PARAGRAPHS,
    Reason.IN_STRUCTURE,
)


def _hits(text: SourceText, needle: str) -> Iterator[Span]:
    """Find a string anywhere in the file, whatever surrounds it, at most once a word."""
    at = text.folded.text.find(needle)
    while at >= 0:
        yield Span(at, at + len(needle))
        at = text.folded.text.find(needle, next_cut(text, at))


def _reason_for_absence(text: SourceText, piece: str) -> Reason:
    """Tell words that a structure line interrupts from words that don't stand there."""
    body = " ".join(text.folded.text[s.start : s.end] for s in text.folded_paragraphs)
    return Reason.ACROSS_PARAGRAPHS if piece in body else Reason.NOT_FOUND


def _reason_against(text: SourceText, hit: Span) -> Reason:
    """Say what forbids a place."""
    touched = [area for area in text.folded_paragraphs if area.overlaps(hit)]
    if not touched:
        return Reason.IN_STRUCTURE
    if not touched[0].contains(hit):
        return Reason.ACROSS_PARAGRAPHS
    edges = [p for p in (hit.start, hit.end) if not text.cuts[p]]
    dots = any(text.folded.text[p - 1 : p + 1] == ".." for p in edges)
    return Reason.INSIDE_AN_ELLIPSIS if dots else Reason.INSIDE_A_WORD


def _widened(text: SourceText, hit: Span) -> Span:
    """Grow a span to the word boundaries around it."""
    start = text.cuts.rfind(_CUT, 0, hit.start + 1)
    return Span(start, hit.end if text.cuts[hit.end] else next_cut(text, hit.end))


def _outside(text: SourceText, query: Query) -> NotFound | None:
    """Blame the first piece that doesn't stand in the paragraph asked for."""
    if query.within is None:
        return None
    for number, piece in enumerate(query.pieces):
        if next(occurrences(text, piece, query.within), None) is None:
            elsewhere = islice(placements(text, Query((piece,))), MOST_CANDIDATES)
            candidates = tuple(Candidate((original(text, place[0]),)) for place in elsewhere)
            return NotFound(Reason.OUTSIDE_PARAGRAPH, number, candidates)
    return None


def _wrong_context(text: SourceText, query: Query) -> NotFound | None:
    """Blame the prefix or the suffix if the passage has a place without them."""
    bare = replace(query, prefix="", suffix="")
    found = list(islice(placements(text, bare), MOST_CANDIDATES))
    if not found:
        return None
    prefix_fits = next(placements(text, replace(query, suffix="")), None) is not None
    number = len(query.pieces) - 1 if prefix_fits else 0
    return NotFound(Reason.WRONG_CONTEXT, number, _choices(text, bare, found))


def _wrong_sequence(text: SourceText, query: Query) -> NotFound:
    """Say why pieces that stand in the body don't make a sequence."""
    pieces = query.pieces
    missing = 1
    for area in areas(text, query):
        rows = [list(occurrences(text, piece, area)) for piece in pieces]
        if all(rows):
            placed = leftmost(text, rows, apart=False)
            touching = len(placed) == len(rows)
            reason = Reason.NOTHING_BETWEEN if touching else Reason.WRONG_ORDER
            number = len(leftmost(text, rows)) if touching else len(placed)
            spans = tuple(original(text, row[0]) for row in rows)
            return NotFound(reason, number, (Candidate(spans),))
        missing = max(missing, next(n for n, row in enumerate(rows) if not row))
    return NotFound(Reason.ACROSS_PARAGRAPHS, missing)


def _choices(
    text: SourceText, query: Query, found: list[tuple[Span, ...]]
) -> tuple[Candidate, ...]:
    """Find for each place the shortest context that chooses it."""
    return tuple(
        Candidate(tuple(original(text, span) for span in place), *_context(text, query, place))
        for place in found
    )


def _context(text: SourceText, query: Query, place: tuple[Span, ...]) -> tuple[str, str]:
    """Find a prefix, a suffix or both that choose a place; none if nothing does."""
    if is_unique(text, query):
        return "", ""
    for prefix, suffix in _contexts(text, place):
        chosen = replace(query, prefix=prefix, suffix=suffix)
        if is_unique(text, chosen) and next(placements(text, chosen)) == place:
            return prefix, suffix
    return "", ""


def _contexts(text: SourceText, place: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
    """List contexts to try, short ones first, and inside the paragraph before beyond it."""
    whole = Span(0, len(text.folded.text))
    paragraph = next(area for area in text.folded_paragraphs if area.contains(place[0]))
    for area in (paragraph, whole):
        before = _words_before(text, place[0].start, area)
        behind = _words_behind(text, place[-1].end, area)
        for count in _CONTEXT_WORDS:
            prefix = before[min(count, len(before)) - 1] if before else ""
            suffix = behind[min(count, len(behind)) - 1] if behind else ""
            yield from ((prefix, ""), ("", suffix), (prefix, suffix))


def _words_before(text: SourceText, position: int, area: Span) -> list[str]:
    """List the prefixes of one word, two words ... up to some limit."""
    start = max(area.start, position - _CONTEXT_REACH)
    start = start if text.cuts[start] else next_cut(text, start)
    near = text.folded.text[start:position]
    starts = [word.start for word in reversed(words(near))]
    return [near[at:].strip() for at in [*starts, 0]] if near.strip() else []


def _words_behind(text: SourceText, position: int, area: Span) -> list[str]:
    """List the suffixes of one word, two words ... up to some limit."""
    end = min(area.end, position + _CONTEXT_REACH)
    end = end if text.cuts[end] else text.cuts.rfind(_CUT, 0, end)
    near = text.folded.text[position:end]
    return [near[: w.end].strip() for w in words(near)] + ([near.strip()] if near.strip() else [])
