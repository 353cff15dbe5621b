"""The tables of fields say all that a person, and later a schema, has to know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.loading.binding import Findings
from generator.loading.data_files import FOLDERS, SINGLE_FILES
from generator.loading.entities import files as tables
from generator.loading.entities.source import SOURCE_RECORD
from generator.loading.fields import Field, ListOf, MapOf, Record
from generator.loading.kinds import (
    Choice,
    EdtfDate,
    Kind,
    LineNumber,
    Passage,
    Pattern,
    Reference,
    Text,
)
from generator.loading.nodes import ScalarNode

FILES = (
    SOURCE_RECORD,
    tables.PERMALINKS_RECORD,
    *(tables.file_record(key) for key in (*FOLDERS.values(), *SINGLE_FILES.values())),
)

KEYS = {
    "a source": (
        "title publisher author issued url language text sha256 paragraphs structure rights "
        "coverage found_outside unused"
    ),
    "a structure line": "line kind",
    "an unused sentence": "passage reason",
    "a claim": "text short subjects said_by date evidence computed exemptions",
    "a date": "edtf as_stated basis reason from",
    "a piece of evidence": "source role passage prefix suffix",
    "an exemption": "rule word reason",
    "a quotation": (
        "speaker role said_in date source passage prefix suffix attribution same_words_as "
        "exemptions"
    ),
    "an attribution": "source role passage prefix suffix",
    "a subject": "label kind region lang adjective aliases",
    "an alias": "name source passage prefix suffix ours",
    "a process": "label steps progress",
    "a step": "label words",
    "a step's state": "status claims seen",
    "a read passage": "source passage reason",
    "a dispute": "question positions",
    "a term": "term lang definition",
    "the list of permalinks": "published redirects withdrawn",
}
"""The keys that data files rely on: adding one is compatible, taking one away is not."""


def records(kind: Kind[Any]) -> Iterator[Record[Any]]:
    """Walk through a kind and all records inside it."""
    if isinstance(kind, Record):
        yield kind
        for field in kind.fields:
            yield from records(field.kind)
    elif isinstance(kind, ListOf):
        yield from records(kind.entry)
    elif isinstance(kind, MapOf):
        yield from records(kind.value)


ALL = {record.noun: record for file in FILES for record in records(file)}
FIELDS = tuple((noun, field) for noun, record in ALL.items() for field in record.fields)


@pytest.mark.parametrize("noun", KEYS)
def test_the_keys_of_a_record_are_kept(noun: str) -> None:
    assert " ".join(ALL[noun].by_key) == KEYS[noun]


def test_no_record_is_unknown_to_this_test() -> None:
    assert {noun for noun in ALL if not noun.startswith("a file of ")} == set(KEYS)


@pytest.mark.parametrize(("noun", "field"), FIELDS, ids=lambda p: getattr(p, "key", p))
def test_every_field_is_described_in_a_line(noun: str, field: Field[Any]) -> None:
    assert noun
    assert field.about
    assert not field.about.endswith(".")
    assert "\n" not in field.about


@pytest.mark.parametrize(("noun", "field"), FIELDS, ids=lambda p: getattr(p, "key", p))
def test_every_example_is_accepted_by_its_own_field(noun: str, field: Field[Any]) -> None:
    for example in field.examples:
        found = Findings()
        assert field.kind.bind(ScalarNode(example, "f", 1, 1), field.key, found) is not None, noun
        assert found.in_reading_order() == ()


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Text(), "Words: of any kind", "two\nlines"),
        (Passage(), "“Words”, as they are", ""),
        (Pattern("[0-9]+", "digits"), "42", "4 2"),
        (Reference("claim"), "a-claim-2", "a--claim"),
        (EdtfDate(), "2025-06", "2025-13"),
        (LineNumber(), "12", "012"),
        (SOURCE_RECORD.by_key["rights"].kind, "full", "Full"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_kind_gives_a_value_or_one_problem(kind: Kind[Any], good: str, bad: str) -> None:
    found = Findings()
    assert kind.bind(ScalarNode(good, "f", 1, 1), "key", found) is not None
    assert found.in_reading_order() == ()
    assert kind.bind(ScalarNode(bad, "f", 1, 1), "key", found) is None
    assert len(found.in_reading_order()) == 1


def test_a_choice_knows_its_words() -> None:
    kind = SOURCE_RECORD.by_key["rights"].kind
    assert isinstance(kind, Choice)
    assert [word.value for word in kind.words] == ["quotation", "full"]
