"""The subset of EDTF (ISO 8601-2:2019) that data files use, with its bounds.

Accepted: `2025`, `2025-06`, `2025-06-26`, each with an optional qualifier `?`, `~` or `%`; an
interval `2022-02/2025-06` (either end may be `..` for open); and one day within a span,
written `2025-05-01..2025-05-10` and exported in EDTF's brackets.
"""

from __future__ import annotations

import calendar
import enum
import re
from dataclasses import dataclass
from datetime import date

_DAY_PRECISION = 3
_MONTHS = 12
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?", re.ASCII)


class EdtfError(ValueError):
    """A string that is not in the accepted subset of EDTF.

    The message says why; `start` and `length` say which code points of the string are meant.
    """

    def __init__(self, message: str, start: int, length: int) -> None:
        """Keep the message and the place in the string."""
        super().__init__(message)
        self.start = start
        self.length = length


class DateForm(enum.Enum):
    """What an EDTF string says about the time it names."""

    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one of"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed EDTF date.

    `earliest` and `latest` are inclusive bounds in days, None where the interval is open.
    `precision` is the number of parts that a point gives: 1 year, 2 month, 3 day.
    """

    text: str
    form: DateForm
    earliest: date | None
    latest: date | None
    precision: int

    @property
    def canonical(self) -> str:
        """Write the date as the EDTF standard does (a span of choice in brackets)."""
        return f"[{self.text}]" if self.form is DateForm.ONE_OF else self.text

    @property
    def is_day(self) -> bool:
        """Tell whether this names exactly one day."""
        return self.form is DateForm.POINT and self.precision == _DAY_PRECISION


def parse_edtf(text: str) -> Edtf:
    """Parse `text`.

    Raises EdtfError with a sentence for people and the place in `text` if it is not in the
    subset, names a day that doesn't exist, or has its bounds in the wrong order.
    """
    if "/" in text:
        return _parse_pair(text, "/", DateForm.INTERVAL)
    if ".." in text:
        return _parse_pair(text, "..", DateForm.ONE_OF)
    first, last, precision = _parse_point(text, 0)
    return Edtf(text, DateForm.POINT, first, last, precision)


def _parse_pair(text: str, separator: str, form: DateForm) -> Edtf:
    start, _, end = text.partition(separator)
    end_offset = len(start) + len(separator)
    open_ends = form is DateForm.INTERVAL
    earliest = None if open_ends and start == ".." else _parse_point(start, 0)[0]
    latest = None if open_ends and end == ".." else _parse_point(end, end_offset)[1]
    if earliest is None and latest is None:
        raise EdtfError(f"'{text}' has no bound at all", 0, len(text))
    if earliest is not None and latest is not None and earliest > latest:
        raise EdtfError(f"'{start}' comes after '{end}'", 0, len(text))
    return Edtf(text, form, earliest, latest, 0)


def _parse_point(text: str, offset: int) -> tuple[date, date, int]:
    """Parse a year, month or day that stands at `offset` of the whole string."""
    match = _POINT.fullmatch(text)
    if match is None:
        message = f"'{text}' is not a year, a month or a day" if text else "a date is missing"
        raise EdtfError(message, offset, len(text))
    year = int(match[1])
    if year == 0:
        raise EdtfError("the year 0000 is not supported", offset, 4)
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31), 1
    month = int(match[2])
    if not 1 <= month <= _MONTHS:
        raise EdtfError(f"there is no month {match[2]}", offset + match.start(2), 2)
    length = calendar.monthrange(year, month)[1]
    if match[3] is None:
        return date(year, month, 1), date(year, month, length), 2
    day = int(match[3])
    if not 1 <= day <= length:
        message = f"{calendar.month_name[month]} {year} has no day {match[3]}"
        raise EdtfError(message, offset + match.start(3), 2)
    return date(year, month, day), date(year, month, day), _DAY_PRECISION
