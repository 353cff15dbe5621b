"""Words as the guards compare them: folded, without a possessive ending, with their places."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.text.words import words
from generator.verify.wordlists import NUMBER_WORDS

_FOLDED = str.maketrans({"‘": "'", "’": "'", "\u2010": "-", "\u2011": "-"})
_DIGIT = re.compile(r"\d")
_CACHED_TEXTS = 1 << 15


class Token(NamedTuple):
    """A word of a text; `start` and `end` are its code points as written.

    `plain` is folded as the matcher folds and has lost a possessive `'s`; `lower` is the same
    without regard to case. `parts` are the pieces of a hyphenated word.
    """

    start: int
    end: int
    plain: str
    lower: str
    parts: tuple[str, ...]
    has_digit: bool

    @property
    def is_number(self) -> bool:
        """Tell whether the word counts something, in digits or in letters."""
        return self.has_digit or any(part.lower() in NUMBER_WORDS for part in self.parts)


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut `text` into its words, in order."""
    return tuple(_token(word.start, word.end, word.text) for word in words(text))


def _token(start: int, end: int, written: str) -> Token:
    if written.isascii() and written.isalpha():  # most words are as plain as that
        return Token(start, end, written, written.lower(), (written,), has_digit=False)
    plain = written
    if not written.isascii():
        plain = unicodedata.normalize("NFC", written).translate(_FOLDED)
    if plain.endswith(("'s", "'S")):
        plain = plain[:-2]
    plain = plain.rstrip("'")
    parts = tuple(filter(None, plain.split("-"))) if "-" in plain else (plain,)
    return Token(start, end, plain, plain.lower(), parts, has_digit=bool(_DIGIT.search(plain)))


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def phrase(text: str) -> tuple[str, ...]:
    """Give the words of a name or phrase as `Token.plain` has them."""
    return tuple(token.plain for token in tokens(text))


def places_of(wanted: Sequence[str], among: Sequence[Token]) -> Iterator[int]:
    """Give each index at which the words `wanted` begin `among` the tokens, case counts."""
    if not wanted:
        return
    size = len(wanted)
    for index in range(len(among) - size + 1):
        if among[index].plain == wanted[0] and all(
            among[index + step].plain == wanted[step] for step in range(1, size)
        ):
            yield index


def names(text: str, name: str) -> bool:
    """Tell whether `text` holds `name` as whole words, with or without a possessive."""
    return next(places_of(phrase(name), tokens(text)), None) is not None
