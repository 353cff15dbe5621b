"""Dates in running text are read as they stand, and no more than that."""

from __future__ import annotations

import pytest

from generator.verify.wording import date_mentions


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on June 29, 2025 and", 2025, 6, 29),
        ("on 29 June 2025 and", 2025, 6, 29),
        ("the 29th of June 2025", 2025, 6, 29),
        ("by Sept. 3rd", None, 9, 3),
        ("only in May 2005", 2005, 5, None),
        ("In March, groups", None, 3, None),
        ("in 1999 when it", 1999, None, None),
        ("issued 2025-06-29", 2025, 6, 29),
        ("JUNE 2025", 2025, 6, None),
    ],
)
def test_parts_of_a_date_are_read(
    text: str, year: int | None, month: int | None, day: int | None
) -> None:
    (mention,) = date_mentions(text)
    assert (mention.year, mention.month, mention.day) == (year, month, day)


@pytest.mark.parametrize("text", ["you may 5 times", "160,000 boats", "1,999 boats", "v2.1999"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert date_mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "vague"),
    [("In early May 2025", "early"), ("in mid-June", "mid"), ("late in May", "late")],
)
def test_a_vague_word_belongs_to_its_month(text: str, vague: str) -> None:
    (mention,) = date_mentions(text)
    assert mention.vague == vague
    assert mention.day is None


def test_a_weekday_is_read_alone_and_before_its_date() -> None:
    (alone,) = date_mentions("signed on Sunday a decree")
    (with_date,) = date_mentions("On Sunday, 29 June 2025, he")
    assert (alone.weekday, alone.day) == (6, None)
    assert (with_date.weekday, with_date.day) == (6, 29)
