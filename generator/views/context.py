"""What the views of one page share: its notes, its ids, and how claims and quotations look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.pages.document import Heading
from generator.verify.corpus import (
    VerifiedClaim,
    VerifiedCorpus,
    VerifiedQuotation,
)
from generator.views.dates import DateView, date_view
from generator.views.links import Links
from generator.views.notes import (
    CiteView,
    NoteBook,
    NoteRegister,
    source_facts,
    source_name,
)
from generator.views.passages import PassageIndex
from generator.views.places import Occurrences, Places, place_name
from generator.views.shapes import Shapes
from generator.views.wording import listed


@dataclass(frozen=True, slots=True)
class Anchors:
    """The value of `id` where this place is an id's home, and of ids that now mean the same."""

    own: str | None
    former: tuple[str, ...] = ()


NO_ANCHORS = Anchors(None)

_FIRST_LEVEL = 2


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim at one place of a page, with a citation link for each of its sources.

    `text` is the claim's sentence or its short form; `permalink` leads to its home and is
    None where no page has it. `one_source` tells that a single source supports it.
    """

    claim_id: str
    anchors: Anchors
    text: str
    cites: tuple[CiteView, ...]
    date: DateView | None
    sources: str
    one_source: bool
    permalink: str | None


@dataclass(frozen=True, slots=True)
class OtherWording:
    """The same sentence in another source."""

    source: str
    href: str | None


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Somebody's own words with who, as what, where and when, as the source gives it.

    `citation` is the whole in one line, to be copied.
    """

    quotation_id: str
    anchors: Anchors
    pieces: tuple[str, ...]
    lang: str
    speaker: str
    role: str | None
    said_in: str | None
    date: DateView | None
    source: str
    cites: tuple[CiteView, ...]
    same_as: tuple[OtherWording, ...]
    permalink: str | None
    citation: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A table or drawing that stands elsewhere in the same document."""

    label: str
    page: str
    name: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages of one output have in common."""

    corpus: VerifiedCorpus
    links: Links
    index: PassageIndex
    places: Places
    former_ids: Mapping[str, tuple[str, ...]]
    subject_pages: Mapping[str, str]
    shapes: Shapes
    register: NoteRegister | None = None
    """The notes that all pages share, None where each page has its own."""
    shown: dict[object, Shown] = field(default_factory=dict)
    """What one document shows only once, by what it shows."""


