"""Words as the guards compare them: folded, without a possessive ending, with their places.

Most rules ask of most texts whether some words of a closed list stand there, and the answer is
no. So `lowers` and `words` leave out the places, which take the most time, and what follows from
how a word is written is worked out once for all texts.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from generator.text.plain_words import plain
from generator.text.words import word_spans
from generator.verify.wordlists import EMPTY_WORDS, NUMBER_WORDS

_FOLDED = str.maketrans({"‘": "'", "’": "'", "\u2010": "-", "\u2011": "-"})
_DIGIT = re.compile(r"\d")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_CACHED_TEXTS = 1 << 12
_CACHED_WORDS = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word, wherever it stands, as `written` there.

    `plain` is folded as the matcher folds and has lost a possessive `'s`; `lower` is the same
    without regard to case. `parts` are the pieces of a hyphenated word. `is_number` tells
    whether the word counts something, in digits or in letters.
    """

    written: str
    plain: str
    lower: str
    parts: tuple[str, ...]
    has_digit: bool
    is_number: bool

    @property
    def is_possessive(self) -> bool:
        """Tell whether the word says whose something is."""
        return self.written.endswith(_POSSESSIVE)


class Token(NamedTuple):
    """A word of a text in its place; `start` and `end` are its code points as written."""

    start: int
    end: int
    word: Word

    @property
    def plain(self) -> str:
        """The word without its possessive ending; see `Word`."""
        return self.word.plain

    @property
    def lower(self) -> str:
        """The same without regard to case."""
        return self.word.lower

    @property
    def is_number(self) -> bool:
        """Tell whether the word counts something."""
        return self.word.is_number


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def words(text: str) -> tuple[Word, ...]:
    """Cut `text` into its words, in order, without their places."""
    if plain(text) is not None:
        return tuple(chain.from_iterable(map(_STRETCHES.__getitem__, text.split())))
    return _words_written(text)


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def lowers(text: str) -> tuple[str, ...]:
    """Give the words of a text, in order, as `Word.lower` has them."""
    return tuple(map(_LOWER, words(text)))


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def lower_set(text: str) -> frozenset[str]:
    """Give the different words of a text as `Word.lower` has them."""
    return frozenset(lowers(text))


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def phrase(text: str) -> tuple[str, ...]:
    """Give the words of a text, name or phrase as `Word.plain` has them."""
    return tuple(map(_PLAIN, words(text)))


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut `text` into its words, in order, with their places."""
    places = zip(word_spans(text), words(text), strict=True)
    return tuple(Token(start, end, word) for (start, end), word in places)


class _Stretches(dict[str, tuple[Word, ...]]):
    """The words of each stretch of a plain text between white space, over which no word reaches.

    Most stretches have been met before.
    """

    def __missing__(self, stretch: str) -> tuple[Word, ...]:
        if len(self) >= _CACHED_WORDS:
            self.clear()
        self[stretch] = found = _words_written(stretch)
        return found


_STRETCHES = _Stretches()


def _words_written(text: str) -> tuple[Word, ...]:
    return tuple(_word(text[start:end]) for start, end in word_spans(text))


@functools.lru_cache(maxsize=_CACHED_WORDS)
def _word(written: str) -> Word:
    """Work out what follows from how a word is written."""
    bare = written
    if not written.isascii():
        bare = unicodedata.normalize("NFC", written).translate(_FOLDED)
    if bare.endswith(("'s", "'S")):
        bare = bare[:-2]
    bare = bare.rstrip("'")
    parts = tuple(filter(None, bare.split("-"))) if "-" in bare else (bare,)
    has_digit = bool(_DIGIT.search(bare))
    is_number = has_digit or any(part.lower() in NUMBER_WORDS for part in parts)
    return Word(written, bare, bare.lower(), parts, has_digit, is_number)


_LOWER = attrgetter("lower")
_PLAIN = attrgetter("plain")


def signs_of(forms: Iterable[str]) -> frozenset[str]:
    """Take a word of each form, of a phrase the most telling one.

    A text that has none of them has none of the forms: "in principle" takes a *principle*.
    """
    return frozenset(max(form.split(), key=_tells) for form in forms)


def _tells(word: str) -> tuple[bool, int]:
    return word not in EMPTY_WORDS, len(word)


def places_of(wanted: tuple[str, ...], among: tuple[str, ...]) -> Iterator[int]:
    """Give each index at which the words `wanted` begin `among` others, case counts."""
    if not wanted or wanted[0] not in among:
        return
    size = len(wanted)
    for index in range(len(among) - size + 1):
        if among[index : index + size] == wanted:
            yield index


def names(text: str, name: str) -> bool:
    """Tell whether `text` holds `name` as whole words, with or without a possessive."""
    return next(places_of(phrase(name), phrase(text)), None) is not None
