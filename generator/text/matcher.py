"""The one matcher: find a passage verbatim in a source text, or say why not.

A passage is found only up to the closed list in `generator.text.folding`, inside one
paragraph of the body, on word boundaries at both ends, and in exactly one place unless
`prefix` and `suffix` choose it (as in the W3C Web Annotation TextQuoteSelector). No score
ever accepts anything. Spans are code points of the source's content.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import Final

from generator.text.diagnosis import original, refusal
from generator.text.folding import folded_text
from generator.text.outcome import Candidate, Found, NotFound, Reason
from generator.text.placements import (
    Context,
    Query,
    occurrences,
    occurrences_ignoring_case,
    placements,
    rows,
)
from generator.text.source_text import Paragraph, SourceText
from generator.text.spans import Span
from generator.text.words import WORD_CHARACTER, words

__all__ = ["Candidate", "Found", "NotFound", "Reason", "find_all_words", "find_passage"]

MINIMUM_WORDS: Final = 3
MINIMUM_CHARACTERS: Final = 12


def find_passage(  # noqa: PLR0913 - the options of a selector belong together
    text: SourceText,
    pieces: Sequence[str],
    *,
    prefix: str = "",
    suffix: str = "",
    minimum: bool = True,
    within: Paragraph | None = None,
) -> Found | NotFound:
    """Find the one place of a passage, given as one piece or as the pieces of an elision.

    Pieces stand in order in one paragraph, with at least a whole word between. With `minimum`
    they have together at least 3 words or 12 characters; `within` restricts the search to one
    paragraph.
    """
    query = Query(
        tuple(folded_text(piece) for piece in pieces),
        None if within is None else text.folded_paragraphs[within.index],
    )
    malformed = _refusal_of_form(query.pieces, minimum=minimum)
    if malformed is not None:
        return malformed
    context = Context(folded_text(prefix), folded_text(suffix))
    places = list(islice(placements(text, rows(text, query), context), 2))
    if len(places) != 1:
        return refusal(text, query, context)
    spans = tuple(original(text, place) for place in places[0])
    index = bisect_right(text.paragraphs, spans[0].start, key=lambda p: p.span.start) - 1
    return Found(spans, text.paragraphs[index])


def find_all_words(
    text: SourceText, phrase: str, *, within: Span | None = None, ignore_case: bool = False
) -> tuple[Span, ...]:
    """Find every place of a word or phrase that begins and ends on word boundaries.

    Without `within`, the body is searched, paragraph by paragraph; with it, that span of the
    content, which may also be a structure line. A phrase without a word stands nowhere.
    """
    needle = folded_text(phrase)
    if not WORD_CHARACTER.search(needle):
        return ()
    search = occurrences_ignoring_case if ignore_case else occurrences
    if within is not None:
        area = Span(text.folded.position(within.start), text.folded.position(within.end))
        return tuple(original(text, place) for place in search(text, needle, area))
    everywhere = search(text, needle, Span(0, len(text.folded.text)))
    return tuple(original(text, place) for place in everywhere if _is_in_body(text, place))


def _is_in_body(text: SourceText, place: Span) -> bool:
    """Tell whether a place of the folded text lies in one paragraph."""
    areas = text.folded_paragraphs
    index = bisect_right(areas, place.start, key=_start) - 1
    return index >= 0 and areas[index].contains(place)


def _start(span: Span) -> int:
    return span.start


def _refusal_of_form(pieces: tuple[str, ...], *, minimum: bool) -> NotFound | None:
    """Refuse a passage that no source could make good."""
    for number, piece in enumerate(pieces):
        if not WORD_CHARACTER.search(piece):
            return NotFound(Reason.EMPTY, number)
    if not pieces:
        return NotFound(Reason.EMPTY)
    if minimum and sum(map(len, pieces)) < MINIMUM_CHARACTERS:
        count = sum(len(words(piece)) for piece in pieces)
        return NotFound(Reason.TOO_SHORT) if count < MINIMUM_WORDS else None
    return None
