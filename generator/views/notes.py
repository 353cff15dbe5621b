"""The notes of one page: one for each distinct set of passages of one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.views.dates import edtf_words
from generator.views.excerpts import Excerpt, ExcerptPart, excerpts
from generator.views.links import Links, source_page
from generator.views.passages import passage_name
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
class NoteView:
    """A note: its passages in their sentences, and the way back to each use of it on the page."""

    number: int
    anchor: str
    excerpts: tuple[ExcerptView, ...]
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteGroupView:
    """The notes of one source, in the order of their numbers."""

    source_id: str
    title: str
    facts: str
    href: str
    lang: str
    notes: tuple[NoteView, ...]


@dataclass(slots=True)
class _Note:
    number: int
    source: VerifiedSource
    passages: tuple[VerifiedPassage, ...]
    uses: int = 0


@dataclass(slots=True)
class NoteBook:
    """Hands out note numbers while a page is composed, and lists the notes afterwards."""

    page: str
    links: Links
    _notes: dict[_NoteKey, _Note] = field(default_factory=dict)

    def cite(self, passages: Sequence[VerifiedPassage]) -> tuple[CiteView, ...]:
        """Give one link for each source of the passages, in the order of the data."""
        by_source: dict[str, list[VerifiedPassage]] = {}
        for passage in passages:
            by_source.setdefault(passage.source.id, []).append(passage)
        return tuple(self._link(tuple(group)) for group in by_source.values())

    def sources(self) -> tuple[VerifiedSource, ...]:
        """List the sources cited so far, each once, in the order of their first notes."""
        return tuple({note.source.id: note.source for note in self._notes.values()}.values())

    def groups(self) -> tuple[NoteGroupView, ...]:
        """List all notes under their sources."""
        return tuple(self._group(source) for source in self.sources())

    def _link(self, passages: tuple[VerifiedPassage, ...]) -> CiteView:
        source = passages[0].source
        key = source.id, frozenset((str(p.role), p.spans) for p in passages)
        note = self._notes.setdefault(key, _Note(len(self._notes) + 1, source, passages))
        note.uses += 1
        name = _use_name(note.number, note.uses)
        return CiteView(
            number=note.number,
            anchor=self.links.anchor(self.page, name),
            name=name,
            href=self.links.href(self.page, self.page, _note_name(note.number)),
            label=note_words(note.number, source_name(source)),
        )

    def _group(self, source: VerifiedSource) -> NoteGroupView:
        return NoteGroupView(
            source_id=source.id,
            title=source.source.title.value,
            facts=source_facts(source),
            href=self.links.href(self.page, source_page(source.id)),
            lang=source.source.language.value,
            notes=tuple(
                self._view(note) for note in self._notes.values() if note.source.id == source.id
            ),
        )

    def _view(self, note: _Note) -> NoteView:
        uses = range(1, note.uses + 1)
        return NoteView(
            number=note.number,
            anchor=self.links.anchor(self.page, _note_name(note.number)),
            excerpts=self.excerpts(note.passages),
            back=tuple(
                self.links.href(self.page, self.page, _use_name(note.number, use)) for use in uses
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
