"""Dates in words: the source's own first, then the day, month or span that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.model.edtf import DateForm, Edtf
from generator.verify.corpus import VerifiedDate
from generator.views.wording import BASIS_WORDS, FROM_WORDS

# Not `calendar.month_name`: that one follows the process's locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_QUALIFIERS = {"?": ("", ", uncertain"), "~": ("about ", ""), "%": ("about ", ", uncertain")}
_FILLERS = frozenset({"on", "in", "the", "of", "at", "dated"})


@dataclass(frozen=True, slots=True)
class DatePart:
    """A run of words; `datetime` is the machine's form (HTML `time`) where it names one date."""

    text: str
    datetime: str | None = None


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as a page shows it.

    `stated` are the source's words, None where it has none; `normal` says the same as a date
    and is empty where the words already do; `basis` says in a word how it is known where that
    isn't plain, `explained` also from what and why.
    """

    stated: DatePart | None
    normal: tuple[DatePart, ...]
    basis: str
    explained: str


def date_view(date: VerifiedDate) -> DateView:
    """Put a verified date into words."""
    normal = edtf_parts(date.edtf)
    stated = None
    if date.as_stated is not None:
        alone = normal[0].datetime if len(normal) == 1 else None
        stated = DatePart(date.as_stated, alone)
        if alone and _same_words(date.as_stated, normal[0].text):
            normal = ()
    return DateView(stated, normal, BASIS_WORDS[date.basis], _explained(date))


def edtf_parts(edtf: Edtf) -> tuple[DatePart, ...]:
    """Write an EDTF date in English, day before month; each part that is a date can be marked."""
    if edtf.form is DateForm.POINT:
        return (_point(edtf.text),)
    if edtf.form is DateForm.ONE_OF:
        first, last = _pair(*edtf.text.split(".."))
        return DatePart("between "), first, DatePart(" and "), last
    start, _, end = edtf.text.partition("/")
    if start == "..":
        return DatePart("until "), _point(end)
    if end == "..":
        return DatePart("since "), _point(start)
    first, last = _pair(start, end)
    return DatePart("from "), first, DatePart(" to "), last


def edtf_words(edtf: Edtf) -> str:
    """Write an EDTF date in English as one string."""
    return "".join(part.text for part in edtf_parts(edtf))


@lru_cache(maxsize=1 << 12)
def _point(text: str) -> DatePart:
    bare = text.rstrip("?~%")
    before, after = _QUALIFIERS.get(text[len(bare) :], ("", ""))
    numbers = [int(part) for part in bare.split("-")]
    words = [str(numbers[0])]
    if len(numbers) > 1:
        words.insert(0, _MONTHS[numbers[1] - 1])
    words[:0] = [str(day) for day in numbers[2:]]
    return DatePart(before + " ".join(words) + after, bare)


def _pair(start: str, end: str) -> tuple[DatePart, DatePart]:
    """Name what both ends share (the year, the month) once, behind the second."""
    first, last = _point(start), _point(end)
    words, others = first.text.split(" "), last.text.split(" ")
    while len(words) > 1 and others and words[-1] == others[-1]:
        words.pop()
        others.pop()
    return DatePart(" ".join(words), first.datetime), last


def _same_words(stated: str, normal: str) -> bool:
    return _essence(stated) == _essence(normal)


@lru_cache(maxsize=1 << 12)
def _essence(words: str) -> tuple[str, ...]:
    found = re.findall(r"\w+", words.casefold())
    return tuple(sorted(word for word in found if word not in _FILLERS))


def _explained(date: VerifiedDate) -> str:
    words = BASIS_WORDS[date.basis]
    if words and date.from_field:
        words += f" from {FROM_WORDS.get(date.from_field, date.from_field)}"
    return f"{words}: {date.reason}" if words and date.reason else words
