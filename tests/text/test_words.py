"""The one tokenizer: words of UAX #29, with hyphens and apostrophes joining."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.words import boundaries, tokens, words
from tests.text.oracle import word_breaks

LETTERS = "aéZж漢カあ한ก"
MARKS = "\u0301\u0323\u00ad\u200d\u200b\ufeff"
OTHERS = 'א12²½.,:;_·!?"()%…–— \t\n\r\u2028👩🇺\u05f4'
JOINERS = "-\u2010\u2011'\u2018\u2019"


def texts_of(text: str) -> list[str]:
    """List the words of a text."""
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can't and can\u2019t", ["can't", "and", "can\u2019t"]),
        ("anti-war anti\u2010war anti\u2011war", ["anti-war", "anti\u2010war", "anti\u2011war"]),
        ("160,000 of 3.5", ["160,000", "of", "3.5"]),
        ("the 1990's", ["the", "1990's"]),
        ("'On that,' he said", ["On", "that", "he", "said"]),
        ("the states' end", ["the", "states", "end"]),
        ("rock-'n'-roll", ["rock", "n", "roll"]),
        ("one--two \u2014 three\u2013four", ["one", "two", "three", "four"]),
        ("U.S. law", ["U.S", "law"]),
        ("war,and peace", ["war", "and", "peace"]),
        ("l'avion d\u2019or", ["l'avion", "d\u2019or"]),
        ("co\u00adop", ["co\u00adop"]),
        ("e\u0301te\u0301 fini", ["e\u0301te\u0301", "fini"]),
        ("漢字-x", ["漢", "字-x"]),
        ("\U0001d4d0\U0001d4d1 \U0001f600", ["\U0001d4d0\U0001d4d1"]),
        ("... \u2026 \u2014 \" '", []),
        ("", []),
    ],
)
def test_words_are_those_that_a_reader_would_count(text: str, expected: list[str]) -> None:
    assert texts_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("160\u00a0000", ["160\u00a0000"]),
        ("1\u202f160\u202f000", ["1\u202f160\u202f000"]),
        ("160 000", ["160", "000"]),
        ("29\u00a0June", ["29", "June"]),
        ("2025\u00a0160", ["2025", "160"]),
        ("11\u00a02025", ["11", "2025"]),
        ("guerre\u202f!", ["guerre"]),
    ],
)
def test_a_no_break_space_joins_groups_of_three_digits_only(text: str, expected: list[str]) -> None:
    assert texts_of(text) == expected


def test_a_word_knows_where_it_stands() -> None:
    word = words("\U0001f600 can't")[0]

    assert (word.start, word.end) == (2, 7)


def test_tokens_are_the_words_and_the_marks_between_them() -> None:
    assert [token.text for token in tokens('"No," he\nsaid…')] == [
        '"', "No", ",", '"', "he", "said", "…",
    ]  # fmt: skip


@given(st.text(alphabet=LETTERS + MARKS + OTHERS, max_size=14))
@settings(max_examples=400)
def test_word_boundaries_are_those_of_an_independent_implementation_of_uax_29(text: str) -> None:
    marked = [place for place, mark in enumerate(boundaries(text)) if mark]

    assert marked == word_breaks(text, joining=False)


@given(st.text(alphabet=LETTERS + JOINERS + "12.,_ \u0301\u00ad…", max_size=14))
@settings(max_examples=400)
def test_hyphens_and_apostrophes_join_what_words_they_stand_between(text: str) -> None:
    marked = [place for place, mark in enumerate(boundaries(text)) if mark]

    assert marked == word_breaks(text, joining=True)


@given(st.text())
def test_words_never_overlap_and_begin_and_end_on_boundaries(text: str) -> None:
    found = words(text)
    marks = boundaries(text)

    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(marks[word.start] and marks[word.end] for word in found)
    assert all(text[word.start : word.end] == word.text for word in found)
