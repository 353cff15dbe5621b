"""The notes of one page: one for each distinct set of passages of one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.views.dates import edtf_words
from generator.views.excerpts import Excerpt, ExcerptPart, excerpts
from generator.views.links import Links, source_page
from generator.views.passages import passage_name
from generator.views.publication import Way
from generator.views.wording import note_words

_NoteKey = tuple[str, frozenset[tuple[str, tuple[Span, ...]]]]


@dataclass(frozen=True, slots=True)
class CiteView:
    """A citation link: `anchor` is its own id, `href` leads to the note, `label` is read aloud."""

    number: int
    anchor: str
    name: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class PassageLink:
    """The way to a passage, or a piece of it, on the page of its source."""

    role: str
    href: str


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """What is cited in its sentences; `is_context` tells that none of it is support."""

    parts: tuple[ExcerptPart, ...]
    is_context: bool
    links: tuple[PassageLink, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A claim that a note serves: where its home is, and how it can be corrected."""

    claim_id: str
    short: str
    permalink: str | None
    corrections: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note: its passages in their sentences, and the way back to each use of it on the page.

    `links` lead to the passages, in the order of the excerpts.
    """

    number: int
    anchor: str
    excerpts: tuple[ExcerptView, ...]
    links: tuple[PassageLink, ...]
    back: tuple[str, ...]
    citing: tuple[Citing, ...]


@dataclass(frozen=True, slots=True)
class NoteGroupView:
    """The notes of one source, in the order of their numbers."""

    source_id: str
    title: str
    facts: str
    href: str
    lang: str
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class NoteWay:
    """The way to a note, from the page of its source."""

    number: int
    href: str


@dataclass(slots=True)
class _Note:
    number: int
    source: VerifiedSource
    passages: tuple[VerifiedPassage, ...]
    uses: dict[str, list[str]] = field(default_factory=dict)
    """The names of each page's citations."""
    citing: dict[str, Citing] = field(default_factory=dict)


@dataclass(slots=True)
class NoteRegister:
    """The notes of one list, in the order of their numbers; `page` is where the list stands."""

    page: str
    notes: dict[_NoteKey, _Note] = field(default_factory=dict)


@dataclass(slots=True)
class NoteBook:
    """Hands out note numbers while a page is composed, and lists the notes afterwards.

    Pages of one document share a register, each with a book of its own.
    """

    page: str
    links: Links
    register: NoteRegister
    _sources: dict[str, VerifiedSource] = field(default_factory=dict)

    def cite(
        self, passages: Sequence[VerifiedPassage], by: Citing | None = None, *, alone: bool = False
    ) -> tuple[CiteView, ...]:
        """Give one link for each source of the passages, in the order of the data.

        `by` is the claim that cites, if it is one; `alone` that it rests on one source only.
        """
        if len(passages) == 1:
            return (self._link(passages, by, alone=alone),)
        by_source: dict[str, list[VerifiedPassage]] = {}
        for passage in passages:
            by_source.setdefault(passage.source.id, []).append(passage)
        return tuple(self._link(group, by, alone=alone) for group in by_source.values())

    def sources(self) -> tuple[VerifiedSource, ...]:
        """List the sources cited so far, each once, in the order of their first notes."""
        return tuple(self._sources.values())

    def ways_to(self, source_id: str, spans: Collection[Span]) -> tuple[NoteWay, ...]:
        """Lead to the notes of the register that hold one of these passages of a source."""
        return tuple(
            NoteWay(
                note.number,
                self.links.href(self.page, self.register.page, _note_name(note.number)),
            )
            for note in self.register.notes.values()
            if note.source.id == source_id
            and any(span in spans for passage in note.passages for span in passage.spans)
        )

    def groups(self) -> tuple[NoteGroupView, ...]:
        """List all notes of the register under their sources."""
        by_source: dict[str, list[_Note]] = defaultdict(list)
        for note in self.register.notes.values():
            by_source[note.source.id].append(note)
        return tuple(map(self._group, by_source.values()))

    def _link(
        self, passages: Sequence[VerifiedPassage], by: Citing | None, *, alone: bool
    ) -> CiteView:
        source = passages[0].source
        key = source.id, frozenset((str(p.role), p.spans) for p in passages)
        notes = self.register.notes
        note = notes.get(key)
        if note is None:
            note = notes[key] = _Note(len(notes) + 1, source, tuple(passages))
        self._sources[source.id] = source
        uses = note.uses.setdefault(self.page, [])
        uses.append(name := _use_name(note.number, len(uses) + 1))
        if by is not None:
            note.citing.setdefault(by.claim_id, by)
        return CiteView(
            number=note.number,
            anchor=self.links.anchor(self.page, name),
            name=name,
            href=self.links.href(self.page, self.register.page, _note_name(note.number)),
            label=note_words(note.number, alone=alone),
        )

    def _group(self, notes: Sequence[_Note]) -> NoteGroupView:
        source = notes[0].source
        return NoteGroupView(
            source_id=source.id,
            title=source.source.title.value,
            facts=source_facts(source),
            href=self.links.href(self.page, source_page(source.id)),
            lang=source.source.language.value,
            notes=tuple(map(self._view, notes)),
        )

    def _view(self, note: _Note) -> NoteView:
        shown = self.excerpts(note.passages)
        return NoteView(
            number=note.number,
            anchor=self.links.anchor(self.page, _note_name(note.number)),
            excerpts=shown,
            links=tuple(link for excerpt in shown for link in excerpt.links),
            citing=tuple(note.citing.values()),
            back=tuple(
                self.links.href(self.page, page, name)
                for page, names in note.uses.items()
                for name in names
            ),
        )

    def excerpts(self, passages: Sequence[VerifiedPassage]) -> tuple[ExcerptView, ...]:
        """Show passages of one source in their sentences."""
        return tuple(map(self._excerpt, excerpts(passages)))

    def _excerpt(self, excerpt: Excerpt) -> ExcerptView:
        source = excerpt.passages[0].source
        page = source_page(source.id)
        return ExcerptView(
            parts=excerpt.parts,
            is_context=excerpt.is_context,
            links=tuple(
                PassageLink(str(passage.role), self.links.href(self.page, page, passage_name(span)))
                for passage in excerpt.passages
                for span in passage.spans
            ),
            lang=source.source.language.value,
        )


def _note_name(number: int) -> str:
    return f"note-{number}"


def _use_name(number: int, use: int) -> str:
    return f"ref-{number}-{use}"


def source_name(source: VerifiedSource) -> str:
    """Name a source as a reader would: by its publisher, else by its title."""
    publisher = source.source.publisher
    return publisher.value if publisher else source.source.title.value


def source_facts(source: VerifiedSource) -> str:
    """Say who published a source and when, as far as it is known."""
    fields = (source.source.author, source.source.publisher)
    known = [field_.value for field_ in fields if field_]
    if source.issued:
        known.append(edtf_words(source.issued))
    return ", ".join(dict.fromkeys(known))