@dataclass(slots=True)
class PageContext:
    """Collects notes, ids and headings while a page is made in the order of its text."""

    page: str
    shared: Shared
    notes: NoteBook = field(init=False)
    headings: list[Heading] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _subjects: dict[str, None] = field(default_factory=dict)
    _local_names: dict[str, int] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Open an empty notebook for the page."""
        register = self.shared.register or NoteRegister(self.page)
        self.notes = NoteBook(self.page, self.shared.links, register)

    @property
    def corpus(self) -> VerifiedCorpus:
        """The verified corpus."""
        return self.shared.corpus

    def claim(self, claim: VerifiedClaim, *, short: bool = False) -> ClaimView:
        """Show a claim here: number its notes and give it its id if this is its first place."""
        cites = self.notes.cite(claim.evidence)
        self._subjects.update(dict.fromkeys(subject.id for subject in claim.subjects))
        sources = {passage.source.id: passage.source for passage in claim.evidence}
        return ClaimView(
            claim_id=claim.id,
            anchors=self.settle(claim.id, cites),
            text=claim.short if short else claim.text,
            cites=cites,
            date=date_view(claim.date) if claim.date else None,
            sources=listed(tuple(source_name(sources[id_]) for id_ in claim.source_ids)),
            one_source=len(claim.source_ids) == 1,
            permalink=self.permalink(claim.id),
        )

    def quotation(self, quotation: VerifiedQuotation) -> QuotationView:
        """Show a quotation here."""
        data = quotation.quotation
        cites = self.notes.cite((quotation.passage, *quotation.attribution))
        self._subjects[quotation.speaker.id] = None
        return QuotationView(
            quotation_id=quotation.id,
            anchors=self.settle(quotation.id, cites),
            pieces=quotation.passage.exact,
            lang=quotation.passage.source.source.language.value,
            speaker=quotation.speaker.label.value,
            role=data.role.value if data.role else None,
            said_in=data.said_in.value if data.said_in else None,
            date=date_view(quotation.date) if quotation.date else None,
            source=source_name(quotation.passage.source),
            cites=cites,
            same_as=self._same_as(quotation),
            permalink=self.permalink(quotation.id),
            citation=_citation(quotation),
        )

    def settle(self, id_: str, cites: tuple[CiteView, ...] = ()) -> Anchors:
        """Record that the page shows an id; give its anchors if this place is its home."""
        if id_ in self._names:
            return NO_ANCHORS
        if self.shared.places.home(id_) != self.page:
            self._names[id_] = cites[0].name if cites else ""
            return NO_ANCHORS
        self._names[id_] = place_name(id_)
        former = self.shared.former_ids.get(id_, ())
        return Anchors(self.anchor(place_name(id_)), tuple(map(self.anchor, former)))

    def permalink(self, id_: str) -> str | None:
        """Give the address of an id's home, seen from this page."""
        home = self.shared.places.home(id_)
        return self.shared.links.href(self.page, home, place_name(id_)) if home else None

    def page_of(self, subject_id: str) -> str | None:
        """Give the address of the page about a subject, if there is another one than this."""
        target = self.shared.subject_pages.get(subject_id)
        if target is None or target == self.page:
            return None
        return self.shared.links.href(self.page, target)

    def local(self, name: str) -> str:
        """Give the id of a place of this page that the data doesn't name, a new one each time.

        Such names hold a `_`, so that none can be an id of the data.
        """
        uses = self._local_names[name] = self._local_names.get(name, 0) + 1
        return self.anchor(name if uses == 1 else f"{name}_{uses}")

    def anchor(self, name: str) -> str:
        """Give the value of `id` for a place of this page."""
        return self.shared.links.anchor(self.page, name)

    def heading(self, name: str, title: str) -> Heading:
        """Make a heading of a block, one level below the page's own heading before it."""
        own = [heading.level for heading in self.headings if heading.id not in self._made]
        heading = Heading(own[-1] + 1 if own else _FIRST_LEVEL, self.local(name), title)
        self._made.add(heading.id)
        self.headings.append(heading)
        return heading

    def occurrences(self, *, summary: bool) -> Occurrences:
        """List what the page has shown so far."""
        return Occurrences(self.page, summary, dict(self._names))

    def aliases(self) -> tuple[str, ...]:
        """List every name of the subjects that the page has spoken of so far."""
        names: dict[str, None] = {}
        for subject_id in self._subjects:
            subject = self.corpus.subjects[subject_id]
            names[subject.label.value] = None
            names.update(dict.fromkeys(alias.name.value for alias in subject.aliases))
        return tuple(names)

    def _same_as(self, quotation: VerifiedQuotation) -> tuple[OtherWording, ...]:
        others = [
            other
            for other in self.corpus.quotations.values()
            if _words_of(quotation) == other.id or _words_of(other) == quotation.id
        ]
        return tuple(
            OtherWording(source_name(other.passage.source), self.permalink(other.id))
            for other in others
        )


def _citation(quotation: VerifiedQuotation) -> str:
    data = quotation.quotation
    source = quotation.passage.source
    words = " ".join(" […] ".join(quotation.passage.exact).split())
    known = (data.role, data.said_in)
    who = ", ".join([quotation.speaker.label.value, *(scalar.value for scalar in known if scalar)])
    return f"“{words}” – {who}. {source.source.title.value}. {source_facts(source)}."


def _words_of(quotation: VerifiedQuotation) -> str | None:
    same = quotation.quotation.same_words_as
    return same.value if same else None
