"""The word boundaries of plain texts, which is almost every text, told ten times as fast.

The rules of UAX #29 (see `generator.text.words`, which is the reference and reads all other
texts) come down to three where a text holds letters, digits and punctuation alone: letters and
digits in a row make a word; a hyphen or an apostrophe between two of them joins; `.` and `:`
join letters, `.`, `,` and `;` join digits. So each character is replaced by an ASCII one
that behaves alike, and the answer is read off with the plain tools of the standard library.
"""

from __future__ import annotations

import re
from typing import Final

import regex

_STRANGE: Final = "\0"
"""Stands for a character of which more would have to be known; such a text is not plain."""

_ALIKE: Final = (
    (r"(?=\p{Alphabetic})\p{WB=ALetter}", "a"),
    (r"(?=\p{N})\p{WB=Numeric}", "0"),
    (r"[\u2018\u2019]", "'"),
    (r"[\u2010\u2011]", "-"),
    (r"\p{WB=MidLetter}", ":"),
    (r"\p{WB=MidNum}", ","),
    (r"\p{WB=MidNumLet}", "."),
    (r"\p{WB=WSegSpace}", " "),
    (r"(?!\u00a0)(?=\p{WB=Other})[\p{P}\p{Sc}\p{Sm}\p{Zs}]", "!"),
)
"""Characters beyond ASCII, and the one that stands for them: the first pattern counts."""

_WORD: Final = re.compile(
    r"[A-Za-z0-9]++"
    r"(?:(?:['-]|(?<=[A-Za-z])[.:](?=[A-Za-z])|(?<=[0-9])[.,;](?=[0-9]))[A-Za-z0-9]++)*+"
)
_MARK: Final = re.compile(rf"{_WORD.pattern}|\S")
_JOINED: Final = re.compile(
    r"(?:['-](?<=[A-Za-z0-9].)|[.:](?<=[A-Za-z].)(?=[A-Za-z])|[.,;](?<=[0-9].)(?=[0-9]))"
    r"(?=[A-Za-z0-9])"
    r"|(?<=\ )\ |(?<=\r)\n",
    re.DOTALL,
)
_IN_A_WORD: Final = bytes(chr(code).isalnum() for code in range(128)) + bytes(128)


class _Stand(dict[int, str]):
    """Finds out at first sight what a character behaves like; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        """Ask the Unicode properties, once for each character beyond ASCII."""
        character = chr(code)
        known = (stand for pattern, stand in _ALIKE if regex.match(pattern, character))
        behaves_like = next(known, _STRANGE)
        if regex.match(r"\p{Extended_Pictographic}|\p{WB=ExtendNumLet}", character):
            behaves_like = _STRANGE
        self[code] = behaves_like
        return behaves_like


_STANDS: Final = _Stand({code: chr(code) for code in range(128)} | {ord("_"): _STRANGE})


def plain(text: str) -> str | None:
    """Give an ASCII text of the same length that has the same boundaries; None if it is hard."""
    if text.isascii():
        return None if "_" in text else text
    stand_in = text.translate(_STANDS)
    return None if _STRANGE in stand_in else stand_in


def plain_words(stand_in: str) -> list[tuple[int, int]]:
    """List start and end of each word of what `plain` made of a text."""
    return [match.span() for match in _WORD.finditer(stand_in)]


def plain_tokens(stand_in: str) -> list[tuple[int, int]]:
    """List start and end of each word and each other mark of what `plain` made of a text."""
    return [match.span() for match in _MARK.finditer(stand_in)]


def plain_boundaries(stand_in: str) -> bytearray:
    """Mark the boundaries of what `plain` made of a text; see `boundaries` of the words.

    All neighbours are compared at once, as the bytes of two long numbers.
    """
    size = len(stand_in)
    inside = int.from_bytes(stand_in.encode("ascii").translate(_IN_A_WORD), "little")
    apart = int.from_bytes(b"\x01" * size, "little") ^ (inside & (inside >> 8))
    marks = bytearray(b"\x01") + apart.to_bytes(size, "little")
    for match in _JOINED.finditer(stand_in):
        at = match.start()
        marks[at] = 0
        if stand_in[at] not in " \n":
            marks[at + 1] = 0
    return marks
