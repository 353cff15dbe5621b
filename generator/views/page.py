"""One page as a whole: its blocks in the order of the text, then its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.edtf import Edtf
from generator.pages.document import Heading, Html, Page, PageLink, Part, Reference
from generator.verify.corpus import VerifiedSource
from generator.views.colophon import ColophonView, colophon_view
from generator.views.context import PageContext, Shown
from generator.views.dates import DatePart, edtf_parts
from generator.views.definitions import TermsView, terms_view
from generator.views.inline import InlineClaim, TermLink, claim_block, term_block
from generator.views.links import source_page
from generator.views.lists import (
    ClaimsView,
    GlossaryView,
    QuotationBlock,
    TimelineView,
    VoicesView,
    claims_block,
    glossary_block,
    quotation_block,
    timeline_block,
    voices_block,
)
from generator.views.map import MapView, map_block
from generator.views.notes import NoteGroupView, source_name
from generator.views.open_questions import (
    DisputesView,
    DisputeView,
    GapsView,
    dispute_block,
    disputes_block,
    gap_id,
    gaps_block,
    silent_cells,
)
from generator.views.places import Occurrences, place_name
from generator.views.process import MatrixView, ProgressView, matrix_block, progress_block
from generator.views.record import (
    EquivalencesView,
    LedgerView,
    SourcesView,
    equivalences_block,
    ledger_block,
    sources_block,
)
from generator.views.source_page import SourceView, source_view
from generator.views.text import Address, Markup, address_block, markup_block
from generator.views.wording import WORDS


@dataclass(frozen=True, slots=True)
class SeeView:
    """The way to what stands elsewhere in the same document; `lead` says why it is named here."""

    lead: str
    label: str
    href: str


Block = (
    Markup
    | Address
    | InlineClaim
    | TermLink
    | QuotationBlock
    | MatrixView
    | ProgressView
    | TimelineView
    | MapView
    | DisputeView
    | DisputesView
    | GapsView
    | GlossaryView
    | VoicesView
    | ClaimsView
    | SourcesView
    | LedgerView
    | EquivalencesView
    | SourceView
    | SeeView
)

SHOWN_ONCE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "matrix": ("matrix_{}", WORDS.see),
        "map": ("map_{}", WORDS.see),
        "dispute": ("question_{}", f"{WORDS.differ}:"),
    }
)
"""The kinds of blocks that one document doesn't repeat: the names of their places, and what stands
before the way there."""

BLOCKS: Mapping[str, Callable[[PageContext, Reference], Block]] = MappingProxyType(
    {
        "claim": claim_block,
        "term": term_block,
        "quotation": quotation_block,
        "matrix": matrix_block,
        "progress": progress_block,
        "timeline": timeline_block,
        "map": map_block,
        "dispute": dispute_block,
        "disputes": disputes_block,
        "gaps": gaps_block,
        "glossary": glossary_block,
        "voices": voices_block,
        "sources": sources_block,
        "ledger": ledger_block,
        "equivalences": equivalences_block,
        "claims": claims_block,
    }
)
"""What makes the view of each kind of reference."""


@dataclass(frozen=True, slots=True)
class NotesView:
    """The notes of a page under their sources; `anchor` is the id of their heading."""

    anchor: str
    groups: tuple[NoteGroupView, ...]


@dataclass(frozen=True, slots=True)
class AsOfView:
    """The date of the newest source that a page cites."""

    iso: str
    parts: tuple[DatePart, ...]
    edtf: Edtf


@dataclass(frozen=True, slots=True)
class PageView:
    """A page ready to be rendered.

    `title_reason` is what the title is (`data-uncited`); `data_path` the file to mend.
    """

    src_uri: str
    title: str
    title_reason: str
    description: str | None
    blocks: tuple[Block, ...]
    terms: TermsView | None
    notes: NotesView | None
    colophon: ColophonView | None
    as_of: AsOfView | None
    headings: tuple[Heading, ...]
    data_path: str
    occurrences: Occurrences


def draft_page(page: Page, context: PageContext) -> Occurrences:
    """Compose a page only to see what it shows."""
    for part in page.parts:
        _block(part, page, context)
    return context.occurrences(summary=page.summary)


def content_page(page: Page, context: PageContext) -> PageView:
    """Compose a page of `content/`."""
    blocks = tuple(_block(part, page, context) for part in page.parts)
    terms = terms_view(context)
    notes = page_notes(context) if context.shared.register is None else None
    as_of = newest(context.notes.sources())
    return PageView(
        src_uri=page.src_uri,
        title=page.title.value,
        title_reason="navigation",
        description=page.description.value if page.description else None,
        blocks=blocks,
        terms=terms,
        notes=notes,
        colophon=colophon_view(context, page.title.value, as_of.edtf if as_of else None, page.path),
        as_of=as_of,
        headings=(*context.headings, *_own_headings(terms, notes)),
        data_path=page.path,
        occurrences=context.occurrences(summary=page.summary),
    )


def _own_headings(terms: TermsView | None, notes: NotesView | None) -> Iterator[Heading]:
    if terms:
        yield Heading(2, terms.anchor, WORDS.terms_title)
    if notes:
        yield Heading(2, notes.anchor, WORDS.notes_title)


def page_notes(context: PageContext) -> NotesView | None:
    """List the notes that belong to a page, None if there are none."""
    groups = context.notes.groups()
    return NotesView(context.local("section_notes"), groups) if groups else None


def source_content(source: VerifiedSource, context: PageContext) -> PageView:
    """Compose the generated page of a source."""
    view = source_view(context, source)
    as_of, title = newest((source,)), _source_title(source, context)
    return PageView(
        src_uri=source_page(source.id),
        title=title,
        title_reason="source-metadata",
        description=None,
        blocks=(view,),
        terms=None,
        notes=None,
        colophon=colophon_view(
            context, title, as_of.edtf if as_of else None, source.source.at.path, source
        ),
        as_of=as_of,
        headings=(view.heading,),
        data_path=source.source.at.path,
        occurrences=context.occurrences(summary=True),
    )


def newest(sources: tuple[VerifiedSource, ...]) -> AsOfView | None:
    """Give the latest date of issue of the sources, None where none has a date."""
    dates = [source.issued for source in sources if source.issued and source.issued.latest]
    if not dates:
        return None
    latest = max(dates, key=lambda issued: (issued.latest, issued.text))
    return AsOfView(latest.canonical, edtf_parts(latest), latest)


def _block(part: Part, page: Page, context: PageContext) -> Block:
    if isinstance(part, Html):
        return markup_block(context, page, part)
    if isinstance(part, PageLink):
        return address_block(context, part)
    if context.shared.links.one_document:
        if part.kind == "gaps":
            return _gaps_or_way(part, context)
        if part.kind in SHOWN_ONCE:
            return _block_or_way(part, context)
    return BLOCKS[part.kind](context, part)


def _block_or_way(part: Reference, context: PageContext) -> Block:
    """Show a large block where its document has it first; later on, lead there."""
    key = part.kind, part.arguments, part.options
    name, lead = SHOWN_ONCE[part.kind]
    shown = context.shared.shown.get(key)
    if shown is not None:
        href = context.shared.links.href(context.page, shown.page, shown.name)
        return SeeView(lead, shown.label, href)
    block = BLOCKS[part.kind](context, part)
    if isinstance(block, MatrixView | MapView | DisputeView):
        label = block.question if isinstance(block, DisputeView) else block.label
        place = name.format(*part.arguments)
        context.shared.shown[key] = Shown(label, context.page, place)
    return block


def _gaps_or_way(part: Reference, context: PageContext) -> Block:
    """Show what isn't stated where the document says it first; later on, name it and lead there."""
    cells, known = silent_cells(context, part), context.shared.shown
    shown = [known[key] for cell in cells if (key := ("gap", gap_id(cell))) in known]
    if cells and len(shown) == len(cells):
        steps = dict.fromkeys(place.label for place in shown)
        href = context.shared.links.href(context.page, shown[0].page, shown[0].name)
        return SeeView(f"{WORDS.not_stated}:", ", ".join(steps), href)
    for cell in cells:
        place = Shown(cell.step.label.value, context.page, place_name(gap_id(cell)))
        known.setdefault(("gap", gap_id(cell)), place)
    return gaps_block(context, part)


def _source_title(source: VerifiedSource, context: PageContext) -> str:
    """Name a source in the navigation: by its publisher where that tells it from the others."""
    name = source_name(source)
    return name if context.shared.source_names[name] == 1 else source.source.title.value
