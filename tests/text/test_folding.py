"""What counts as equal between a passage and its source, and nothing else."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.folding import EQUIVALENCES, fold, folded_text
from generator.text.matcher import find_passage
from generator.text.outcome import Reason
from tests.text.reading import found_words, read, reason

PAIRS = [pair for equivalence in EQUIVALENCES for pair in equivalence.examples]
tricky = st.text(
    alphabet="ae\u0301\u0323é\u1100\u1161\u11a8가\u2000 \u00a0\n.…'’\"“-‐q", max_size=16
)


@pytest.mark.parametrize("pair", [*PAIRS, *(pair[::-1] for pair in PAIRS)])
def test_every_published_example_of_an_equivalence_matches_both_ways(pair: tuple[str, str]) -> None:
    text = read(f"Once {pair[0]} again")

    assert found_words(text, find_passage(text, [pair[1]], minimum=False)) == [pair[0]]


@pytest.mark.parametrize(
    ("source", "passage"),
    [
        ("More than 160 countries", "More than 160 countries"),
        ("the state’s “own” words", 'the state\'s "own" words'),
        ('the state\'s "own" words', "the state‘s ”own“ words"),
        ("I decree … to put", "I decree ... to put"),
        ("I decree ... to put", "I decree … to put"),
        ("anti-war anti‐war anti‑war", "anti‑war anti-war anti‐war"),
        ("one two\r\nthree", "one two three"),
        ("one two three", "one\ttwo\u00a0\u2003three"),
        ("one\u2028two\u3000three", "one two three"),
        ("the cafe\u0301 of A\u030angstro\u0308m", "the café of Ångström"),
        ("the \u212b unit of \u2126", "the Å unit of Ω"),
        ("한국의 도시 이름", unicodedata.normalize("NFD", "한국의 도시 이름")),
        ("e\u0323\u0307 is reordered here", "e\u0307\u0323 is reordered here"),
    ],
)
def test_a_passage_may_differ_in_the_equivalent_spellings(source: str, passage: str) -> None:
    text = read(source)

    assert found_words(text, find_passage(text, [passage])) == [source]


@pytest.mark.parametrize(
    ("source", "passage"),
    [
        ("More than 160 countries", "more than 160 countries"),
        ("More than 160 countries", "More than 165 countries"),
        ("one – two – three", "one - two - three"),
        ("one — two — three", "one – two – three"),
        ("from 5 to 6 \u2212 7", "from 5 to 6 - 7"),
        ("the café is open", "the cafe is open"),
        ("the co\u00adoperation of all", "the cooperation of all"),
        ("the zero\u200bwidth of it", "the zerowidth of it"),
        ("the zero width of it", "the zero\u200bwidth of it"),
        ("the ﬁnal word of it", "the final word of it"),
        ("the x² of all numbers", "the x2 of all numbers"),
        ("the full width Ａ of it", "the full width A of it"),
        ("the straße is long", "the strasse is long"),
        ("«the words» of them", '"the words" of them'),
        ("„the words“ of them", '"the words" of them'),
        ("he said ''the words'' then", 'he said "the words" then'),
        ("the 5′ mark of it", "the 5' mark of it"),
        ("so it was .. or not", "so it was ... or not"),
        ("so it was . . . or not", "so it was ... or not"),
        ("some one came here", "someone came here"),
        ("someone came here", "some one came here"),
        ("one, two, three", "one two three"),
        ("\U0001d400bold letters here", "Abold letters here"),
    ],
)
def test_nothing_else_is_equal(source: str, passage: str) -> None:
    text = read(source)

    assert reason(find_passage(text, [passage])) is Reason.NOT_FOUND


@given(tricky)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@given(tricky)
def test_composed_and_decomposed_spellings_fold_to_the_same(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert fold(text).text == fold(composed).text == fold(decomposed).text


@given(tricky)
def test_the_parts_between_offsets_fold_to_the_parts_of_the_folded_text(text: str) -> None:
    folded = fold(text)
    inside = {
        position
        for unit in folded.units
        for position in range(unit.folded_start + 1, unit.folded_end)
    }
    positions = [p for p in range(len(folded.text) + 1) if p not in inside]
    for start, end in itertools.pairwise(positions):
        part = text[folded.original(start) : folded.original(end)]
        assert fold(part).text == folded.text[start:end]
        assert folded.position(folded.original(start)) == start


def test_the_published_list_names_every_kind_once() -> None:
    names = [equivalence.name for equivalence in EQUIVALENCES]

    assert len(names) == len(set(names)) == 6
    assert all(e.explanation and e.characters and e.examples for e in EQUIVALENCES)


def test_a_folded_passage_is_trimmed() -> None:
    assert folded_text("\n  It’s\u00a0so \n") == "It's so"
