"""Words as the guards compare them: folded, without a possessive ending, with their places."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.text.words import word_spans
from generator.verify.wordlists import NUMBER_WORDS

_FOLDED = str.maketrans({"‘": "'", "’": "'", "\u2010": "-", "\u2011": "-"})
_DIGIT = re.compile(r"\d")
_CACHED_TEXTS = 1 << 12
_CACHED_WORDS = 1 << 16


class Token(NamedTuple):
    """A word of a text; `start` and `end` are its code points as written.

    `plain` is folded as the matcher folds and has lost a possessive `'s`; `lower` is the same
    without regard to case. `parts` are the pieces of a hyphenated word. `is_number` tells
    whether the word counts something, in digits or in letters.
    """

    start: int
    end: int
    plain: str
    lower: str
    parts: tuple[str, ...]
    has_digit: bool
    is_number: bool


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut `text` into its words, in order."""
    return tuple(Token(start, end, *_form(text[start:end])) for start, end in word_spans(text))


# Most words of a text have been met before: what is said of one is worked out once.
@functools.lru_cache(maxsize=_CACHED_WORDS)
def _form(written: str) -> tuple[str, str, tuple[str, ...], bool, bool]:
    """Give the fields of a token that follow from how it is written."""
    bare = written
    if not written.isascii():
        bare = unicodedata.normalize("NFC", written).translate(_FOLDED)
    if bare.endswith(("'s", "'S")):
        bare = bare[:-2]
    bare = bare.rstrip("'")
    parts = tuple(filter(None, bare.split("-"))) if "-" in bare else (bare,)
    has_digit = bool(_DIGIT.search(bare))
    is_number = has_digit or any(part.lower() in NUMBER_WORDS for part in parts)
    return bare, bare.lower(), parts, has_digit, is_number


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
