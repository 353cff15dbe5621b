"""The closest passage of the sources, for messages only: a score never accepts anything."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.text.alignment import Alignment, Op, align, least_cost
from generator.text.folding import ELLIPSIS, folded_text
from generator.text.source_text import CUT, SourceText
from generator.text.spans import Span
from generator.text.words import WORD_CHARACTER, Word, tokens

_LEAST_SCORE: Final = 60.0
_MOST_TOKENS: Final = 300
_MOST_CHARACTERS: Final = 40 * _MOST_TOKENS
_DOTS: Final = frozenset(f".{ELLIPSIS}")
_MARGIN: Final = 40
_NEEDLE: Final = 256
"""How much of a passage is used to locate it: alignment of strings takes their product."""
_WHOLE_PARAGRAPH: Final = 2_000
"""A paragraph up to this length is aligned as a whole: a phrase may stand in it twice."""
_MOST_PLACES: Final = 8
_MOST_PARAGRAPHS: Final = 40
"""So many paragraphs of a source are compared letter by letter."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of the word diff: the source's own words and the given ones.

    The diff leads from the source to the given passage: `DELETE` is what the passage leaves
    out, `INSERT` what it adds.
    """

    op: Op
    source: str
    given: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The closest words of a source, and how the given passage differs from them.

    `differs_at` is the offset, in code points of the passage as given, of the first word that
    differs; its length if only words at its end are missing.
    """

    source: str
    span: Span
    exact: str
    diff: tuple[WordChange, ...]
    differs_at: int


def closest_passage(texts: Mapping[str, SourceText], passage: str) -> Suggestion | None:
    """Find the words of the sources' bodies that come closest to a passage, if any are near.

    A score of characters finds the likely places, the fewest changed words decide between
    them. Of a very long passage only the beginning is compared.
    """
    given = _parts(passage[:_MOST_CHARACTERS])[:_MOST_TOKENS]
    if not WORD_CHARACTER.search(passage):
        return None
    needle = folded_text(passage[: given[-1].end])
    keys = [_key(token) for token in given]
    best = _plain_best(texts, needle, keys) or _best(texts, needle, keys)
    return _suggestion(best, texts[best.source], passage, given) if best and best.used else None


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of a source, its words from `start` on, and how the given ones align with them."""

    source: str
    start: int
    words: tuple[Word, ...]
    alignment: Alignment

    @property
    def used(self) -> list[Word]:
        """The words that stand opposite to given ones, and those between."""
        return [word for stretch in self.alignment.stretches for word in self.words[stretch.source]]


def _cost(place: _Place) -> int:
    return place.alignment.cost


def _plain_best(texts: Mapping[str, SourceText], needle: str, keys: list[str]) -> _Place | None:
    """Give the place in the one paragraph that holds so many of the words that no other can be.

    None where that isn't so plain; it saves comparing each paragraph letter by letter.
    """
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 - messages alone need it

    bounds = [
        (least_cost(_folded(text, area), keys), source, area)
        for source, text in texts.items()
        for area in _likely_paragraphs(text, needle)
    ]
    _, source, area = min(bounds, key=_bound, default=(0, "", Span(0, 0)))
    if not source or area.end - area.start > _WHOLE_PARAGRAPH:
        return None
    place = _place(texts[source], source, area, keys)
    rivals = sum(bound <= place.alignment.cost for bound, _, _ in bounds)
    paragraph = _lowered(_folded(texts[source], area))
    is_near = partial_ratio(_lowered(needle[:_NEEDLE]), paragraph, score_cutoff=_LEAST_SCORE) > 0
    return place if rivals == 1 and is_near else None


def _bound(one: tuple[int, str, Span]) -> int:
    return one[0]


def _best(texts: Mapping[str, SourceText], needle: str, keys: list[str]) -> _Place | None:
    """Align with the likeliest windows, and keep the one in which the fewest words change."""
    best: _Place | None = None
    for source, window in _windows(texts, needle):
        text = texts[source]
        if best is None or least_cost(_folded(text, window), keys) < best.alignment.cost:
            place = _place(text, source, window, keys)
            best = min(best or place, place, key=_cost)
    return best


def _windows(texts: Mapping[str, SourceText], needle: str) -> list[tuple[str, Span]]:
    """Find the likeliest stretches of the paragraphs, in the folded text, best first."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - messages alone need it

    located = _lowered(needle[:_NEEDLE])
    reach = _MARGIN + len(needle) - len(located)
    scored: list[tuple[float, str, Span]] = []
    for source, text in texts.items():
        for area in _likely_paragraphs(text, needle):
            paragraph = _lowered(text.folded.text[area.start : area.end])
            found = partial_ratio_alignment(located, paragraph, score_cutoff=_LEAST_SCORE)
            if found is None:
                continue
            window = area
            if area.end - area.start > _WHOLE_PARAGRAPH:
                start = max(area.start, area.start + found.dest_start - _MARGIN)
                end = min(area.end, area.start + found.dest_end + reach)
                window = _on_boundaries(text, Span(start, end))
            scored.append((found.score, source, window))
    scored.sort(key=lambda one: -one[0])
    return [(source, window) for _, source, window in scored[:_MOST_PLACES]]


