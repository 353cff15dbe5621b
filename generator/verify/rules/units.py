"""A number keeps its unit and what it counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.text.words import word_spans
from generator.verify.context import Context, GroundedClaim
from generator.verify.example_project import claim_example
from generator.verify.rule import Finding, Rule
from generator.verify.stems import content_stems, stem
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import Word, words
from generator.verify.wording import date_mentions
from generator.verify.wordlists import EMPTY_WORDS, NUMBER_WORDS, UNITS

UNIT = "values/unit"

_SIGN_BEHIND = re.compile(r"\s?(%|‰|°[CF]?)")
_SIGN_BEFORE = re.compile(r"([$€£¥])\s?$")
_COUNTED = 3  # so many words behind a number may name what it counts

_Places = Sequence[tuple[int, int]]
"""Where each word of a text begins and ends."""


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number in a text: its digits or word, its unit ("" for none), the words behind it.

    `word` is the number as it stands there, at `start`.
    """

    number: str
    unit: str
    counted: tuple[str, ...]
    word: Word
    start: int


def check_units(context: Context) -> Iterator[Finding]:
    """Find numbers of a claim that its passages give with another unit or of other things."""
    for grounded in context.claims.values():
        for text in grounded.told:
            yield from _turned(text, grounded)


def _turned(text: Scalar, grounded: GroundedClaim) -> Iterator[Finding]:
    told = _quantities(text.value)
    if not told:
        return
    sentences = _sentences(grounded)
    there = [quantity for sentence in sentences for quantity in _quantities(sentence)]
    for quantity in told:
        same = [one for one in there if one.number == quantity.number]
        if not same:
            continue  # a number from elsewhere is reported, or excused, as such
        if quantity.unit not in {one.unit for one in same}:
            message = _other_unit(quantity, same[0])
            yield _finding(text, quantity, message, grounded, Severity.ERROR)
        elif quantity.counted and not _is_counted(quantity, sentences):
            counted = " ".join(quantity.counted)
            message = f"the passage doesn't count '{counted}' with '{quantity.number}'"
            yield _finding(text, quantity, message, grounded, Severity.WARNING)


def _is_counted(quantity: _Quantity, sentences: tuple[str, ...]) -> bool:
    """Tell whether a word behind a number stands in one of the sentences, however inflected."""
    stems = [content_stems(sentence) for sentence in sentences]
    return any(stem(word) in there for word in quantity.counted for there in stems)


def _sentences(grounded: GroundedClaim) -> tuple[str, ...]:
    """Give the whole sentences of the supporting passages, each once."""
    support = grounded.support_texts
    return tuple(dict.fromkeys(one for texts in support for one in texts.sentences_of_pieces))


@functools.lru_cache(maxsize=1 << 12)
def _quantities(text: str) -> tuple[_Quantity, ...]:
    """Find the numbers of a text that are no dates, with their units and what they count."""
    read = words(text)
    numbers = [index for index, word in enumerate(read) if word.is_number]
    if not numbers:
        return ()
    places = word_spans(text)
    may_be_dates = any(read[index].has_digit or "-" in read[index].plain for index in numbers)
    dates = [mention.span for mention in date_mentions(text)] if may_be_dates else []
    return tuple(
        _quantity(text, read, places, index)
        for index in numbers
        if not any(span.start <= places[index][0] < span.end for span in dates)
    )


def _quantity(text: str, read: Sequence[Word], places: _Places, index: int) -> _Quantity:
    start, end = places[index]
    last = _end_of_breath(text, places, index)
    behind = [word.lower for word in read[index + 1 : last]]
    before, after = _SIGN_BEFORE.search(text, 0, start), _SIGN_BEHIND.match(text, end)
    sign = before[1] if before else after[1] if after else ""
    unit = UNITS.get(sign) or (UNITS.get(behind[0], "") if behind else "")
    counted = () if unit else tuple(word for word in behind if word not in EMPTY_WORDS)
    return _Quantity(_plain(read[index]), unit, counted, read[index], start)


def _end_of_breath(text: str, places: _Places, index: int) -> int:
    """Give the index behind a number's next words, as far as only spaces stand between them."""
    last = index + 1
    while last < len(places) and last <= index + _COUNTED:
        if not text[places[last - 1][1] : places[last][0]].isspace():
            break
        last += 1
    return last


def _plain(word: Word) -> str:
    digits = word.lower.replace(",", "")
    return str(NUMBER_WORDS.get(digits, digits))


def _other_unit(quantity: _Quantity, there: _Quantity) -> str:
    here = f"the unit '{quantity.unit}'" if quantity.unit else "no unit"
    source = f"'{there.unit}'" if there.unit else "none"
    return f"'{quantity.number}' has {here} here, and {source} in the passage"


def _finding(
    text: Scalar, quantity: _Quantity, message: str, grounded: GroundedClaim, severity: Severity
) -> Finding:
    word = quantity.word
    hints = (
        "give the number with the unit, or the thing counted, that the passage has",
        exemption_hint(UNIT, word.plain),
    )
    at = text.location_of(quantity.start, len(word.written))
    problem = Problem(UNIT, message, at, severity, help=hints)
    return Finding(problem, grounded.claim.exemptions, word.plain)


RULES = (
    Rule(
        id=UNIT,
        title="A number keeps its unit and what it counts",
        explanation=(
            "A number alone proves little: *160 countries* is not *160 %*, and not *160 boats*. So "
            "a number that a claim shares with a sentence of its supporting passages has the same "
            "unit of the closed list, or none as there; and without a unit, one of the words right "
            "behind it in the claim stands in such a sentence; another word there is a warning. "
            "Dates are not counted here."
        ),
        bad=claim_example("More than 40 % use the harbour.", "More than 40 boats use the harbour"),
        good=claim_example(
            "More than 40 boats use the harbour.", "More than 40 boats use the harbour"
        ),
        check=check_units,
        exemptible=True,
    ),
)
