"""What a new text looks like: how it separates paragraphs, and which lines are not its body.

Guesses for a person to confirm; nothing is accepted as evidence because of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.model.entities import LineKind, ParagraphMode
from generator.verify.wording import date_mentions

_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;]['\"’”»)\]]*\s*\Z")
_BYLINE = re.compile(
    r"(?:(?:(?:written|reported|text|story|words)\s+)?by|authors?:|text:|von|par|por|di)"
    r"\s+(?P<who>[^\W\d_].*)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:the\s+)?(?:associated press|press association|agence france-presse|afp|ap|ansa|bloomberg|"
    r"dpa|efe|interfax|kyodo news|pa media|reuters|upi|xinhua)(?:\s+(?:news|staff|writers?))?",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][\w.,' -]{1,60}\((?P<agency>[^()]{2,40})\)\s*[-–—]\s")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_LABEL = r"(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified|date)\b:?\s*(?:on\s+)?)?"
_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_WEEKDAY = rf"(?:{_DAY_NAME},?\s+)?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\.?,?\s+\d{{4}}|"
    rf"(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_HOUR = (
    r"(?:(?:[\s,|–-]+(?:at\s+)?|T)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?Z?(?:\s+\(?[a-z.]{1,5}\)?){0,3})?"
)
_DATED = rf"{_LABEL}{_WEEKDAY}{_DAY}{_HOUR}"
_BETWEEN = r"[\s,;|/·•(–-]+"
_DATE = re.compile(
    rf"(?:(?:by\s+)?(?P<who>(?!{_DAY_NAME})[^\W\d_][^|·•\d]{{1,60}}?)(?:\s*[|·•–—-]\s*|,\s+))?"
    rf"(?P<dates>{_DATED}(?:{_BETWEEN}{_DATED})*)\)?",
    re.IGNORECASE,
)
_POINTER = re.compile(r"(?:read|see|watch)\s+(?:also|more)\b|related\b|more on\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:source:\s*)?(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST_HEADING = 120
_HEAD_KINDS = {LineKind.BYLINE, LineKind.DATE, LineKind.ADDRESS}
_MARKS = "#*_ "
"""Signs by which Markdown marks a title."""


@dataclass(frozen=True, slots=True)
class LineGuess:
    """A line (from 1) that doesn't look like body."""

    line: int
    kind: LineKind
    words: str


def lines_of(text: str) -> list[str]:
    """Cut a text into its lines, as `generator.text` counts them."""
    return _LINE_END.split(text)


def guess_paragraphs(text: str) -> ParagraphMode:
    """Guess whether blank lines or line ends separate the paragraphs.

    Where lines follow each other without a blank one, they are paragraphs of their own if most
    of them end as sentences do; else a paragraph was wrapped.
    """
    rows = lines_of(text)
    touching = [one for one, other in pairwise(rows) if one.strip() and other.strip()]
    ending = [row for row in touching if _ENDS_A_SENTENCE.search(row)]
    are_whole = len(ending) * 2 >= len(touching)
    return ParagraphMode.LINES if touching and are_whole else ParagraphMode.BLANK_LINES


def guess_structure(text: str) -> tuple[LineGuess, ...]:
    """Guess which lines are title, byline, date, heading, pointer or address."""
    rows = lines_of(text)
    filled = [number for number, row in enumerate(rows, start=1) if row.strip()]
    first_body = next((n for n in filled if _ENDS_A_SENTENCE.search(rows[n - 1])), 0)
    if guess_paragraphs(text) is ParagraphMode.LINES:
        return tuple(_guesses(rows, filled, first_body))
    blocks = list(_blocks(rows))
    alone = [n for block in blocks if len(block) == 1 or _is_head(rows, block) for n in block]
    return tuple(_guesses(rows, alone, first_body))


