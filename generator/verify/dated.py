"""The dates of claims and quotations beside the words and days they follow from."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a Dated has a field of that name
from datetime import timedelta

from generator.model.edtf import Edtf
from generator.model.entities import EvidenceRole, Exemption, StatedDate
from generator.text.matcher import find_all_words
from generator.verify.context import Context
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.verify.wording import DateMention, date_mentions
from generator.verify.wordlists import VAGUE_DAYS

_WEEK = 7
_MONTHS, _WEEKDAYS = tuple(calendar.month_name), tuple(calendar.day_name)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the passages that it belongs to and what its owner exempts."""

    owner: str
    date: StatedDate
    passages: tuple[VerifiedPassage, ...]
    exemptions: tuple[Exemption, ...]

    @property
    def words(self) -> str:
        """The source's words for the date, empty where the data gives none."""
        return self.date.as_stated.value if self.date.as_stated else ""

    def sources_of_words(self) -> tuple[VerifiedSource, ...]:
        """List the sources that have the words in a sentence of a passage of support.

        A passage of context says what is meant, not when it was.
        """
        support = (p for p in self.passages if p.role is EvidenceRole.SUPPORT)
        return tuple(p.source for p in support if _stands_beside(self.words, p))

    def issue_days(self) -> tuple[Day, ...]:
        """List the days of issue of the sources of the words, where they are known."""
        issued = (source.issued for source in self.sources_of_words())
        days = (one.latest for one in issued if one is not None)
        return tuple(dict.fromkeys(day for day in days if day is not None))


def dated(context: Context) -> Iterator[Dated]:
    """Give every date whose owner's passages were found in sources without fault."""
    faulty = context.reading.faulty_ids
    for one in _all_dated(context):
        if not faulty or not any(p.source.id in faulty for p in one.passages):
            yield one


def _all_dated(context: Context) -> Iterator[Dated]:
    for grounded in context.claims.values():
        claim = grounded.claim
        if claim.date is not None:
            yield Dated(claim.id, claim.date, grounded.passages, claim.exemptions)
    for quoted in context.quotations.values():
        quotation = quoted.quotation
        if quotation.date is not None:
            yield Dated(quotation.id, quotation.date, quoted.passages, quotation.exemptions)


def _stands_beside(words: str, passage: VerifiedPassage) -> bool:
    """Tell whether words share a code point with a sentence of a passage."""
    text = passage.source.text
    sentences = [one for span in passage.spans for one in text.sentences_touching(span)]
    if any(find_all_words(text, words, within=sentence) for sentence in sentences):
        return True
    return any(
        place.overlaps(sentence)
        for sentence in sentences
        if (paragraph := text.paragraph_at(sentence.start)) is not None
        for place in find_all_words(text, words, within=paragraph.span)
    )


def contradictions(parsed: Edtf, words: str) -> Iterator[str]:
    """Say which parts of a date the words for it contradict, a sentence each."""
    for mention in date_mentions(words):
        for name, stated, known in _parts(parsed, mention):
            if stated not in known:
                yield f"'{words}' gives the {name} {stated}, the date {parsed.text} doesn't"


def missing_parts(parsed: Edtf, words: str) -> tuple[str, ...]:
    """List the parts of a date that the words don't state."""
    mentions = date_mentions(words)
    years = {m.year for m in mentions}
    months = {m.month for m in mentions}
    days = {m.day for m in mentions}
    missing: list[str] = []
    for point in _points(parsed):
        parts = zip(("year", "month", "day"), point, (years, months, days), strict=False)
        missing += [name for name, value, stated in parts if value not in stated]
    return tuple(dict.fromkeys(missing))


def nearest_before(mention: DateMention, issued: Day) -> str | None:
    """Work out the date that words mean when they leave to the day of issue what is missing.

    A weekday is the last one up to that day, a month or day of a month likewise. Gives EDTF,
    None where the words say too little.
    """
    if mention.relative is not None:
        return (issued + timedelta(days=mention.relative)).isoformat()
    if mention.month is None:
        if mention.weekday is None:
            return None
        back = (issued.weekday() - mention.weekday) % _WEEK
        return (issued - timedelta(days=back)).isoformat()
    year = mention.year
    if year is None:
        first_day = mention.day or (VAGUE_DAYS[mention.vague][0] if mention.vague else 1)
        started = (mention.month, first_day) <= (issued.month, issued.day)
        year = issued.year if started else issued.year - 1
    return _in_year(mention, year, mention.month)


def _in_year(mention: DateMention, year: int, month: int) -> str | None:
    length = calendar.monthrange(year, month)[1]
    if mention.vague is not None:
        first, last = VAGUE_DAYS[mention.vague]
        last = min(last, length)
        return f"{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}"
    if mention.day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{mention.day:02}" if mention.day <= length else None


def _points(parsed: Edtf) -> Iterator[tuple[int, ...]]:
    """Give the numbers of each point that the EDTF string names: year, month, day."""
    for bound in parsed.text.replace("..", "/").split("/"):
        if bound:
            yield tuple(int(part) for part in bound.rstrip("?~%").split("-"))


def _parts(parsed: Edtf, mention: DateMention) -> Iterator[tuple[str, object, set[object]]]:
    """Give name, stated value and possible values of each part that the words state."""
    points = tuple(_points(parsed))
    named: tuple[tuple[str, int | None], ...] = (
        ("year", mention.year),
        ("month", mention.month),
        ("day", mention.day),
    )
    for index, (name, stated) in enumerate(named):
        known: set[object] = {point[index] for point in points if len(point) > index}
        if stated is not None and known:
            if name == "month":
                yield name, _MONTHS[stated], {_month_name(one) for one in known}
            else:
                yield name, stated, known
    if mention.weekday is not None and parsed.is_day and parsed.earliest is not None:
        weekday = _WEEKDAYS[parsed.earliest.weekday()]
        yield "weekday", _WEEKDAYS[mention.weekday], {weekday}


def _month_name(number: object) -> str:
    return _MONTHS[number] if isinstance(number, int) else ""
