"""Suggestions: the closest words of the sources and how they differ; they accept nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.alignment import Op
from generator.text.spans import Span
from generator.text.suggest import Suggestion, closest_passage
from tests.text.reading import at, read, real_texts

FIRST, SECOND = real_texts()
TEXTS = {"first": FIRST, "second": SECOND}


def suggestion(passage: str) -> Suggestion:
    """Give the suggestion for a passage; there is one."""
    found = closest_passage(TEXTS, passage)
    assert found is not None
    return found


def changes(found: Suggestion) -> list[tuple[str, str, str]]:
    """List what differs."""
    return [(c.op.value, c.source, c.given) for c in found.diff if c.op is not Op.EQUAL]


@pytest.mark.parametrize(
    ("passage", "exact", "expected"),
    [
        (
            "More than 165 countries and territories",
            "More than 160 countries and territories",
            [("replace", "160", "165")],
        ),
        (
            "more than 160 countries",
            "More than 160 countries",
            [("replace", "More", "more")],
        ),
        (
            "the decision must be ratified by the Ukrainian Parliament",
            "the decision still must be ratified by the Ukrainian parliament",
            [("delete", "still", ""), ("replace", "parliament", "Parliament")],
        ),
        (
            "though neither the United States nor now Russia have joined",
            "though neither the United States nor Russia have joined",
            [("insert", "", "now")],
        ),
        (
            "decree – to put into effect",
            "decree ... to put into effect",
            [("replace", "...", "–")],
        ),
        (
            "allies Poland, Finland, Lithuania, Latvia and Estonia - all neighbours",
            "allies Poland, Finland, Lithuania, Latvia and Estonia — all neighbours",
            [("replace", "—", "-")],
        ),
        (
            "the agreement was ratified",
            "The agreement was ratified",
            [("replace", "The", "the")],
        ),
    ],
)
def test_a_near_passage_comes_with_the_words_that_differ(
    passage: str, exact: str, expected: list[tuple[str, str, str]]
) -> None:
    found = suggestion(passage)

    assert found.exact == exact
    assert sorted(changes(found)) == sorted(expected)


def test_the_closest_of_several_sources_is_named_with_its_place() -> None:
    found = suggestion("the Verkhovna Rada is mentioned in the decree")

    assert found.source == "second"
    assert at(SECOND, found.span) == found.exact


@pytest.mark.parametrize(
    ("passage", "word"),
    [
        ("More than 165 countries and territories", "165"),
        ("  More than\n160 lands and territories", "lands"),
        ("neither the United States or Russia have joined", "or Russia"),
    ],
)
def test_the_first_word_that_differs_is_pointed_at_in_the_passage_as_given(
    passage: str, word: str
) -> None:
    assert suggestion(passage).differs_at == passage.index(word)


def test_a_passage_that_lacks_words_at_the_place_points_behind_the_last_equal_word() -> None:
    passage = "the decision must be ratified"

    assert suggestion(passage).differs_at == passage.index("must")


@pytest.mark.parametrize("passage", ["", "...", "Quite other words that nobody wrote", "漢字"])
def test_nothing_is_suggested_where_nothing_is_near(passage: str) -> None:
    assert closest_passage(TEXTS, passage) is None


def test_equivalent_spellings_are_no_difference() -> None:
    found = suggestion("“Ukraine is compelled to give conditional priority to the security")

    assert changes(found) == [("replace", "unconditional", "conditional")]


def test_a_very_long_passage_is_compared_at_its_beginning() -> None:
    content = " ".join(f"word{number} and" for number in range(3_000))
    found = closest_passage({"long": read(content)}, content.replace("word7 ", "word8 "))

    assert found is not None
    assert changes(found) == [("replace", "word7", "word8")]


@given(st.sampled_from(FIRST.sentences()), st.data())
@settings(max_examples=300)
def test_a_word_left_out_of_a_sentence_is_found_again(span: Span, data: st.DataObject) -> None:
    given = at(FIRST, span).split(" ")
    inside = [index for index in range(1, len(given) - 1) if given[index].isalpha()]
    index = data.draw(st.sampled_from(inside))

    found = suggestion(" ".join([*given[:index], *given[index + 1 :]]))

    assert found.span == span
    assert changes(found) == [("delete", given[index], "")]
