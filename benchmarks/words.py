"""The word stock of the measured projects: invented names, and sentences about mills.

Everything is a function of a number, so that a project of a given size is the same everywhere.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

_STOCK: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
_MONTHS = ("January", "February", "March", "April")


@dataclass(frozen=True, slots=True)
class Mill:
    """The subject of a page: an invented mill, its village and whoever keeps it."""

    number: int
    village: str
    keeper: str

    @property
    def name(self) -> str:
        """The mill's name."""
        return f"{self.village} Mill"

    @property
    def id(self) -> str:
        """The mill's id in the data, also the name of its page."""
        return self.name.lower().replace(" ", "-")

    @property
    def keeper_id(self) -> str:
        """The keeper's id in the data."""
        return self.keeper.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source, without its full stop, and what a claim makes of it.

    `date` holds lines of YAML. `context` is a passage that says what a pronoun refers to.
    """

    passage: str
    text: str
    short: str = ""
    date: tuple[str, ...] = ()
    context: str = ""
    pieces: tuple[str, ...] = ()
    said_by: str = ""


def mill(number: int) -> Mill:
    """Invent the mill of a page; 1,500 have names of their own."""
    head, tail = divmod(number, len(_STOCK["place_tails"]))
    village = (_STOCK["place_heads"][head] + _STOCK["place_tails"][tail]).capitalize()
    rest, first = divmod(number, len(_STOCK["first_names"]))
    surname_head, surname_tail = divmod(rest, len(_STOCK["surname_tails"]))
    surname = _STOCK["surname_heads"][surname_head] + _STOCK["surname_tails"][surname_tail]
    return Mill(number, village, f"{_STOCK['first_names'][first]} {surname}")


def region(number: int) -> str:
    """Name a valley, of which a section of the site tells; no two of 90 share a name."""
    lower, head = divmod(number, len(_STOCK["place_heads"]))
    return f"{'lower ' * lower}{_STOCK['place_heads'][head]} valley".capitalize()


class Wording:
    """Makes the sentences about one mill, each from its own number."""

    def __init__(self, about: Mill, place: int) -> None:
        """Word the sentence that stands at `place` on the page of `about`."""
        self._mill = about
        self._random = Random(about.number * 1000 + place)  # noqa: S311 - no secret

    def sentence(self, place: int) -> Sentence:
        """Word the sentence; its kind goes by its place."""
        worded = {
            0: self._surveyed,
            1: self._opened,
            2: self._renewed,
            5: self._lost_part,
            6: self._kept_part,
            7: self._said,
            10: self._repairs,
            11: self._grant,
            12: self._approval,
            13: self._reopened if self._mill.number % 3 == 0 else self._fact,
            14: self._fair if self._mill.number % 6 == 1 else self._fact,
            15: self._worked,
            16: self._sold,
            19: self._shortened,
        }.get(place, self._fact)
        return worded()

    def quotation(self) -> tuple[str, str]:
        """Give the words that the keeper is quoted with, and the words that say who speaks."""
        words = (
            f"We oil the {self._part()} and the {self._part()} before the fair, and the "
            f"{self._part()} {self._pick('places')} turns with the wind from the "
            f"{self._pick('directions')}"
        )
        return words, f"added {self._mill.keeper}, the keeper, at the meeting of the millers"

    def _surveyed(self) -> Sentence:
        day, month = self._random.randint(1, 28), self._month()
        opening = f"{self._mill.name}, which stands {self._pick('places')}"
        text = (
            f"{opening}, was surveyed on {day} {_MONTHS[month]} 2031, and the "
            f"{self._part()} was found {self._pick('conditions')} and the {self._part()} "
            f"{self._pick('conditions')}"
        )
        date = (f"edtf: 2031-{month + 1:02}-{day:02}", f"as_stated: on {day} {_MONTHS[month]} 2031")
        return Sentence(text, text, "Surveyed", date)

    def _opened(self) -> Sentence:
        year = self._year()
        rest = (
            f"was opened in {year} for {self._pick('uses')}, and {self._number()} "
            f"{self._pick('workers')} built its {self._part()} of {self._pick('materials')} and "
            f"{self._pick('materials')}"
        )
        date = (f"edtf: {year}", f"as_stated: in {year}")
        context = f"{self._mill.name}, which stands"
        return Sentence(f"It {rest}", f"{self._mill.name} {rest}", "Opened", date, context)

    def _renewed(self) -> Sentence:
        year = self._year()
        text = (
            f"The {self._part()} of {self._mill.name} was renewed around {year} with "
            f"{self._pick('materials')} from the {self._pick('directions')} of the valley, "
            f"{self._pick('causes')}"
        )
        return Sentence(text, text, "", (f"edtf: {year}~", f"as_stated: around {year}"))

    def _fact(self) -> Sentence:
        first = (
            f"The {self._part()} of {self._mill.name} is made of {self._pick('materials')} and "
            f"{self._pick('materials')}"
        )
        rest = (
            f", is held by {self._number()} bolts of {self._pick('materials')}, and serves "
            f"{self._pick('uses')} {self._pick('places')}"
        )
        return Sentence(first + rest, first if self._random.random() < 1 / 3 else first + rest)

    def _lost_part(self) -> Sentence:
        text = (
            f"{self._mill.name} lost its wheel when the river rose to the {self._part()} in "
            f"{_MONTHS[self._month()]} {self._year()}, bent the {self._part()} and carried "
            f"{self._number()} beams of {self._pick('materials')} down to the ford"
        )
        return Sentence(text, text)

    def _kept_part(self) -> Sentence:
        text = (
            f"The wheel of {self._mill.name} stayed {self._pick('places')} through the floods, "
            f"with its {self._part()} of {self._pick('materials')}, and was sold to "
            f"{self._number()} {self._pick('workers')} {self._pick('causes')}"
        )
        return Sentence(text, text)

    def _said(self) -> Sentence:
        text = (
            f"{self._mill.keeper} said that the {self._part()} of {self._mill.name} had been "
            f"{self._pick('conditions')} since the winter and that {self._number()} "
            f"{self._pick('workers')} were waiting for {self._pick('materials')}"
        )
        return Sentence(text, text, said_by=self._mill.keeper_id)

    def _repairs(self) -> Sentence:
        month = self._month()
        text = (
            f"Repairs to the {self._part()} of {self._mill.name} were begun in early "
            f"{_MONTHS[month]} by {self._number()} {self._pick('workers')}, who used "
            f"{self._pick('materials')} and worked {self._pick('places')}"
        )
        date = (
            f"edtf: 2031-{month + 1:02}-01..2031-{month + 1:02}-10",
            f"as_stated: in early {_MONTHS[month]}",
            "basis: computed",
            "reason: the year is that of the article",
            "from: issued",
        )
        return Sentence(text, text, "Repairs begun", date)

    def _grant(self) -> Sentence:
        day, month = self._random.randint(1, 28), self._month()
        when = f"On {_MONTHS[month]} {day}"
        text = (
            f"{when}, the parish of {self._mill.village} voted a grant of {self._number()} "
            f"thousand crowns for the {self._part()} and the {self._part()} of "
            f"{self._mill.name}, {self._pick('causes')}"
        )
        date = (
            f"edtf: 2031-{month + 1:02}-{day:02}",
            f"as_stated: {when}",
            "basis: inferred",
            "reason: the year is that of the article",
            "from: issued",
        )
        return Sentence(text, text, "Grant voted", date)

    def _approval(self) -> Sentence:
        text = (
            f"{self._mill.name} must pass an inspection of its {self._part()} and its "
            f"{self._part()} of {self._pick('materials')} before the stones turn again for "
            f"{self._pick('uses')}"
        )
        return Sentence(text, text, "The mill must pass an inspection")

    def _reopened(self) -> Sentence:
        day, month = self._random.randint(1, 28), self._month()
        when = f"on {day} {_MONTHS[month]} 2031"
        text = (
            f"{self._mill.name} was reopened {when} for {self._pick('uses')}, "
            f"{self._pick('causes')}, with a {self._part()} of {self._pick('materials')}"
        )
        date = (f"edtf: 2031-{month + 1:02}-{day:02}", f"as_stated: {when}")
        return Sentence(text, text, "Reopened", date)

    def _fair(self) -> Sentence:
        text = (
            f"Visitors to {self._mill.name} crossed the bridge {self._pick('places')}, which had "
            f"been reopened {self._pick('causes')}, and brought {self._number()} carts of "
            f"{self._pick('materials')}"
        )
        return Sentence(text, text)

    def _worked(self) -> Sentence:
        first = self._year()
        last = first + self._random.randint(3, 30)
        when = f"From {first} to {last}"
        text = (
            f"{when}, {self._mill.name} worked with {self._number()} pairs of stones, a "
            f"{self._part()} of {self._pick('materials')} and {self._number()} "
            f"{self._pick('workers')}, {self._pick('uses')}"
        )
        return Sentence(text, text, "", (f"edtf: {first}/{last}", f"as_stated: {when}"))

    def _sold(self) -> Sentence:
        month, year = self._month(), self._year()
        when = f"in {_MONTHS[month]} {year}"
        text = (
            f"The {self._part()} of {self._mill.name} was sold {when} to {self._number()} "
            f"{self._pick('workers')}, who hung it {self._pick('places')} for "
            f"{self._pick('uses')}, {self._pick('causes')}"
        )
        return Sentence(text, text, "", (f"edtf: {year}-{month + 1:02}", f"as_stated: {when}"))

    def _shortened(self) -> Sentence:
        first = f"The {self._part()} of {self._mill.name} was painted by {self._number()} joiners"
        middle = f", {self._pick('causes')}, "
        last = f"and hung {self._pick('places')} with {self._number()} hooks of brass"
        return Sentence(first + middle + last, f"{first} {last}", pieces=(first, last))

    def _pick(self, stock: str) -> str:
        return self._random.choice(_STOCK[stock])

    def _part(self) -> str:
        return self._pick("parts")

    def _number(self) -> str:
        return self._pick("numbers")

    def _month(self) -> int:
        return self._random.randrange(len(_MONTHS))

    def _year(self) -> int:
        return self._random.randint(1780, 1960)
