"""Which words of a text turn, weaken or measure what it says."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.verify.added_words import ADDED_GROUPS
from generator.verify.tokens import Token, tokens
from generator.verify.wordlists import NEGATION, POLARITY_GROUPS, WordGroup

_CONTRACTIONS = ("n't", "'d")

_Forms = Mapping[str, tuple[tuple[WordGroup, str, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class PolarityWord:
    """A listed word in a text: its group, the form that stands there, and its first token."""

    group: WordGroup
    form: str
    token: Token


def polarity_words(text: str) -> Mapping[str, PolarityWord]:
    """Find the listed words of a text, the first of each group, by the group's name."""
    found: dict[str, PolarityWord] = {}
    for match in _matches(text):
        found.setdefault(match.group.name, match)
    return found


@functools.lru_cache(maxsize=1 << 15)
def added_words(text: str) -> Mapping[str, PolarityWord]:
    """Find the words that a claim may not add, the first of each group, by the group's name."""
    found: dict[str, PolarityWord] = {}
    among = tokens(text)
    forms = _forms(ADDED_GROUPS)
    behind = 0
    for index, token in enumerate(among):
        if index < behind or token.lower not in forms:
            continue
        match = _listed_at(among, index, forms)
        if match is not None:
            found.setdefault(match.group.name, match)
            behind = index + len(match.form.split())
    return found


def negations(text: str) -> tuple[PolarityWord, ...]:
    """List the negations of a text; *nor* is one only where it stands alone."""
    found = [match for match in _matches(text) if match.group.kind == NEGATION]
    others = [match for match in found if match.form != "nor"]
    return tuple(others or found[:1])


@functools.lru_cache(maxsize=1 << 15)
def _matches(text: str) -> tuple[PolarityWord, ...]:
    found: list[PolarityWord] = []
    forms = _forms(POLARITY_GROUPS)
    behind = 0
    among = tokens(text)
    for index, token in enumerate(among):
        contracted = "'" in token.plain and token.lower.endswith(_CONTRACTIONS)
        if index < behind or not (contracted or token.lower in forms):
            continue
        match = _listed_at(among, index, forms) or _contraction_at(token)
        if match is not None:
            found.append(match)
            behind = index + len(match.form.split())
    return tuple(found)


def _listed_at(tokens: Sequence[Token], index: int, forms: _Forms) -> PolarityWord | None:
    token = tokens[index]
    for group, form, wanted in forms.get(token.lower, ()):
        if _stands_at(tokens, index, wanted, before_number=group.before_number):
            return PolarityWord(group, form, token)
    return None


def _contraction_at(token: Token) -> PolarityWord | None:
    for ending in _CONTRACTIONS:
        if token.lower.endswith(ending):
            return PolarityWord(_group_of(ending), token.plain, token)
    return None


def _stands_at(
    tokens: Sequence[Token], index: int, wanted: tuple[str, ...], *, before_number: bool
) -> bool:
    end = index + len(wanted)
    if tuple(token.lower for token in tokens[index:end]) != wanted:
        return False
    if wanted == ("may",) and tokens[index].plain == "May":
        return False  # the month
    return not before_number or (end < len(tokens) and tokens[end].is_number)


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