def _blocks(rows: Sequence[str]) -> Iterator[list[int]]:
    """Give the numbers of the lines between two blank ones, from 1."""
    for filled, block in groupby(enumerate(rows, start=1), lambda one: bool(one[1].strip())):
        if filled:
            yield [number for number, _ in block]


def _is_head(rows: Sequence[str], block: Sequence[int]) -> bool:
    """Tell whether each line of a block has the form of a byline, date or address.

    The first line of the text may be the title above them, and what stands right above nothing
    but dates a name without *by*.
    """
    is_first = not any(row.strip() for row in rows[: block[0] - 1])
    kinds = [_kind_of(" ".join(rows[number - 1].split())) for number in block]
    above = {LineKind.HEADING} if is_first or set(kinds[1:]) == {LineKind.DATE} else set()
    return kinds[0] in _HEAD_KINDS | above and _HEAD_KINDS.issuperset(kinds[1:])


def _guesses(rows: Sequence[str], alone: Sequence[int], first_body: int) -> Iterator[LineGuess]:
    has_title = False
    for number in alone:
        words = " ".join(rows[number - 1].split())
        kind = _kind_of(words)
        if kind is LineKind.HEADING and number < first_body and not has_title:
            kind, has_title = LineKind.TITLE, True
        elif kind is LineKind.HEADING and _is_dated_below(rows, number, first_body):
            kind = LineKind.BYLINE
        if kind is not None:
            yield LineGuess(number, kind, words)


def _is_dated_below(rows: Sequence[str], number: int, first_body: int) -> bool:
    """Tell whether a line of the head stands right above a date, as a name without *by* does."""
    below = rows[number] if number < len(rows) else ""
    return number < first_body and bool(_DATE.fullmatch(" ".join(below.split())))


def _kind_of(words: str) -> LineKind | None:
    if _ADDRESS.fullmatch(words):
        return LineKind.ADDRESS
    if _DATE.fullmatch(words):
        return LineKind.DATE
    if _POINTER.match(words):
        return LineKind.POINTER
    if len(words) > _LONGEST_HEADING or _ENDS_A_SENTENCE.search(words):
        return None
    is_byline = _BYLINE.match(words) or _AGENCY.fullmatch(words)
    return LineKind.BYLINE if is_byline else LineKind.HEADING


def guess_metadata(text: str, lines: Sequence[LineGuess]) -> dict[str, str]:
    """Read title, author, day of issue and address out of the lines that aren't body.

    Without a byline, the agency that a dateline names (*OSLO (AP) — …*) is the author.
    """
    found: dict[str, str] = {}
    for one in lines:
        for key, words in _told_by(one):
            found.setdefault(key, words)
    numbers = {one.line for one in lines}
    body = (row for n, row in enumerate(lines_of(text), 1) if row.strip() and n not in numbers)
    dateline = _DATELINE.match(next(body, ""))
    if dateline:
        found.setdefault("author", dateline["agency"])
    return found


def _is_person_or_agency(who: str) -> bool:
    """Tell a name from the place of a dateline, which stands in capitals (OSLO, 1 July 2025)."""
    return not who.isupper() or bool(_AGENCY.fullmatch(who))


def _told_by(one: LineGuess) -> Iterator[tuple[str, str]]:
    if one.kind is LineKind.TITLE:
        yield "title", one.words.strip(_MARKS)
    elif one.kind is LineKind.ADDRESS:
        yield "url", one.words.rpartition(" ")[2]
    elif one.kind is LineKind.BYLINE:
        byline = _BYLINE.match(one.words)
        yield "author", byline["who"] if byline else one.words
    elif one.kind is LineKind.DATE:
        dated = _DATE.fullmatch(one.words)
        who = dated["who"] if dated else None
        if who and (_is_person_or_agency(who) or one.words.lower().startswith("by ")):
            yield "author", who
        days = (m for m in date_mentions(one.words) if m.year and m.month and m.day)
        yield from (("issued", f"{m.year:04}-{m.month:02}-{m.day:02}") for m in days)
