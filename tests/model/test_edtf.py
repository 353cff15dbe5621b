"""Dates as data files write them: what is read, what it means, and what is refused where."""

from __future__ import annotations

from datetime import date

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.edtf import DateForm, EdtfError, parse_edtf


@pytest.mark.parametrize(
    ("text", "form", "earliest", "latest", "precision"),
    [
        ("2025", DateForm.POINT, date(2025, 1, 1), date(2025, 12, 31), 1),
        ("2024-02", DateForm.POINT, date(2024, 2, 1), date(2024, 2, 29), 2),
        ("2025-06-26", DateForm.POINT, date(2025, 6, 26), date(2025, 6, 26), 3),
        ("2025-06-26~", DateForm.POINT, date(2025, 6, 26), date(2025, 6, 26), 3),
        ("2022-02/2025-06", DateForm.INTERVAL, date(2022, 2, 1), date(2025, 6, 30), 0),
        ("2022/..", DateForm.INTERVAL, date(2022, 1, 1), None, 0),
        ("../2022", DateForm.INTERVAL, None, date(2022, 12, 31), 0),
        ("2025-05-01..2025-05-10", DateForm.ONE_OF, date(2025, 5, 1), date(2025, 5, 10), 0),
    ],
)
def test_a_date_has_inclusive_bounds(
    text: str, form: DateForm, earliest: date | None, latest: date | None, precision: int
) -> None:
    parsed = parse_edtf(text)
    assert (parsed.form, parsed.earliest, parsed.latest) == (form, earliest, latest)
    assert parsed.precision == precision
    assert parsed.is_day is (precision == 3)


def test_one_day_within_a_span_is_exported_in_the_brackets_of_the_standard() -> None:
    assert parse_edtf("2025-05-01..2025-05-10").canonical == "[2025-05-01..2025-05-10]"
    assert parse_edtf("2025-05").canonical == "2025-05"


@pytest.mark.parametrize(
    ("text", "message", "start", "length"),
    [
        ("2025-02-30", "February 2025 has no day 30", 8, 2),
        ("2025-13", "there is no month 13", 5, 2),
        ("2025-06-01..2025-06-31", "June 2025 has no day 31", 20, 2),
        ("2025-06/2025-00", "there is no month 00", 13, 2),
        ("0000", "the year 0000 is not supported", 0, 4),
        ("3 June 2025", "'3 June 2025' is not a year, a month or a day", 0, 11),
        ("2025/", "a date is missing", 5, 0),
        ("../..", "'../..' has no bound at all", 0, 5),
        ("..2025", "a date is missing", 0, 0),
        ("2025-06/2024", "'2025-06' comes after '2024'", 0, 12),
        ("٢٠٢٥", "'٢٠٢٥' is not a year, a month or a day", 0, 4),
        ("2025-6-3", "'2025-6-3' is not a year, a month or a day", 0, 8),
    ],
)
def test_what_is_wrong_with_a_date_is_said_with_its_place(
    text: str, message: str, start: int, length: int
) -> None:
    with pytest.raises(EdtfError) as raised:
        parse_edtf(text)
    assert (str(raised.value), raised.value.start, raised.value.length) == (message, start, length)


@given(st.dates(min_value=date(1, 1, 1)), st.integers(1, 3))
def test_bounds_agree_with_another_implementation(day: date, precision: int) -> None:
    text = "-".join(day.isoformat().split("-")[:precision])
    parsed, other = parse_edtf(text), oracle.parse_edtf(text)
    assert parsed.earliest == date(*other.lower_strict()[:3])
    assert parsed.latest == date(*other.upper_strict()[:3])


@given(st.text(st.sampled_from("0123456789-/.?~%x"), max_size=24))
def test_any_text_is_a_date_in_order_or_an_error_inside_it(text: str) -> None:
    try:
        parsed = parse_edtf(text)
    except EdtfError as error:
        place = (error.start, error.start + error.length)
    else:
        place = (0, len(text))
        assert parsed.earliest is None or parsed.latest is None or parsed.earliest <= parsed.latest
    assert 0 <= place[0] <= place[1] <= len(text)
