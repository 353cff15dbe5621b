"""What a new text looks like: how it separates paragraphs, and which lines are not its body.

Guesses for a person to confirm; nothing is accepted as evidence because of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.entities import LineKind, ParagraphMode

_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;]['\"’”»)\]]*\s*\Z")
_BYLINE = re.compile(r"(?:by|von|par|por|di)\s+[^\W\d_]", re.IGNORECASE)
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE = re.compile(
    rf"(?:published|updated|posted)?:?\s*(?:on\s+)?(?:[a-z]+day,?\s+)?(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\.?,?\s+\d{{4}}|(?:{_MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}}|"
    rf"\d{{4}}-\d{{2}}-\d{{2}})(?:[\s,|–-]+\d{{1,2}}[:.]\d{{2}}.*)?",
    re.IGNORECASE,
)
_POINTER = re.compile(r"(?:read|see|watch)\s+(?:also|more)\b|related\b|more on\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:source:\s*)?(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class LineGuess:
    """A line (from 1) that doesn't look like body."""

    line: int
    kind: LineKind
    words: str


def lines_of(text: str) -> list[str]:
    """Cut a text into its lines, as `generator.text` counts them."""
    return _LINE_END.split(text)


def guess_paragraphs(text: str) -> ParagraphMode:
    """Guess whether blank lines or line ends separate the paragraphs.

    Where lines follow each other without a blank one, they are paragraphs of their own if most
    of them end as sentences do; else a paragraph was wrapped.
    """
    rows = lines_of(text)
    touching = [one for one, other in pairwise(rows) if one.strip() and other.strip()]
    ending = [row for row in touching if _ENDS_A_SENTENCE.search(row)]
    are_whole = len(ending) * 2 >= len(touching)
    return ParagraphMode.LINES if touching and are_whole else ParagraphMode.BLANK_LINES


def guess_structure(text: str) -> tuple[LineGuess, ...]:
    """Guess which lines are title, byline, date, heading, pointer or address."""
    rows = lines_of(text)
    mode = guess_paragraphs(text)
    filled = [number for number, row in enumerate(rows, start=1) if row.strip()]
    first_body = next((n for n in filled if _ENDS_A_SENTENCE.search(rows[n - 1])), 0)
    alone = [n for n in filled if mode is ParagraphMode.LINES or _is_alone(rows, n)]
    return tuple(_guesses(rows, alone, first_body))


def _guesses(rows: Sequence[str], alone: Sequence[int], first_body: int) -> Iterator[LineGuess]:
    has_title = False
    for number in alone:
        words = " ".join(rows[number - 1].split())
        kind = _kind_of(words)
        if kind is LineKind.HEADING and number < first_body and not has_title:
            kind, has_title = LineKind.TITLE, True
        if kind is not None:
            yield LineGuess(number, kind, words)


def _kind_of(words: str) -> LineKind | None:
    if _ADDRESS.fullmatch(words):
        return LineKind.ADDRESS
    if _DATE.fullmatch(words):
        return LineKind.DATE
    if _POINTER.match(words):
        return LineKind.POINTER
    if len(words) > _LONGEST_HEADING or _ENDS_A_SENTENCE.search(words):
        return None
    return LineKind.BYLINE if _BYLINE.match(words) else LineKind.HEADING


def _is_alone(rows: Sequence[str], number: int) -> bool:
    """Tell whether blank lines, or the ends of the text, stand around a line."""
    above = rows[number - 2] if number > 1 else ""
    below = rows[number] if number < len(rows) else ""
    return not above.strip() and not below.strip()
