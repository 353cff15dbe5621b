"""Numbers and names of a claim have to come from somewhere."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from generator.model.edtf import DateForm, Edtf
from generator.model.entities import Claim, StatedDate
from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.verify.context import Context, GroundedClaim
from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import Token, Word, lowers, phrase, tokens, words
from generator.verify.vocabulary import (
    Vocabulary,
    bearers,
    spellings_in,
    vocabulary,
    without_ordinal,
)
from generator.verify.wordlists import MONTHS, NUMBER_WORDS, SENTENCE_OPENERS, WEEKDAYS

UNSUPPORTED = "values/unsupported"
MISCOUNTED = "values/count"
COUNT_OF_SUBJECTS = "count(subjects)"

_NAME_HINT = (
    "correct the text, or add the passage that has the word "
    "(with `role: context` where it only says what is meant)"
)
_NUMBER_HINT = "correct the text, or add the passage that has the word, without `role: context`"
_SENTENCE_END = re.compile(r"[.?!…]['’)\]”\"]*\s+['‘(\[“\"]*$")
_CARDINALS = {
    next(word for word, number in NUMBER_WORDS.items() if number == count): count
    for count in range(2, 21)
}
"""The words that count, without ordinals: *three*, not *third*."""
_COUNTS = _CARDINALS | {str(count): count for count in _CARDINALS.values()}
_DAY_PRECISION, _MONTH_PRECISION = 3, 2
_MOST_DIGITS = 20
"""No count of subjects is longer, and Python refuses to read numbers of thousands of digits."""


@dataclass(frozen=True, slots=True)
class _Licensed:
    """The words that a claim may use: as names, and as numbers, months and weekdays.

    `owned` has a label and a word for each adjective of the evidence with the word behind it:
    *Elmish council* lends *Elm* to *Elm's council*. `counted` has numbers with the word behind
    them: *three years* lends *3* to *3 years*.
    """

    names: frozenset[str]
    values: frozenset[str]
    owned: frozenset[tuple[str, str]]
    counted: frozenset[tuple[int, str]]

    def words_for(self, word: str) -> frozenset[str]:
        """Give the words that may bear out this one."""
        return self.values if _says_how_many_or_when(word) else self.names


def check_values(context: Context) -> Iterator[Finding]:
    """Find the numbers and names that a claim's text or short form has from nowhere."""
    known = context.once(vocabulary)
    for grounded in context.claims.values():
        told = [text for text in grounded.told if not _is_borne_out(text, grounded, known)]
        if told:
            licensed = _licensed(grounded, context)
            unlisted = _unlisted(grounded, context)
            for text in told:
                yield from _unsupported(text, grounded.claim, licensed, context, unlisted)


def check_count(context: Context) -> Iterator[Finding]:
    """Find claims whose text doesn't say the number that `computed` promises."""
    for grounded in context.claims.values():
        claim = grounded.claim
        if claim.computed is None:
            continue
        if claim.computed.value != COUNT_OF_SUBJECTS:
            message = f"'{claim.computed}' is nothing that can be computed"
            hint = f"the only one is `computed: {COUNT_OF_SUBJECTS}`"
            yield Finding(Problem(MISCOUNTED, message, claim.computed.at, help=(hint,)))
            continue
        count = len(claim.subjects)
        if not _says_count(claim):
            message = f"the claim has {count} subjects, but its text doesn't say {count}"
            hint = "say the number in the text, correct the subjects, or leave out `computed`"
            yield Finding(Problem(MISCOUNTED, message, claim.text.at, help=(hint,)))


def _unsupported(
    text: Scalar,
    claim: Claim,
    licensed: _Licensed,
    context: Context,
    unlisted: Callable[[str], Iterator[str]],
) -> Iterator[Finding]:
    for index, value in enumerate(words(text.value)):
        if not _is_value(value) or _missing_word(value, licensed, ignore_case=False) is None:
            continue
        behind = _behind(text.value, index)
        if value.is_possessive and (value.plain, behind) in licensed.owned:
            continue
        if (_cardinal(value), behind) in licensed.counted:
            continue
        token = tokens(text.value)[index]
        first = _opens_sentence(text.value, token)
        if first and not _is_name(value, context.once(vocabulary)):
            continue
        word = _missing_word(value, licensed, ignore_case=first)
        if word is None or _is_computed(value, claim):
            continue
        strict = licensed.words_for(word) is licensed.values
        passage = "supporting passage" if strict else "passage"
        message = f"'{word}' stands in no {passage} of claim '{claim.id}', nor in its date"
        general = _NUMBER_HINT if strict else _NAME_HINT
        hints = (*unlisted(word), general, exemption_hint(UNSUPPORTED, word))
        at = text.location_of(token.start, token.end - token.start)
        yield Finding(Problem(UNSUPPORTED, message, at, help=hints), claim.exemptions, word)


