"""Dates keep the source's words and say what they mean."""

from __future__ import annotations

import pytest

from generator.model.edtf import parse_edtf
from generator.model.entities import Basis
from generator.verify.corpus import VerifiedDate
from generator.views.dates import DatePart, date_view, edtf_parts, edtf_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025", "2025"),
        ("2025-06", "June 2025"),
        ("2025-06-09", "9 June 2025"),
        ("2025-06?", "June 2025, uncertain"),
        ("2025~", "about 2025"),
        ("2025-06-09%", "about 9 June 2025, uncertain"),
        ("2022-02/2025-06", "from February 2022 to June 2025"),
        ("2025-02/2025-06", "from February to June 2025"),
        ("2025/2025-06", "from 2025 to June 2025"),
        ("2022-02/..", "since February 2022"),
        ("../2025-06-01", "until 1 June 2025"),
        ("2025-05-01..2025-05-10", "between 1 and 10 May 2025"),
        ("2024-12-28..2025-01-03", "between 28 December 2024 and 3 January 2025"),
    ],
)
def test_an_edtf_date_is_written_in_words(edtf: str, words: str) -> None:
    assert edtf_words(parse_edtf(edtf)) == words


def test_both_ends_of_a_span_are_dates_for_machines() -> None:
    parts = edtf_parts(parse_edtf("2025-05-01..2025-05-10"))
    assert [part.datetime for part in parts] == [None, "2025-05-01", None, "2025-05-10"]


def view(edtf: str, stated: str | None, basis: Basis = Basis.STATED, **more: str) -> VerifiedDate:
    """Make a date as the verifier would."""
    return VerifiedDate(parse_edtf(edtf), basis, stated, more.get("reason"), more.get("from_field"))


def test_words_that_are_the_date_are_not_followed_by_it() -> None:
    shown = date_view(view("2025-06-29", "June 29, 2025"))
    assert shown.stated == DatePart("June 29, 2025", "2025-06-29")
    assert shown.normal == ()
    assert shown.explained == ""


def test_words_that_leave_something_out_are_followed_by_the_date_and_how_it_is_known() -> None:
    shown = date_view(
        view("2025-06-29", "on Sunday", Basis.INFERRED, reason="it was one", from_field="issued")
    )
    assert shown.stated == DatePart("on Sunday", "2025-06-29")
    assert shown.normal == (DatePart("29 June 2025", "2025-06-29"),)
    assert shown.basis == "inferred"
    assert shown.explained == "inferred from the date of the source: it was one"


def test_words_for_a_span_are_no_single_date_for_machines() -> None:
    shown = date_view(view("2025-05-01..2025-05-10", "early May 2025", Basis.COMPUTED))
    assert shown.stated == DatePart("early May 2025", None)
    assert [part.datetime for part in shown.normal if part.datetime] == ["2025-05-01", "2025-05-10"]


def test_a_date_without_words_of_the_source_stands_alone() -> None:
    shown = date_view(view("2025-06", None))
    assert shown.stated is None
    assert shown.normal == (DatePart("June 2025", "2025-06"),)
