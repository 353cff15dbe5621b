"""The closest passage of the sources, for messages only: a score never accepts anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.text.alignment import Op, align
from generator.text.folding import ELLIPSIS, folded_text
from generator.text.source_text import CUT, SourceText
from generator.text.spans import Span
from generator.text.words import WORD_CHARACTER, Word, tokens

_LEAST_SCORE: Final = 60.0
_MOST_TOKENS: Final = 300
_DOTS: Final = frozenset(f".{ELLIPSIS}")
_MARGIN: Final = 40
_NEEDLE: Final = 256
"""How much of a passage is used to locate it: alignment of strings takes their product."""


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

    Of a very long passage only the beginning is compared.
    """
    given = _parts(passage)[:_MOST_TOKENS]
    if not WORD_CHARACTER.search(passage):
        return None
    needle = folded_text(passage[: given[-1].end])
    window = _closest_window(texts, needle)
    if window is None:
        return None
    source, span = window
    return _suggestion(source, texts[source], span, passage, given)


def _closest_window(texts: Mapping[str, SourceText], needle: str) -> tuple[str, Span] | None:
    """Find the stretch of a paragraph, in the folded text, that scores best."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - messages alone need it

    located = _lowered(needle[:_NEEDLE])
    reach = _MARGIN + len(needle) - len(located)
    best: tuple[str, Span] | None = None
    score = _LEAST_SCORE
    for source, text in texts.items():
        for area in text.folded_paragraphs:
            paragraph = _lowered(text.folded.text[area.start : area.end])
            found = partial_ratio_alignment(located, paragraph, score_cutoff=score)
            if found is not None and (best is None or found.score > score):
                score = found.score
                start = max(area.start, area.start + found.dest_start - _MARGIN)
                end = min(area.end, area.start + found.dest_end + reach)
                best = (source, _on_boundaries(text, Span(start, end)))
    return best


def _suggestion(
    source: str, text: SourceText, window: Span, passage: str, given: tuple[Word, ...]
) -> Suggestion | None:
    """Align the words of a window with the given ones."""
    start, end = text.folded.original(window.start), text.folded.original(window.end)
    there = _parts(text.content[start:end])
    stretches = align([_key(token) for token in there], [_key(token) for token in given])
    used = [token for stretch in stretches for token in there[stretch.source]]
    if not used:
        return None
    span = Span(start + used[0].start, start + used[-1].end)
    diff = tuple(
        WordChange(
            stretch.op,
            _text(text.content[start:end], there[stretch.source]),
            _text(passage, given[stretch.given]),
        )
        for stretch in stretches
    )
    changed = (stretch.given.start for stretch in stretches if stretch.op is not Op.EQUAL)
    first = next(changed, len(given))
    differs_at = given[first].start if first < len(given) else len(passage)
    return Suggestion(source, span, text.content[span.start : span.end], diff, differs_at)


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


def _text(whole: str, stretch: tuple[Word, ...]) -> str:
    """Cut the words of a stretch out of a text, with what stands between them."""
    return whole[stretch[0].start : stretch[-1].end] if stretch else ""


def _on_boundaries(text: SourceText, window: Span) -> Span:
    """Grow a window of the folded text to the word boundaries around it."""
    start = text.cuts.rfind(CUT, 0, window.start + 1)
    end = text.cuts.find(CUT, window.end)
    return Span(start, end)


def _key(token: Word) -> str:
    return folded_text(token.text)


def _lowered(text: str) -> str:
    """Lower the case where that keeps the offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text
