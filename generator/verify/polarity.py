"""Which words of a text turn, weaken or measure what it says."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.text.words import APOSTROPHES
from generator.verify.added_words import ADDED_GROUPS
from generator.verify.tokens import Token, lowers, phrase, signs_of, tokens, words
from generator.verify.wordlists import NEGATION, POLARITY_GROUPS, WordGroup

_CONTRACTIONS = ("n't", "'d")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_SIGNS = signs_of(form for group in POLARITY_GROUPS for form in group.forms)
_ADDED_SIGNS = signs_of(form for group in ADDED_GROUPS for form in group.forms)
_CACHED_TEXTS = 1 << 12

_Forms = Mapping[str, tuple[tuple[WordGroup, str, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class PolarityWord:
    """A listed word in a text: its group, the form that stands there, and where it begins.

    `index` counts the words of the text before it.
    """

    group: WordGroup
    form: str
    text: str
    index: int

    @property
    def token(self) -> Token:
        """The first word of the form, with its place."""
        return tokens(self.text)[self.index]


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def polarity_words(text: str) -> Mapping[str, PolarityWord]:
    """Find the listed words of a text, the first of each group, by the group's name."""
    return _first_of_each_group(_matches(text))


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def added_words(text: str) -> Mapping[str, PolarityWord]:
    """Find the words that a claim may not add, the first of each group, by the group's name."""
    if _ADDED_SIGNS.isdisjoint(lowers(text)):
        return {}
    return _first_of_each_group(_listed(text, _forms(ADDED_GROUPS)))


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def negations(text: str) -> tuple[PolarityWord, ...]:
    """List the negations of a text; *nor* is one only where it stands alone."""
    found = [match for match in _matches(text) if match.group.kind == NEGATION]
    others = [match for match in found if match.form != "nor"]
    return tuple(others or found[:1])


def _first_of_each_group(found: Iterable[PolarityWord]) -> Mapping[str, PolarityWord]:
    first: dict[str, PolarityWord] = {}
    for match in found:
        first.setdefault(match.group.name, match)
    return first


@functools.lru_cache(maxsize=_CACHED_TEXTS)
def _matches(text: str) -> tuple[PolarityWord, ...]:
    if _SIGNS.isdisjoint(lowers(text)) and not _APOSTROPHE.search(text):
        return ()
    return tuple(_listed(text, _forms(POLARITY_GROUPS)))


def _listed(text: str, forms: _Forms) -> Iterator[PolarityWord]:
    """Give the listed forms of a text in order, none inside of another."""
    read = lowers(text)
    behind = 0
    for index in [at for at, lower in enumerate(read) if lower in forms or "'" in lower]:
        if index >= behind:
            match = _listed_at(text, index, forms) or _contraction_at(text, index, forms)
            if match is not None:
                yield match
                behind = index + len(match.form.split())


def _listed_at(text: str, index: int, forms: _Forms) -> PolarityWord | None:
    for group, form, wanted in forms.get(lowers(text)[index], ()):
        if _stands_at(text, index, wanted, before_number=group.before_number):
            return PolarityWord(group, form, text, index)
    return None


def _contraction_at(text: str, index: int, forms: _Forms) -> PolarityWord | None:
    """Find *n't* or *'d* at the end of a word, where such an ending is among the forms."""
    lower = lowers(text)[index]
    for ending in _CONTRACTIONS:
        if ending in forms and lower.endswith(ending):
            return PolarityWord(_group_of(ending), phrase(text)[index], text, index)
    return None


def _stands_at(text: str, index: int, wanted: tuple[str, ...], *, before_number: bool) -> bool:
    read = lowers(text)
    end = index + len(wanted)
    if read[index:end] != wanted:
        return False
    if wanted == ("may",) and phrase(text)[index] == "May":
        return False  # the month
    return not before_number or (end < len(read) and words(text)[end].is_number)


@functools.cache
def _forms(groups: tuple[WordGroup, ...]) -> _Forms:
    """Index the forms by their first word, longest first."""
    index: dict[str, list[tuple[WordGroup, str, tuple[str, ...]]]] = defaultdict(list)
    for group in groups:
        for form in group.forms:
            wanted = tuple(form.split())
            index[wanted[0]].append((group, form, wanted))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[2])))
        for first, entries in index.items()
    }


def _group_of(form: str) -> WordGroup:
    return next(group for group in POLARITY_GROUPS if form in group.forms)