def _is_borne_out(text: Scalar, grounded: GroundedClaim, known: Vocabulary) -> bool:
    """Tell at a glance that the values of a text stand in its passages as they are, as most do."""
    read = words(text.value)
    if read and not _is_name(read[0], known):
        read = read[1:]  # a capital letter says nothing there
    values = frozenset(map(_value_of, read)) - {""}
    for passage in grounded.support_texts:
        values = values.difference(*map(phrase, passage.exact))
    if values and not any(map(_says_how_many_or_when, values)):
        for passage in grounded.texts:
            values = values.difference(*map(phrase, passage.exact))
    return not values


@functools.lru_cache(maxsize=1 << 16)
def _value_of(word: Word) -> str:
    return without_ordinal(word.plain) if _is_value(word) else ""


@functools.lru_cache(maxsize=1 << 16)
def _says_how_many_or_when(word: str) -> bool:
    """Tell whether a word is, or holds, a number or the name of a month or weekday."""
    parts = [part for one in words(word) for part in (one.plain, *one.parts)]
    return any(
        part.lower() in NUMBER_WORDS
        or any(char.isdigit() for char in part)
        or (part[0].isupper() and (part.lower() in MONTHS or part.lower() in WEEKDAYS))
        for part in parts
    )


def _is_value(word: Word) -> bool:
    """Tell whether a word is a number or has a capital letter."""
    return word.plain != word.lower or word.is_number


def _is_computed(word: Word, claim: Claim) -> bool:
    """Tell whether a number is the computed count; a wrong one is reported as such, once."""
    if claim.computed is None or _count_of(word) is None:
        return False
    return _count_of(word) == len(claim.subjects) or not _says_count(claim)


def _says_count(claim: Claim) -> bool:
    return any(_count_of(word) == len(claim.subjects) for word in words(claim.text.value))


def _missing_word(word: Word, licensed: _Licensed, *, ignore_case: bool) -> str | None:
    """Give the first value in a word that nothing licenses; None where there is none."""
    if _known(word.plain, licensed, ignore_case=ignore_case or word.is_number):
        return None
    if word.has_digit:
        return word.plain
    for part in word.parts:
        is_number = part.lower() in NUMBER_WORDS
        if (is_number or part[0].isupper()) and not _known(
            part, licensed, ignore_case=ignore_case or is_number
        ):
            return word.plain if word.plain[0].isupper() else part
    return None


def _known(word: str, licensed: _Licensed, *, ignore_case: bool) -> bool:
    bare = without_ordinal(word)
    known = licensed.words_for(word)
    return bare in known or (ignore_case and _ignoring_case(bare) in known)


def _ignoring_case(word: str) -> str:
    return "\0" + word.lower()  # a mark that no word has, so that both kinds share one set


def _licensed(grounded: GroundedClaim, context: Context) -> _Licensed:
    """Collect what the evidence licenses; passages of context lend names, no figures."""
    claim = grounded.claim
    passages = [exact for passage in grounded.texts for exact in passage.exact]
    support = [exact for passage in grounded.support_texts for exact in passage.exact]
    own = list(_names_borne_out(claim, passages, context))
    dated = _date_words(claim.date) if claim.date is not None else set()
    names = _both_cases(dated).union(*(_words_in(text) for text in (*passages, *own)))
    values = _both_cases(dated).union(*(_words_in(text) for text in (*support, *own)))
    owned = frozenset(_owned(claim, passages, context))
    return _Licensed(names, values, owned, frozenset().union(*map(_numbers_in, support)))


@functools.lru_cache(maxsize=1 << 12)
def _numbers_in(text: str) -> frozenset[tuple[int, str]]:
    """Give the numbers of a text, however they are written, with the words behind them."""
    found = ((_cardinal(word), _behind(text, at)) for at, word in enumerate(words(text)))
    return frozenset((number, behind) for number, behind in found if number and behind)


def _cardinal(word: Word) -> int | None:
    """Give the small number that a word says, in digits or in letters; None for others."""
    return _COUNTS.get(word.lower)


def _owned(claim: Claim, passages: list[str], context: Context) -> Iterator[tuple[str, str]]:
    """Give the labels of subjects with the words that stand behind their adjectives."""
    for scalar in claim.subjects:
        adjective = context.adjective_of(scalar.value)
        for text in passages if adjective else ():
            for index, plain in enumerate(phrase(text)):
                if plain == adjective:
                    yield context.names_of(scalar.value)[0], _behind(text, index)


def _behind(text: str, index: int) -> str:
    """Give the word behind another one in lower case, "" at the end."""
    return next(iter(lowers(text)[index + 1 : index + 2]), "")


def _names_borne_out(claim: Claim, passages: list[str], context: Context) -> Iterator[str]:
    """Give all names of those subjects that the evidence calls by one of them."""
    around = [scalar for entry in claim.evidence for scalar in (entry.prefix, entry.suffix)]
    read = frozenset().union(
        *(_words_in(text) for text in (*passages, *(one.value for one in around if one)))
    )
    speaker = (claim.said_by,) if claim.said_by is not None else ()
    for subject in (*claim.subjects, *speaker):
        names = context.names_of(subject.value)
        doubtful = subject.value in context.reading.faulty_ids
        if doubtful or any(_is_called(name, read) for name in names):
            yield from names
            adjective = context.adjective_of(subject.value)
            yield from (adjective,) if adjective else ()


