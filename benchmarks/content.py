"""What a measured project says, before it has the form of any generator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.words import Mill, Sentence, Wording, mill, region

CLAIMS_A_PAGE = 20
CLAIMS_A_SOURCE = 50
CLAIMS_A_PARAGRAPH = 5
PAGES_A_SECTION = 25
QUOTED_AFTER = 7
"""The place on a page of the sentence behind which its quotation stands in the source."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its id, its page and its source, both by number."""

    id: str
    mill: Mill
    place: int
    source: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that a keeper is quoted with, and those that say so."""

    id: str
    mill: Mill
    source: int
    words: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page about one mill."""

    mill: Mill
    claims: tuple[Claim, ...]
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Section:
    """A valley with the pages of its mills."""

    name: str
    pages: tuple[Page, ...]

    @property
    def id(self) -> str:
        """The section's id and folder."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Source:
    """An archived text: its lines, of which the first three are no body."""

    id: str
    title: str
    issued: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text, paragraphs apart by an empty line."""
        year, month, day = self.issued.split("-")
        written = f"{int(day)} {('', '', '', '', '', 'May', 'June')[int(month)]} {year}"
        head = (self.title, "Invented for measurements.", written)
        return "\n\n".join((*head, *self.paragraphs)) + "\n"


@dataclass(frozen=True, slots=True)
class Explainer:
    """All that a project of a given number of claims says."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]

    @property
    def pages(self) -> list[Page]:
        """The pages of all sections."""
        return [page for section in self.sections for page in section.pages]

    @property
    def claims(self) -> list[Claim]:
        """The claims of all pages."""
        return [claim for page in self.pages for claim in page.claims]


def explainer(claims: int, a_source: int = CLAIMS_A_SOURCE) -> Explainer:
    """Invent a project of `claims` claims, a new source for every `a_source` of them."""
    made = [_claim(number, a_source) for number in range(claims)]
    pages = [_page(made[at : at + CLAIMS_A_PAGE]) for at in range(0, claims, CLAIMS_A_PAGE)]
    sections = [
        Section(region(number), tuple(pages[at : at + PAGES_A_SECTION]))
        for number, at in enumerate(range(0, len(pages), PAGES_A_SECTION))
    ]
    sources = [
        _source(number, made[at : at + a_source], pages)
        for number, at in enumerate(range(0, claims, a_source))
    ]
    return Explainer(tuple(sections), tuple(sources))


def _claim(number: int, a_source: int) -> Claim:
    page, place = divmod(number, CLAIMS_A_PAGE)
    about = mill(page)
    sentence = Wording(about, place).sentence(place)
    return Claim(f"{about.id}-{place + 1:02}", about, place, number // a_source, sentence)


def _page(claims: list[Claim]) -> Page:
    about = claims[0].mill
    quotation = None
    if len(claims) > QUOTED_AFTER:
        words, attribution = Wording(about, CLAIMS_A_PAGE).quotation()
        source = claims[QUOTED_AFTER].source
        quotation = Quotation(f"{about.id}-keeper", about, source, words, attribution)
    return Page(about, tuple(claims), quotation)


def _source(number: int, claims: list[Claim], pages: list[Page]) -> Source:
    first, last = claims[0].mill.village, claims[-1].mill.village
    issued = f"2031-{5 + number % 2:02}-{number % 28 + 1:02}"
    paragraphs = [
        " ".join(_sentences(claims[at : at + CLAIMS_A_PARAGRAPH], pages))
        for at in range(0, len(claims), CLAIMS_A_PARAGRAPH)
    ]
    title = f"From the Mills of {first} and {last}"
    return Source(f"courier-{number + 1:04}", title, issued, tuple(paragraphs))


def _sentences(claims: list[Claim], pages: list[Page]) -> Iterable[str]:
    for claim in claims:
        yield f"{claim.sentence.passage}."
        quotation = pages[claim.mill.number].quotation
        if claim.place == QUOTED_AFTER and quotation is not None:
            yield f'"{quotation.words}," {quotation.attribution}.'
