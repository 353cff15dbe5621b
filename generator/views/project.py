"""All pages of a project, with one home for each id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.loading.site_config import SiteConfig
from generator.pages.document import Page
from generator.verify.corpus import VerifiedCorpus, VerifiedSource
from generator.views.context import PageContext, Shared, Shown
from generator.views.inputs import (
    Inputs,
    Noted,
    NotedIndex,
    NotedPlaces,
    NotedTerms,
    PageCorpus,
)
from generator.views.links import Links, source_page
from generator.views.notes import NoteRegister
from generator.views.page import (
    NotesView,
    PageView,
    content_page,
    draft_page,
    page_notes,
    source_content,
)
from generator.views.places import Occurrences, Places, canonical_places, shown_ids
from generator.views.publication import Publication
from generator.views.search import SearchPage, search_content, search_source
from generator.views.shapes import Shapes
from generator.views.survey import Survey

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


class Composer:
    """Composes the pages of one output, in the order of `pages`, then of `sources`.

    Each page's inputs are noted, so that it need not be composed again while they are the same.
    """

    def __init__(
        self, corpus: VerifiedCorpus, site: SiteConfig, links: Links, shapes: Shapes
    ) -> None:
        """Find the home of every id, which every link to it needs."""
        self.pages = in_nav_order(corpus.pages, site.nav)
        self.sources = tuple(corpus.sources.values())
        self.survey = Survey(corpus, self.pages)
        self._links = links
        self._shapes = shapes
        self._publication = Publication(site)
        self._begin()
        self.survey.places = canonical_places(self._occurrences())
        self._begin()

    def content(self, page: Page, inputs: Inputs) -> tuple[PageView, SearchPage]:
        """Compose a page of `content/`, and list what a search finds on it."""
        inputs.of("page")[page.src_uri] = None
        context = self._context(page.src_uri, inputs)
        view = content_page(page, context)
        return view, search_content(view, context.shared)

    def source(self, source: VerifiedSource, inputs: Inputs) -> tuple[PageView, SearchPage]:
        """Compose the page of a source, and say how a search finds it."""
        inputs.of("source")[source.id] = None
        context = self._context(source_page(source.id), inputs)
        view = source_content(source, context)
        return view, search_source(view, source, context.shared.links)

    def notes(self) -> NotesView | None:
        """List the notes that the pages composed so far share; None where each has its own."""
        if self._register is None:
            return None
        return page_notes(self._context(self._register.page, Inputs()))

    def _occurrences(self) -> list[Occurrences]:
        """List what each page shows; one document has to be composed for that."""
        if self._links.one_document:
            return [draft_page(page, self._context(page.src_uri, Inputs())) for page in self.pages]
        corpus = self.survey.corpus
        return [
            Occurrences(page.src_uri, page.summary, dict.fromkeys(shown_ids(page, corpus), ""))
            for page in self.pages
        ]

    def _begin(self) -> None:
        """Begin to compose all pages, for the first time or once more."""
        self._register = NoteRegister(NOTES_PAGE) if self._links.one_document else None
        self._shown: dict[object, Shown] = {}

    def _context(self, page: str, inputs: Inputs) -> PageContext:
        survey = self.survey
        return PageContext(
            page,
            Shared(
                corpus=PageCorpus(survey, inputs),
                links=self._links,
                index=NotedIndex(survey, inputs),
                places=NotedPlaces(survey, inputs),
                former_ids=Noted("former", survey.former_ids, inputs),
                source_names=Noted("source-name", survey.source_names, inputs),
                same_words=Noted("same-words", survey.same_words, inputs),
                subject_pages=Noted("subject-page", survey.subject_pages, inputs),
                page_subjects=Noted("page-subject", survey.page_subjects, inputs),
                shapes=self._shapes,
                publication=self._publication,
                terms=NotedTerms(survey, inputs),
                register=self._register,
                shown=self._shown,
            ),
        )


def project_view(
    corpus: VerifiedCorpus, site: SiteConfig, links: Links, shapes: Shapes
) -> ProjectView:
    """Compose all pages in the order of the site's navigation, those that it omits at the end."""
    composer = Composer(corpus, site, links, shapes)
    return ProjectView(
        pages=tuple(composer.content(page, Inputs())[0] for page in composer.pages),
        sources=tuple(composer.source(source, Inputs())[0] for source in composer.sources),
        places=composer.survey.places,
        notes=composer.notes(),
    )


def in_nav_order(pages: Sequence[Page], nav: Sequence[str]) -> tuple[Page, ...]:
    """Sort pages as the navigation lists them; those that it leaves out come last."""
    rank = {src_uri: number for number, src_uri in enumerate(nav)}
    return tuple(sorted(pages, key=lambda page: rank.get(page.src_uri, len(rank))))
