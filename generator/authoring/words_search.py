"""Which sources carry some words, found by the matcher that the build uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.authoring.excerpts import Excerpt, excerpt_of, pieces_of
from generator.text.matcher import find_passage
from generator.text.outcome import Found, NotFound, Reason
from generator.text.spans import Span
from generator.text.suggest import Suggestion, closest_passage
from generator.verify.context import Context
from generator.verify.corpus import VerifiedPassage, VerifiedSource

CUT = re.compile(r"\s*\[(?:…|\.{3})\]\s*")
"""The sign between the pieces of a passage that leaves words out."""

_WHY = {
    Reason.EMPTY: "there is no word in them",
    Reason.TOO_SHORT: "they are too few: a passage has at least 3 words or 12 characters",
    Reason.INSIDE_A_WORD: "they begin or end inside a word or a number",
    Reason.INSIDE_AN_ELLIPSIS: "they begin or end inside the dots of an ellipsis",
    Reason.ACROSS_PARAGRAPHS: "they run over the end of a paragraph",
    Reason.IN_STRUCTURE: "they stand only in lines that are not body: a title, a heading, a date",
    Reason.WRONG_ORDER: "the pieces stand in another order",
    Reason.NOTHING_BETWEEN: "nothing is left out between two pieces: write them as one",
    Reason.WRONG_CONTEXT: "they don't stand between these words in front and behind",
    Reason.AMBIGUOUS: "they stand in several places, which nothing in the paragraph tells apart",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the words stand.

    `pieces` are the source's own words, in one line each. `prefix` and `suffix` choose this
    place where the source has several; `used_by` names the entries whose passages overlap it.
    """

    source: str
    pieces: tuple[str, ...]
    excerpt: Excerpt
    used_by: tuple[str, ...]
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found: places, sources where the words can't be used and why, or a hint."""

    places: tuple[Place, ...]
    refusals: tuple[tuple[str, str], ...]
    closest: Suggestion | None


def search_words(
    context: Context, words: str, *, prefix: str = "", suffix: str = "", minimum: bool = True
) -> Search:
    """Look some words up in every source; `[…]` stands where words are left out.

    `minimum` asks for the least length of a passage that carries a claim.
    """
    pieces = [piece for piece in CUT.split(words.strip()) if piece]
    places: list[Place] = []
    refusals: list[tuple[str, str]] = []
    for source in context.sources.values():
        found = find_passage(source.text, pieces, prefix=prefix, suffix=suffix, minimum=minimum)
        if isinstance(found, Found):
            places.append(_place(context, source, found.spans, prefix, suffix))
            continue
        chosen = _candidates(context, source, found)
        places += chosen
        if not chosen and found.reason in _WHY:
            refusals.append((source.id, _WHY[found.reason]))
    texts = {source.id: source.text for source in context.sources.values()}
    closest = None if places or refusals else closest_passage(texts, words)
    return Search(tuple(places), tuple(dict.fromkeys(refusals)), closest)


def _candidates(context: Context, source: VerifiedSource, found: NotFound) -> list[Place]:
    """Give the places of ambiguous words that their context can choose."""
    if found.reason is not Reason.AMBIGUOUS:
        return []
    return [
        _place(context, source, one.spans, one.prefix, one.suffix)
        for one in found.candidates
        if one.prefix or one.suffix
    ]


def _place(
    context: Context, source: VerifiedSource, spans: tuple[Span, ...], prefix: str, suffix: str
) -> Place:
    excerpt = excerpt_of(source.id, source.source.text.value, source.text, spans)
    used_by = _used_by(context, source, spans)
    return Place(source.id, pieces_of(source.text, spans), excerpt, used_by, prefix, suffix)


def _used_by(context: Context, source: VerifiedSource, spans: tuple[Span, ...]) -> tuple[str, ...]:
    def overlaps(passages: tuple[VerifiedPassage, ...]) -> bool:
        return any(
            passage.source.id == source.id
            and any(a.overlaps(b) for a in passage.spans for b in spans)
            for passage in passages
        )

    claims = [f"claim {one.claim.id}" for one in context.claims.values() if overlaps(one.passages)]
    quotations = context.quotations.values()
    return (*claims, *(f"quotation {q.quotation.id}" for q in quotations if overlaps(q.passages)))
