"""Words and word boundaries of UAX #29, with hyphens and apostrophes joining.

The one tokenizer of the project. It follows the word boundary rules WB1 to WB16 of Unicode
Standard Annex #29 with three tailorings: a hyphen or an apostrophe between two words joins
them (`anti-war`, `1990's`); a no-break space joins the groups of a number (`160 000`), as a
comma does; and a narrow no-break space joins nothing else.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

import regex

from generator.text.plain_words import plain, plain_boundaries, plain_tokens, plain_words

HYPHENS: Final = "-\u2010\u2011"
"""The hyphens that are equivalent to each other, ASCII first."""

APOSTROPHES: Final = "'\u2018\u2019"
"""The apostrophes (and single quotation marks) that are equivalent, ASCII first."""

WORD_CHARACTER: Final = regex.compile(r"[\p{Alphabetic}\p{N}]")
"""A character that makes a segment a word."""

_IGNORED: Final = r"[\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}]*+"  # WB4
_HEBREW: Final = (
    rf"\p{{WB=Hebrew_Letter}}{_IGNORED}"
    rf"(?:\"{_IGNORED}(?=\p{{WB=Hebrew_Letter}})|'{_IGNORED})?+"  # WB7a to WB7c
)
_LETTERS: Final = rf"(?:\p{{WB=ALetter}}++{_IGNORED}|{_HEBREW})++"
_LETTERS_JOINED: Final = (  # WB5 to WB7
    rf"{_LETTERS}(?:[\p{{WB=MidLetter}}\p{{WB=MidNumLet}}']{_IGNORED}{_LETTERS})*+"
)
_DIGITS: Final = rf"(?:\p{{WB=Numeric}}++{_IGNORED})++"
_GROUP: Final = r"(?<!\d{4})[\u00a0\u202f](?=\d{3}(?!\d))"
_DIGITS_JOINED: Final = (  # WB8, WB11, WB12
    rf"{_DIGITS}(?:(?:[\p{{WB=MidNum}}\p{{WB=MidNumLet}}']{_IGNORED}|{_GROUP}){_DIGITS})*+"
)
_RUN: Final = (  # WB9, WB10, WB13
    rf"(?:(?:{_LETTERS_JOINED}|{_DIGITS_JOINED})++|(?:\p{{WB=Katakana}}{_IGNORED})++)"
)
_BAR: Final = rf"(?:(?!\u202f)\p{{WB=ExtendNumLet}}{_IGNORED})++"
_CORE: Final = (
    rf"(?:(?:{_BAR})?+{_RUN}(?:{_BAR}{_RUN})*+(?:{_BAR})?+"  # WB13a, WB13b
    rf"|[\p{{Alphabetic}}\p{{N}}]{_IGNORED})"  # a letter that joins no other, as in Chinese
)
_JOINER: Final = rf"[{HYPHENS}{APOSTROPHES}]{_IGNORED}"

_SEGMENT: Final = (
    rf"(?:{_CORE}(?:{_JOINER}{_CORE})*+"
    rf"|\r\n|[\r\n\p{{WB=Newline}}]"  # WB3 to WB3b
    rf"|\p{{WB=WSegSpace}}++{_IGNORED}"  # WB3d
    rf"|{_BAR}"
    rf"|(?:\p{{WB=Regional_Indicator}}{_IGNORED}){{2}}"  # WB15, WB16
    rf"|.{_IGNORED})"
    rf"(?:(?<=\u200d)\p{{Extended_Pictographic}}{_IGNORED})*+"  # WB3c
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the half-open range of code points where it stands."""

    start: int
    end: int
    text: str


def words(text: str) -> tuple[Word, ...]:
    """List the words of a text in order: the segments that hold a letter or a digit."""
    return tuple(Word(start, end, text[start:end]) for start, end in word_spans(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """List the start and end of each word of a text, in order."""
    stand_in = plain(text)
    if stand_in is not None:
        return plain_words(stand_in)
    found = segments(text)
    return [(start, end) for start, end in found if WORD_CHARACTER.search(text, start, end)]


def tokens(text: str) -> tuple[Word, ...]:
    """List the words and the other marks of a text in order, without the white space."""
    stand_in = plain(text)
    spans = segments(text) if stand_in is None else plain_tokens(stand_in)
    found = (Word(start, end, text[start:end]) for start, end in spans)
    return tuple(token for token in found if not token.text.isspace())


def segments(text: str) -> list[tuple[int, int]]:
    """Cut a text at every word boundary: the start and end of each segment, white space too."""
    return [match.span() for match in _segment().finditer(text)]


@functools.cache
def _segment() -> regex.Pattern[str]:
    """Compile the reference when a text needs it: that takes as long as reading a project."""
    return regex.compile(_SEGMENT, regex.DOTALL)


def boundaries(text: str) -> bytearray:
    """Mark the word boundaries: byte i is 1 if one lies before code point i, or at the end."""
    stand_in = plain(text)
    if stand_in is not None:
        return plain_boundaries(stand_in)
    marks = bytearray(len(text) + 1)
    for start, _ in segments(text):
        marks[start] = 1
    marks[len(text)] = 1
    return marks
