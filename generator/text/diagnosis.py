"""Why a passage is not accepted, and the context that would choose one of its places.

Nothing here accepts anything: it only explains what `generator.text.matcher` refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from generator.text.outcome import Candidate, NotFound, Reason
from generator.text.placements import (
    NO_CONTEXT,
    Context,
    Query,
    Rows,
    areas,
    is_unique,
    leftmost,
    next_cut,
    occurrences,
    placements,
    rows,
)
from generator.text.source_text import CUT, SourceText
from generator.text.spans import Span
from generator.text.words import words

MOST_CANDIDATES: Final = 5

_CONTEXT_WORDS: Final = (1, 2, 3, 4, 6, 9)
_CONTEXT_REACH: Final = 160

_WEIGHT: Final = (
    Reason.INSIDE_AN_ELLIPSIS,
    Reason.INSIDE_A_WORD,
    Reason.ACROSS_PARAGRAPHS,
    Reason.IN_STRUCTURE,
)
"""Of several reasons against a piece, the first of these is told."""


def refusal(text: SourceText, query: Query, context: Context) -> NotFound:
    """Say why a passage has no place, or more than one."""
    return (
        _piece_without_a_place(text, query)
        or _outside(text, query)
        or _several_places(text, query, context)
        or _wrong_sequence(text, query)
    )


def original(text: SourceText, place: Span) -> Span:
    """Carry a span of the folded text back to the content."""
    return Span(text.folded.original(place.start), text.folded.original(place.end))


def _piece_without_a_place(text: SourceText, query: Query) -> NotFound | None:
    """Blame the first piece that stands nowhere in the body as it should."""
    for number, piece in enumerate(query.pieces):
        if _somewhere(text, piece) is not None:
            continue
        hits = list(islice(_hits(text, piece), MOST_CANDIDATES))
        if not hits:
            return NotFound(_reason_for_absence(text, piece), number)
        reason = min((_reason_against(text, hit) for hit in hits), key=_WEIGHT.index)
        spans = (original(text, _widened(text, hit)) for hit in hits)
        return NotFound(reason, number, tuple(Candidate((span,)) for span in spans))
    return None


def _somewhere(text: SourceText, piece: str) -> Span | None:
    """Find the first proper place of a piece in the body."""
    near = areas(text, Query((piece,)))
    found = (place for area in near for place in occurrences(text, piece, area))
    return next(found, None)


def _hits(text: SourceText, needle: str) -> Iterator[Span]:
    """Find a string anywhere in the file, whatever surrounds it, at most once a word."""
    at = text.folded.text.find(needle)
    while at >= 0:
        yield Span(at, at + len(needle))
        at = text.folded.text.find(needle, next_cut(text, at))


def _reason_for_absence(text: SourceText, piece: str) -> Reason:
    """Tell words that a structure line interrupts from words that don't stand there."""
    if text.runs.lacks(piece):
        return Reason.NOT_FOUND
    body = " ".join(text.folded.text[area.start : area.end] for area in text.folded_paragraphs)
    return Reason.ACROSS_PARAGRAPHS if piece in body else Reason.NOT_FOUND


def _reason_against(text: SourceText, hit: Span) -> Reason:
    """Say what forbids a place."""
    touched = [area for area in text.folded_paragraphs if area.overlaps(hit)]
    if not touched:
        return Reason.IN_STRUCTURE
    if not touched[0].contains(hit):
        return Reason.ACROSS_PARAGRAPHS
    edges = [at for at in (hit.start, hit.end) if not text.cuts[at]]
    dots = any(text.folded.text[at - 1 : at + 1] == ".." for at in edges)
    return Reason.INSIDE_AN_ELLIPSIS if dots else Reason.INSIDE_A_WORD


def _widened(text: SourceText, hit: Span) -> Span:
    """Grow a span to the word boundaries around it."""
    start = text.cuts.rfind(CUT, 0, hit.start + 1)
    return Span(start, text.cuts.find(CUT, hit.end))


def _outside(text: SourceText, query: Query) -> NotFound | None:
    """Blame the first piece that doesn't stand in the paragraph asked for."""
    if query.within is None:
        return None
    for number, piece in enumerate(query.pieces):
        if next(occurrences(text, piece, query.within), None) is None:
            elsewhere = islice(placements(text, rows(text, Query((piece,)))), MOST_CANDIDATES)
            candidates = tuple(Candidate((original(text, place[0]),)) for place in elsewhere)
            return NotFound(Reason.OUTSIDE_PARAGRAPH, number, candidates)
    return None


