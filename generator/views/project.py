"""All pages of a project, with one home for each id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.loading.site_config import SiteConfig
from generator.model.entities import Permalinks
from generator.pages.document import Page
from generator.verify.corpus import VerifiedCorpus
from generator.views.context import PageContext, Shared
from generator.views.links import Links, source_page
from generator.views.notes import NoteRegister, source_name
from generator.views.page import (
    NotesView,
    PageView,
    content_page,
    draft_page,
    page_notes,
    source_content,
)
from generator.views.passages import PassageIndex
from generator.views.places import Places, canonical_places
from generator.views.publication import Publication
from generator.views.shapes import Shapes
from generator.views.terms import TermFinder

NOTES_PAGE = ""
"""Stands for the page of the notes that all pages of one document share; no file has this name."""


@dataclass(frozen=True, slots=True)
class ProjectView:
    """Every page of an output: those of `content/` in nav order, then one for each source."""

    pages: tuple[PageView, ...]
    sources: tuple[PageView, ...]
    places: Places
    notes: NotesView | None = None
    """The notes that all pages share, None where each page has its own."""


def project_view(
    corpus: VerifiedCorpus, site: SiteConfig, links: Links, shapes: Shapes
) -> ProjectView:
    """Compose all pages in the order of the site's navigation, those that it omits at the end.

    The pages are composed twice: which of them is an id's home is known only when all are
    composed, and every link to the id needs it.
    """
    ordered = in_nav_order(corpus.pages, site.nav)
    shared = Shared(
        corpus=corpus,
        links=links,
        index=PassageIndex(corpus),
        places=Places(),
        former_ids=_former_ids(corpus.permalinks),
        source_names=Counter(map(source_name, corpus.sources.values())),
        same_words=_same_words(corpus),
        subject_pages={p.subject.value: p.src_uri for p in reversed(ordered) if p.subject},
        shapes=shapes,
        publication=Publication(site),
        terms=TermFinder(corpus.glossary.values()),
    )
    draft = _anew(shared, Places())
    drafts = [draft_page(page, PageContext(page.src_uri, draft)) for page in ordered]
    places = canonical_places(drafts)
    settled = _anew(shared, places)
    pages = tuple(_composed(page, settled) for page in ordered)
    return ProjectView(
        pages=pages,
        sources=tuple(
            source_content(source, PageContext(source_page(source.id), settled))
            for source in corpus.sources.values()
        ),
        places=places,
        notes=_common_notes(settled),
    )


def _anew(shared: Shared, places: Places) -> Shared:
    """Begin to compose all pages once more."""
    register = NoteRegister(NOTES_PAGE) if shared.links.one_document else None
    return replace(shared, places=places, register=register, shown={})


def _common_notes(shared: Shared) -> NotesView | None:
    if shared.register is None:
        return None
    return page_notes(PageContext(shared.register.page, shared))


def _composed(page: Page, shared: Shared) -> PageView:
    return content_page(page, PageContext(page.src_uri, shared))


def in_nav_order(pages: Sequence[Page], nav: Sequence[str]) -> tuple[Page, ...]:
    """Sort pages as the navigation lists them; those that it leaves out come last."""
    rank = {src_uri: number for number, src_uri in enumerate(nav)}
    return tuple(sorted(pages, key=lambda page: rank.get(page.src_uri, len(rank))))


def _same_words(corpus: VerifiedCorpus) -> Mapping[str, tuple[str, ...]]:
    """Collect for each quotation the others of the same words, in the order of the data."""
    pairs: dict[str, set[str]] = defaultdict(set)
    for quotation in corpus.quotations.values():
        same = quotation.quotation.same_words_as
        if same:
            pairs[quotation.id].add(same.value)
            pairs[same.value].add(quotation.id)
    order = {id_: number for number, id_ in enumerate(corpus.quotations)}
    return {id_: tuple(sorted(others, key=order.__getitem__)) for id_, others in pairs.items()}


def _former_ids(permalinks: Permalinks) -> dict[str, tuple[str, ...]]:
    """Collect for each id the old ids that now lead to it, also by way of another old one."""
    targets = {old.value: new.value for old, new in permalinks.redirects}
    former: dict[str, tuple[str, ...]] = {}
    for old, next_ in targets.items():
        new, steps = next_, 0
        while new in targets and steps < len(targets):
            new, steps = targets[new], steps + 1
        former[new] = (*former.get(new, ()), old)
    return former