def _likely_paragraphs(text: SourceText, needle: str) -> Iterable[Span]:
    """Give the paragraphs to compare: of very many those that share the most rare words, if any."""
    paragraphs = text.folded_paragraphs
    if len(paragraphs) <= _MOST_PARAGRAPHS:
        return paragraphs
    ends = [area.end for area in paragraphs]
    shared = Counter(bisect_right(ends, place) for place in text.runs.rare_places(needle))
    likely = sorted(index for index, _ in shared.most_common(_MOST_PARAGRAPHS))
    return [paragraphs[index] for index in likely if index < len(paragraphs)] or paragraphs


def _place(text: SourceText, source: str, window: Span, keys: list[str]) -> _Place:
    """Align the words of a window with the given ones."""
    start, end = text.folded.original(window.start), text.folded.original(window.end)
    there, words = _parts_and_keys(text.content[start:end])
    return _Place(source, start, there, align(words, keys))


def _suggestion(
    place: _Place, text: SourceText, passage: str, given: tuple[Word, ...]
) -> Suggestion:
    """Tell how the words of a place differ from the given ones."""
    stretches = place.alignment.stretches
    whole = text.content[place.start :]
    span = Span(place.start + place.used[0].start, place.start + place.used[-1].end)
    diff = tuple(
        WordChange(
            stretch.op,
            _text(whole, place.words[stretch.source]),
            _text(passage, given[stretch.given]),
        )
        for stretch in stretches
    )
    changed = (stretch.given.start for stretch in stretches if stretch.op is not Op.EQUAL)
    first = next(changed, len(given))
    differs_at = given[first].start if first < len(given) else len(passage)
    return Suggestion(place.source, span, text.content[span.start : span.end], diff, differs_at)


def _parts(text: str) -> tuple[Word, ...]:
    """List the words and marks of a text; the dots of an ellipsis are one mark."""
    parts: list[Word] = []
    for token in tokens(text):
        last = parts[-1] if parts else None
        if last and last.end == token.start and {last.text[-1], token.text} <= _DOTS:
            parts[-1] = Word(last.start, token.end, last.text + token.text)
        else:
            parts.append(token)
    return tuple(parts)


@lru_cache(maxsize=1 << 7)
def _parts_and_keys(text: str) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """List the words and marks of a window, which many passages of one paragraph share."""
    parts = _parts(text)
    return parts, tuple(_key(token) for token in parts)


def _text(whole: str, stretch: tuple[Word, ...]) -> str:
    """Cut the words of a stretch out of a text, with what stands between them."""
    return whole[stretch[0].start : stretch[-1].end] if stretch else ""


def _on_boundaries(text: SourceText, window: Span) -> Span:
    """Grow a window of the folded text to the word boundaries around it."""
    start = text.cuts.rfind(CUT, 0, window.start + 1)
    end = text.cuts.find(CUT, window.end)
    return Span(start, end)


def _folded(text: SourceText, window: Span) -> str:
    return text.folded.text[window.start : window.end]


def _key(token: Word) -> str:
    return _folded_word(token.text)


@lru_cache(maxsize=1 << 14)
def _folded_word(word: str) -> str:
    return folded_text(word)


def _lowered(text: str) -> str:
    """Lower the case where that keeps the offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text
