"""The closed lists on one page, as Markdown: which words the rules know, and data may hold."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

from generator.model.entities import (
    Basis,
    Coverage,
    EvidenceRole,
    LineKind,
    ParagraphMode,
    Rights,
    Status,
    SubjectKind,
)
from generator.pages.grammar import UncitedReason
from generator.rulebook.tables import as_page, table_rows, wrapped
from generator.verify import wordlists as words
from generator.verify.added_words import ADDED_GROUPS
from generator.verify.step_words import BE_FORMS, PRO_VERBS, STEP_FAMILIES

_CHOICES: tuple[tuple[str, type[enum.StrEnum]], ...] = (
    ("`kind` of a line under `structure` of a source", LineKind),
    ("`paragraphs` of a source", ParagraphMode),
    ("`rights` of a source", Rights),
    ("`coverage` of a source", Coverage),
    ("`kind` of a subject", SubjectKind),
    ("`basis` of a date", Basis),
    ("`role` of a passage", EvidenceRole),
    ("`status` of a step", Status),
    ("reason of a block `::: uncited`", UncitedReason),
)
"""Places where data and pages take one word out of a list."""

_SMALL_LISTS = (
    ("Words that tie a date to what stands in front of it", words.DATE_INTRODUCERS),
    ("Words that open a noun phrase", words.DETERMINERS),
    ("Words behind which a noun phrase goes on", words.LINKING_PREPOSITIONS),
    ("Words that begin a clause without a comma", words.CLAUSE_OPENERS),
    ("Words that close a list to which one negation belongs", words.LIST_CLOSERS),
    ("Words behind a comma to which such a negation doesn't reach", words.LIST_BREAKERS),
    ("Words that begin a sentence without being a name", words.SENTENCE_OPENERS),
    ("Words for what has still to be done", words.NECESSITY_WORDS),
    ("Phrases for a step that is named elsewhere", PRO_VERBS),
    ("Words before which a step isn't done yet", BE_FORMS),
    ("Words that don't count when claim and passage are compared", words.EMPTY_WORDS),
    ("Words that any claim may use", words.LIGHT_WORDS),
    ("Names and signs of units", words.UNITS),
    ("Names of months", words.MONTHS),
    ("Names of weekdays", words.WEEKDAYS),
)


def word_lists_page() -> str:
    """Write the page."""
    return as_page(
        "Closed lists",
        """\
        Each list that a rule or a field reads, whole. A word that isn't here is an ordinary word
        for the check; the lists are for English, the language of the claims. This page is what
        `explainer explain word-lists` prints.""",
        _rows(),
    )


def _rows() -> Iterator[str]:
    yield from ("## Words that data and pages choose from", "")
    yield from table_rows(
        ("where", "one of"), ((where, _code(word.value for word in one)) for where, one in _CHOICES)
    )
    yield from ("", "## How a status is said", "")
    yield from table_rows(
        ("status", "on the pages"), ((f"`{k.value}`", v) for k, v in words.STATUS_WORDS.items())
    )
    yield from ("", "## Reporting verbs and phrases", "")
    yield "A sentence with one of them reports what somebody says: a claim from it has `said_by`."
    yield ""
    yield from wrapped(_listed(sorted(words.REPORTING_VERBS)) + ".")
    yield ""
    yield from wrapped(_listed(words.REPORTING_PHRASES) + ".")
    yield from ("", "## Negations, hedges and quantities", "")
    yield "A claim neither drops one of them from its passage nor adds one. Words of one row are"
    yield "as good as each other."
    yield ""
    yield from table_rows(("group", "kind", "words"), _polarity(words.POLARITY_GROUPS))
    yield from ("", "## Order, cause, degree and manner", "")
    yield "A claim may leave one of them out, and adds none that its supporting passages don't"
    yield "have. Words of one row are as good as each other."
    yield ""
    yield from table_rows(("group", "kind", "words"), _polarity(ADDED_GROUPS))
    yield from ("", "## Steps", "")
    yield "A claim has a word of a row only where a supporting passage has one, and one of the"
    yield "second column only where the passage has one of the second column."
    yield ""
    yield from table_rows(("step", "done", "spoken of", "named"), _steps())
    yield from ("", "## Number words", "")
    yield from table_rows(("number", "words"), _numbers())
    yield from ("", "## Words for days", "")
    yield from table_rows(("word", "day"), _days())
    for title, known in _SMALL_LISTS:
        yield from ("", f"## {title}", "")
        yield from wrapped(_listed(known if title.startswith("Names") else sorted(known)) + ".")


def _polarity(groups: Iterable[words.WordGroup]) -> Iterator[tuple[str, str, str]]:
    for group in groups:
        place = ", right before a number" if group.before_number else ""
        yield group.name, group.kind + place, _listed(group.forms)


def _steps() -> Iterator[tuple[str, str, str, str]]:
    for family in STEP_FAMILIES:
        yield family.name, _listed(family.done), _listed(family.open), _listed(family.nouns)


def _numbers() -> Iterator[tuple[str, str]]:
    for number in sorted(set(words.NUMBER_WORDS.values())):
        yield f"{number:,}", _listed(w for w, n in words.NUMBER_WORDS.items() if n == number)


def _days() -> Iterator[tuple[str, str]]:
    for word, offset in words.RELATIVE_DAYS.items():
        yield word, "the day of issue" if offset == 0 else f"{-offset} day before the day of issue"
    for word, (first, last) in words.VAGUE_DAYS.items():
        yield f"{word} (of a month)", f"{first} to {last}, or the month's last day"


def _listed(known: Iterable[str]) -> str:
    return ", ".join(known)


def _code(known: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in known)
