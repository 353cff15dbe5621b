"""Which words of a text turn, weaken or measure what it says."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.verify.tokens import Token
from generator.verify.wordlists import POLARITY_GROUPS, WordGroup


@dataclass(frozen=True, slots=True)
class PolarityWord:
    """A listed word in a text: its group, the form that stands there, and its first token."""

    group: WordGroup
    form: str
    token: Token


def polarity_words(tokens: Sequence[Token]) -> Mapping[str, PolarityWord]:
    """Find the listed words, the first of each group, by the group's name."""
    found: dict[str, PolarityWord] = {}
    index = 0
    while index < len(tokens):
        match = _match_at(tokens, index)
        if match is not None:
            found.setdefault(match.group.name, match)
            index += len(match.form.split())
        else:
            index += 1
    return found


def _match_at(tokens: Sequence[Token], index: int) -> PolarityWord | None:
    token = tokens[index]
    for group, form, wanted in _forms().get(token.lower, ()):
        if _stands_at(tokens, index, wanted, before_number=group.before_number):
            return PolarityWord(group, form, token)
    for ending in ("n't", "'d"):
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
def _forms() -> Mapping[str, tuple[tuple[WordGroup, str, tuple[str, ...]], ...]]:
    """Index the forms by their first word, longest first."""
    index: dict[str, list[tuple[WordGroup, str, tuple[str, ...]]]] = defaultdict(list)
    for group in POLARITY_GROUPS:
        for form in group.forms:
            wanted = tuple(form.split())
            index[wanted[0]].append((group, form, wanted))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[2])))
        for first, entries in index.items()
    }


def _group_of(form: str) -> WordGroup:
    return next(group for group in POLARITY_GROUPS if form in group.forms)
