"""Which steps a text speaks of, and whether as done."""

from __future__ import annotations

import enum
import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.verify.step_words import BE_FORMS, STEP_FAMILIES
from generator.verify.tokens import Token, lowers, signs_of, tokens

_SIGNS = signs_of(
    form for family in STEP_FAMILIES for form in (*family.done, *family.open, *family.nouns)
)


class Tense(enum.Enum):
    """How a word speaks of its step."""

    DONE = "done"
    OPEN = "open"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class StepWord:
    """A listed word in a text: its family, how it speaks, the form, and where it begins.

    `is_done` tells that the form shows the step as done: a noun may do so, too. `index` counts
    the words of the text before it.
    """

    family: str
    tense: Tense
    form: str
    is_done: bool
    text: str
    index: int

    @property
    def token(self) -> Token:
        """The first word of the form, with its place."""
        return tokens(self.text)[self.index]


@functools.lru_cache(maxsize=1 << 12)
def step_words(text: str) -> tuple[StepWord, ...]:
    """Find the words of steps in a text, in order; the longest phrase counts."""
    among, forms = lowers(text), _forms()
    if _SIGNS.isdisjoint(among):
        return ()
    found: list[StepWord] = []
    behind = 0
    for index in [at for at, lower in enumerate(among) if lower in forms]:
        for word in forms[among[index]] if index >= behind else ():
            size = len(word.wanted)
            if among[index : index + size] == word.wanted:
                found.append(_at(text, index, word))
                behind = index + size
                break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Form:
    family: str
    tense: Tense
    wanted: tuple[str, ...]
    is_done: bool


def _at(text: str, index: int, word: _Form) -> StepWord:
    tense, is_done = word.tense, word.is_done
    if tense is Tense.DONE and _is_ahead(lowers(text), index):
        tense, is_done = Tense.OPEN, False
    form = " ".join(word.wanted)
    return StepWord(word.family, tense, form, is_done, text, index)


def _is_ahead(among: Sequence[str], index: int) -> bool:
    """Tell whether *be* or *to* stands before a word, adverbs in *-ly* passed over."""
    before = index - 1
    while before >= 0 and among[before].endswith("ly"):
        before -= 1
    return before >= 0 and among[before] in BE_FORMS


@functools.cache
def _forms() -> Mapping[str, tuple[_Form, ...]]:
    """Index the forms by their first word, longest first."""
    index: dict[str, list[_Form]] = defaultdict(list)
    for family in STEP_FAMILIES:
        kinds = ((Tense.NOUN, family.nouns), (Tense.DONE, family.done), (Tense.OPEN, family.open))
        told: set[str] = set()
        for tense, forms in kinds:
            for form in forms:
                if form not in told:
                    told.add(form)
                    wanted = tuple(form.split())
                    index[wanted[0]].append(_Form(family.name, tense, wanted, form in family.done))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.wanted)))
        for first, forms in index.items()
    }
