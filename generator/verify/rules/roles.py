"""Who does it to whom is as the passages have it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.text.words import word_spans
from generator.verify.context import Context, GroundedClaim
from generator.verify.example_project import claim_example
from generator.verify.mentions import Mention, NameIndex, subject_names
from generator.verify.rule import Finding, Rule
from generator.verify.stems import stem
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import tokens, words
from generator.verify.wordlists import EMPTY_WORDS

TURNED = "subject/turned"

_BY = 2
_BE = 2
_BE_FORMS = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PARTICIPLE = ("ed", "en")
_ENDS = frozenset('"“”;.!?')


@dataclass(frozen=True, slots=True)
class _Act:
    """A word between two names: who stands before it, who behind, and whether it is passive.

    `index` counts the words of the text before it.
    """

    word: str
    before: str
    behind: str
    passive: bool
    index: int


def check_turned(context: Context) -> Iterator[Finding]:
    """Find claims that swap the two subjects around a word of their passage."""
    index = context.once(subject_names)
    for grounded in context.claims.values():
        told = [(text, list(_acts(text.value, index))) for text in grounded.told]
        if not any(acts for _, acts in told):
            continue
        there = [
            act
            for passage in grounded.support_texts
            for one in passage.exact
            for act in _acts(one, index)
        ]
        for text, acts in told:
            yield from _turned(text, acts, there, grounded)


def _turned(
    text: Scalar, acts: list[_Act], there: list[_Act], grounded: GroundedClaim
) -> Iterator[Finding]:
    for act in acts:
        same = [one for one in there if stem(one.word) == stem(act.word)]
        among = [one for one in same if {one.before, one.behind} == {act.before, act.behind}]
        if among and not any(_agree(act, one) for one in among):
            message = f"'{act.before}' and '{act.behind}' have changed places around '{act.word}'"
            hints = (
                (
                    f"in the passage '{among[0].before}' stands before '{among[0].word}', "
                    f"'{among[0].behind}' behind it"
                ),
                "tell who does it to whom as the passage does",
                exemption_hint(TURNED, act.word),
            )
            token = tokens(text.value)[act.index]
            at = text.location_of(token.start, token.end - token.start)
            problem = Problem(TURNED, message, at, Severity.WARNING, help=hints)
            yield Finding(problem, grounded.claim.exemptions, act.word)
            return


def _agree(one: _Act, other: _Act) -> bool:
    """Tell whether two sentences have the same order, or the other one and the other voice."""
    return (one.before == other.before) is (one.passive == other.passive)


def _acts(text: str, index: NameIndex) -> Iterator[_Act]:
    """Give the telling words between two neighbouring names of a text."""
    mentions = [one for one in index.mentions(text) if not one.possessive]
    for left, right in itertools.pairwise(mentions):
        if left.subject != right.subject and not _are_parted(text, left, right):
            yield from _acts_between(text, left, right)


def _are_parted(text: str, left: Mention, right: Mention) -> bool:
    """Tell whether a sentence ends, or a quotation begins or ends, between two names."""
    places = word_spans(text)
    gap = text[places[left.behind - 1][1] : places[right.first][0]]
    return not _ENDS.isdisjoint(gap)


def _acts_between(text: str, left: Mention, right: Mention) -> Iterator[_Act]:
    between = words(text)[left.behind : right.first]
    for place, word in enumerate(between):
        if word.lower not in EMPTY_WORDS and word.lower == word.plain:
            behind = [one.lower for one in between[place + 1 : place + 1 + _BY]]
            before = [one.lower for one in between[max(place - _BE, 0) : place]]
            was_done = word.lower.endswith(_PARTICIPLE) and not _BE_FORMS.isdisjoint(before)
            passive = "by" in behind or was_done
            yield _Act(word.lower, left.subject, right.subject, passive, left.behind + place)


_ASKED = "Eastport asked Northport to keep the ferry"

RULES = (
    Rule(
        id=TURNED,
        title="Who does it to whom stays as in the passage",
        explanation=(
            "Where a claim and its passage have the same word between the same two subjects, both "
            "name them in the same order, or one of them in the passive voice: *Ash asked Elm* may "
            "become *Elm was asked by Ash*, and not *Elm asked Ash*. Names with a possessive "
            "ending only say whose something is, and are passed over. This is a warning."
        ),
        bad=claim_example("Northport asked Eastport to keep the ferry.", _ASKED),
        good=claim_example("Northport was asked by Eastport to keep the ferry.", _ASKED),
        check=check_turned,
        exemptible=True,
    ),
)
