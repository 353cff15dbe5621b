"""The word that was probably meant."""

from __future__ import annotations

import pytest

from generator.text.nearest import did_you_mean, nearest
from generator.text.one_line import one_line


@pytest.mark.parametrize(
    ("given", "meant"),
    [("polarity/droped", "polarity/dropped"), ("Said By", "said_by"), ("xyz", None)],
)
def test_the_nearest_word_is_found_whatever_its_case_and_punctuation(
    given: str, meant: str | None
) -> None:
    assert nearest(given, ["said_by", "polarity/dropped", "polarity/added"]) == meant


def test_a_suggestion_is_one_line_of_help_or_none() -> None:
    assert did_you_mean("claims", ["claim"]) == ("did you mean 'claim'?",)
    assert did_you_mean("claims", []) == ()


def test_a_text_of_several_lines_is_shown_in_one() -> None:
    assert one_line(" a \n b ") == "a b"
    assert one_line(" a \n b ", keep_ends=True) == " a b "
    assert one_line(" \n ", keep_ends=True) == " "


def test_a_slip_is_found_among_thousands_of_words() -> None:
    known = [f"{valley}-mill-{number}" for valley in ("alder", "birch") for number in range(2000)]
    assert nearest("alder-mlil-1777", known) == "alder-mill-1777"
    assert nearest("Birch_Mill-12", known) == "birch-mill-12"
    assert nearest("something else", known) is None
