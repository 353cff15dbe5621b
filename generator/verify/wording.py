"""Dates in running text: "June 29, 2025", "29 June", "early May 2025", "mid-June", "on Sunday".

English only, as claims are. Reads what stands there and nothing more: a year, month or day
that isn't written stays None.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.text.spans import Span
from generator.verify.wordlists import MONTHS, RELATIVE_DAYS, VAGUE_DAYS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text words it; `span` are code points of that text.

    `vague` is *early*, *mid* or *late*; `weekday` counts from Monday, 0; `relative` is the
    distance in days from the day of writing.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    vague: str | None = None
    weekday: int | None = None
    relative: int | None = None


def _names(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(f"{name.capitalize()}|{name.upper()}" for name in longest_first)


_MONTH = _names(MONTHS)
_WORDS = (*MONTHS, *WEEKDAYS, *VAGUE_DAYS, *RELATIVE_DAYS)
_INITIALS = "".join(
    sorted(
        {word[0].upper() for word in _WORDS} | {word[0] for word in (*VAGUE_DAYS, *RELATIVE_DAYS)}
    )
)
_NEXT_LETTERS = "|".join(sorted({word[1:3] for word in _WORDS}))
_YEAR = r"(?:1\d|20|21)\d\d(?![\d,.]?\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.]?\d|\w)"
_DATE = re.compile(
    rf"""(?<!\w)(?<!\d[.,])(?:
      (?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b
    | (?:(?P<weekday>{_names(WEEKDAYS)}),?(?:\s+the)?\s+)?
      (?:(?P<vague>(?i:{"|".join(VAGUE_DAYS)}))(?:-|\s+(?:in\s+)?))?
      (?: (?P<day_before>{_DAY})\s+(?:of\s+)?(?P<month_behind>{_MONTH})\b\.?
        | (?P<month>{_MONTH})\b\.?(?:\s+(?P<day>{_DAY}))?
      )(?:(?:,|\s+of)?\s+(?P<month_year>{_YEAR})\b)?
    | (?P<only_weekday>{_names(WEEKDAYS)})\b
    | (?P<relative>(?i:{"|".join(RELATIVE_DAYS)}))\b
    | (?P<year>{_YEAR})\b
    )""",
    re.VERBOSE,
)
_FIRST_OF_A_DATE = re.compile(rf"[\d{_INITIALS}](?<!\w.)(?:(?<=\d)|(?=(?i:{_NEXT_LETTERS})))")


def date_mentions(text: str, within: Span | None = None) -> tuple[DateMention, ...]:
    """Find the dates that `text` words, in order; spans count from the text's start."""
    return _mentions_in(text) if within is None else tuple(_mentions(text, within))


@functools.lru_cache(maxsize=1 << 12)
def _mentions_in(text: str) -> tuple[DateMention, ...]:
    return tuple(_mentions(text, Span(0, len(text))))


def _mentions(text: str, within: Span) -> Iterator[DateMention]:
    """Try the pattern of dates where one may begin: a search with it would try everywhere."""
    behind = within.start
    for first in _FIRST_OF_A_DATE.finditer(text, within.start, within.end):
        if first.start() >= behind:
            match = _DATE.match(text, first.start(), within.end)
            if match is not None:
                yield _mention(match)
                behind = match.end()


def _mention(match: re.Match[str]) -> DateMention:
    month_name = match["month_behind"] or match["month"]
    weekday = match["weekday"] or match["only_weekday"]
    return DateMention(
        Span(match.start(), match.end()),
        year=_number(match["iso_year"] or match["month_year"] or match["year"]),
        month=MONTHS[month_name.lower()] if month_name else _number(match["iso_month"]),
        day=_number(match["iso_day"] or match["day_before"] or match["day"]),
        vague=match["vague"].lower() if match["vague"] else None,
        weekday=WEEKDAYS[weekday.lower()] if weekday else None,
        relative=RELATIVE_DAYS[match["relative"].lower()] if match["relative"] else None,
    )


def _number(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None