def _several_places(text: SourceText, query: Query, context: Context) -> NotFound | None:
    """Offer a context if the one given chooses no place or several."""
    known = list(rows(text, query))
    fitting = list(islice(placements(text, known, context), MOST_CANDIDATES))
    if fitting:
        return NotFound(Reason.AMBIGUOUS, 0, _choices(text, known, fitting))
    found = list(islice(placements(text, known), MOST_CANDIDATES))
    if not found:
        return None
    prefix_fits = next(placements(text, known, Context(prefix=context.prefix)), None) is not None
    number = len(query.pieces) - 1 if prefix_fits else 0
    return NotFound(Reason.WRONG_CONTEXT, number, _choices(text, known, found))


def _wrong_sequence(text: SourceText, query: Query) -> NotFound:
    """Say why pieces that stand in the body don't make a sequence."""
    missing = 1
    for found in rows(text, query):
        if all(found.places):
            placed = leftmost(text, found, apart=False)
            touching = len(placed) == len(found.places)
            reason = Reason.NOTHING_BETWEEN if touching else Reason.WRONG_ORDER
            number = len(leftmost(text, found)) if touching else len(placed)
            spans = tuple(original(text, row[0]) for row in found.places)
            return NotFound(reason, number, (Candidate(spans),))
        missing = max(missing, next(n for n, row in enumerate(found.places) if not row))
    return NotFound(Reason.ACROSS_PARAGRAPHS, missing)


def _choices(
    text: SourceText, known: list[Rows], places: list[tuple[Span, ...]]
) -> tuple[Candidate, ...]:
    """Find for each place the shortest context that chooses it."""
    candidates = []
    for place in places:
        context = _choosing(text, known, place)
        spans = tuple(original(text, span) for span in place)
        candidates.append(Candidate(spans, context.prefix, context.suffix))
    return tuple(candidates)


def _choosing(text: SourceText, known: list[Rows], place: tuple[Span, ...]) -> Context:
    """Find a prefix, a suffix or both that choose a place; an empty context if nothing does."""
    if is_unique(text, known) or not _can_be_chosen(text, known, place):
        return NO_CONTEXT
    for context in _contexts(text, place):
        chosen = list(islice(placements(text, known, context), 2))
        if chosen == [place]:
            return context
    return NO_CONTEXT


def _can_be_chosen(text: SourceText, known: list[Rows], place: tuple[Span, ...]) -> bool:
    """Tell whether a placement is the only one between its first and its last piece."""
    home = next(found for found in known if place[0] in found.places[0])
    middle = home.places[1:-1]
    pinned = Rows((place[:1], *middle, place[-1:])) if len(place) > 1 else Rows((place,))
    return is_unique(text, [pinned])


def _contexts(text: SourceText, place: tuple[Span, ...]) -> Iterator[Context]:
    """List contexts to try, short ones first, and inside the paragraph before beyond it."""
    paragraph = next(area for area in text.folded_paragraphs if area.contains(place[0]))
    for area in (paragraph, Span(0, len(text.folded.text))):
        before = _words_before(text, place[0].start, area)
        behind = _words_behind(text, place[-1].end, area)
        for count in _CONTEXT_WORDS:
            prefix = before[min(count, len(before)) - 1] if before else ""
            suffix = behind[min(count, len(behind)) - 1] if behind else ""
            yield from (Context(prefix=prefix), Context(suffix=suffix), Context(prefix, suffix))


def _words_before(text: SourceText, position: int, area: Span) -> list[str]:
    """List the prefixes of one word, two words ... up to some limit."""
    start = text.cuts.find(CUT, max(area.start, position - _CONTEXT_REACH))
    near = text.folded.text[start:position]
    starts = [word.start for word in reversed(words(near))]
    return [near[at:].strip() for at in [*starts, 0]] if near.strip() else []


def _words_behind(text: SourceText, position: int, area: Span) -> list[str]:
    """List the suffixes of one word, two words ... up to some limit."""
    end = text.cuts.rfind(CUT, 0, min(area.end, position + _CONTEXT_REACH) + 1)
    near = text.folded.text[position:end]
    ends = [word.end for word in words(near)]
    return [near[:at].strip() for at in [*ends, len(near)]] if near.strip() else []
