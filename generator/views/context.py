"""What the views of one page share: its notes, its ids, and what it has spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.pages.document import Heading
from generator.verify.corpus import VerifiedTerm
from generator.views.inputs import NotedIndex, NotedPlaces, NotedTerms, PageCorpus
from generator.views.links import Links
from generator.views.notes import CiteView, NoteBook, NoteRegister
from generator.views.places import Occurrences, place_name
from generator.views.publication import Publication
from generator.views.shapes import Shapes
from generator.views.terms import TermWay

_FIRST_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Anchors:
    """The value of `id` where this place is an id's home, and of ids that now mean the same."""

    own: str | None
    former: tuple[str, ...] = ()


NO_ANCHORS = Anchors(None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A table, drawing or question that stands elsewhere in the same document."""

    label: str
    page: str
    name: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What all pages of one output have in common, as one of them sees it.

    Whatever can differ between two builds with the same configuration notes that the page asked.
    """

    corpus: PageCorpus
    links: Links
    index: NotedIndex
    places: NotedPlaces
    former_ids: Mapping[str, tuple[str, ...]]
    source_names: Mapping[str, int]
    """How many sources go by each name."""
    same_words: Mapping[str, tuple[str, ...]]
    """The quotations whose words are another's, by the id of that one."""
    subject_pages: Mapping[str, str]
    shapes: Shapes
    publication: Publication
    page_subjects: Mapping[str, str]
    """The subject that each page is about, if it is about one."""
    terms: NotedTerms
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
    term_uses: dict[str, list[str]] = field(default_factory=dict)
    """The names of the links to each term that the page explains."""
    _terms_met: set[str] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)
    _local_names: dict[str, int] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Open an empty notebook for the page."""
        register = self.shared.register or NoteRegister(self.page)
        self.notes = NoteBook(self.page, self.shared.links, register)

    @property
    def corpus(self) -> PageCorpus:
        """The verified corpus, as this page sees it."""
        return self.shared.corpus

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

    def public_place(self, id_: str) -> str | None:
        """Give the public address of an id's home; without one, its place within the site."""
        home = self.shared.places.home(id_)
        if home is None:
            return None
        address = self.shared.publication.address(home)
        if address is None:
            return self.shared.links.address(home, place_name(id_))
        return f"{address}#{place_name(id_)}"

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

    def term_way(self, term: VerifiedTerm) -> TermWay:
        """Lead from here to the definition of a term: the page's own note of it, or the glossary.

        A page that has the glossary needs no note, nor does a document that has it somewhere.
        """
        id_ = term.term.id
        home = self.shared.places.home(id_)
        if home == self.page or (home and self.shared.links.one_document):
            return TermWay(self.shared.links.href(self.page, home, place_name(id_)))
        uses = self.term_uses.setdefault(id_, [])
        uses.append(f"term_{id_}_{len(uses) + 1}")
        note = self.shared.links.href(self.page, self.page, f"term_{id_}")
        return TermWay(note, self.anchor(uses[-1]))

    def first_use(self, term: VerifiedTerm) -> bool:
        """Tell whether a text of the page has not used the term before; remember that it has."""
        known = term.term.id in self._terms_met
        self._terms_met.add(term.term.id)
        return not known