def _unlisted(grounded: GroundedClaim, context: Context) -> Callable[[str], Iterator[str]]:
    """Make a search for subjects that would lend a word, were the claim to list them."""

    def search(word: str) -> Iterator[str]:
        exact = [text for passage in grounded.passages for text in passage.exact]
        read = frozenset().union(*(_words_in(text) for text in exact))
        listed = {subject.value for subject in grounded.claim.subjects}
        for subject in context.once(bearers).get(word, ()):
            names = context.names_of(subject)
            if subject not in listed and any(_is_called(name, read) for name in names):
                yield f"the passage names the subject '{subject}' otherwise: add it to `subjects`"

    return search


def _is_called(name: str, read: frozenset[str]) -> bool:
    return all(_ignoring_case(word) in read for word in phrase(name))


@functools.lru_cache(maxsize=1 << 12)
def _words_in(text: str) -> frozenset[str]:
    """Collect the words of a text, as they are and ignoring case."""
    return _both_cases(spellings_in(text))


def _both_cases(found: AbstractSet[str]) -> frozenset[str]:
    return frozenset(found | {_ignoring_case(word) for word in found})


def _date_words(stated: StatedDate) -> set[str]:
    found = {stated.edtf.value}
    if stated.as_stated is not None:
        found |= spellings_in(stated.as_stated.value)
    parsed = stated.parsed
    for bound in (parsed.earliest, parsed.latest):
        if bound is not None:
            found |= _bound_words(parsed, bound)
    return found


def _bound_words(parsed: Edtf, bound: date) -> set[str]:
    """Give the parts that a bound stands for: a span of days licenses no single day."""
    found = {str(bound.year)}
    if parsed.form is not DateForm.POINT or parsed.precision >= _MONTH_PRECISION:
        found.add(calendar.month_name[bound.month])
    if parsed.form is DateForm.POINT and parsed.precision == _DAY_PRECISION:
        found.add(str(bound.day))
    return found


def _count_of(word: Word) -> int | None:
    digits = word.plain.replace(",", "")
    if digits.isdecimal():
        return int(digits) if len(digits) <= _MOST_DIGITS else None
    values = [NUMBER_WORDS.get(part.lower()) for part in word.parts]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _opens_sentence(text: str, token: Token) -> bool:
    before = text[: token.start]
    return not any(char.isalnum() for char in before) or bool(_SENTENCE_END.search(before))


def _is_name(word: Word, known: Vocabulary) -> bool:
    """Tell whether a sentence's first word counts: as a name or a number.

    A capital letter alone says nothing there. The word counts if some source writes it with
    a capital inside a sentence, or if no source has it at all.
    """
    if word.is_number or word.plain in known.capital_inside:
        return True
    return word.lower not in known.everywhere and word.lower not in SENTENCE_OPENERS


_COUNCIL = """\
      - source: gazette
        role: context
        passage: |-
          On June 3, the council of Northport voted
"""


def _counted(text: str) -> dict[str, str]:
    claim = claim_entry("ferry", text, "More than 40 boats use the harbour")
    return claims_example(claim + _COUNCIL)


RULES = (
    Rule(
        id=UNSUPPORTED,
        title="Numbers and names of a claim stand in its evidence",
        explanation=(
            "Every number (in digits, or in words from *two* on), month, weekday and capitalised "
            "name in a claim's text or short form has to stand in its own passages or in its date; "
            "passages of `role: context` lend names only, since their figures and days are those "
            "of something else. A possessive ending is dropped. A subject or speaker that the "
            "passages call by one of its names may be called by any other of them, and by its "
            "`adjective`: *the Elmish council* for *Elm's council*, and the other way round. "
            "A number may be in digits or in letters, if the same word stands "
            "behind it. "
            "A sentence's first word counts if some source writes it with a capital inside a "
            "sentence, if a subject is called so, or if no source has it at all. This stops "
            "figures that crept in from memory. Correct the word, add the passage that has it, "
            "or say in an exemption why it is right."
        ),
        bad=_counted("More than 50 boats use the harbour of Northport."),
        good=_counted("More than 40 boats use the harbour of Northport."),
        check=check_values,
        exemptible=True,
    ),
    Rule(
        id=MISCOUNTED,
        title="A computed number is the right one",
        explanation=(
            "`computed: count(subjects)` lets a claim say how many subjects it has, though no "
            "source says the number. The number in the text has to be that count."
        ),
        bad=claim_example(
            "Three have not joined the scheme.",
            "neither Eastport nor Westport has joined the scheme",
            "computed: count(subjects)\n",
            subjects="northport eastport",
        ),
        good=claim_example(
            "Two have not joined the scheme.",
            "neither Eastport nor Westport has joined the scheme",
            "computed: count(subjects)\n",
            subjects="northport eastport",
        ),
        check=check_count,
    ),
)
