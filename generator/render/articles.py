"""Makes the articles of pages, or finds that one would come out as it did before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from generator.pages.document import Page
from generator.render.environment import Renderer
from generator.render.known_articles import KnownArticles, PageFacts, facts_of
from generator.verify.corpus import VerifiedSource
from generator.verify.versions import Versions
from generator.views.answers import Answers
from generator.views.inputs import Asked, Inputs
from generator.views.links import source_page
from generator.views.page import PageView
from generator.views.project import Composer
from generator.views.search import SearchPage

Compose = Callable[[Inputs], tuple[PageView, SearchPage]]


@dataclass(frozen=True, slots=True)
class Article:
    """A page's article, and what is to be known of it; `grounds` digests all it follows from."""

    facts: PageFacts
    grounds: str | None
    make: Callable[[], str]


class Articles:
    """Composes and renders the pages of one output."""

    def __init__(self, composer: Composer, renderer: Renderer) -> None:
        """Take what composes and what renders; nothing is known of other runs."""
        self._composer = composer
        self._renderer = renderer
        self._known = KnownArticles()
        self._answers: Answers | None = None
        self._common = ""

    def know(self, known: KnownArticles, versions: Versions, common: str) -> None:
        """Use what is known of pages; `common` tells all that they follow from but the corpus."""
        self._known = known
        self._answers = Answers(self._composer.survey, versions)
        self._common = common

    def content(self, page: Page) -> Article:
        """Make the article of a page of `content/`."""
        return self._article(page.src_uri, lambda inputs: self._composer.content(page, inputs))

    def source(self, source: VerifiedSource) -> Article:
        """Make the article of a source's page."""
        name = source_page(source.id)
        return self._article(name, lambda inputs: self._composer.source(source, inputs))

    def _article(self, name: str, compose: Compose) -> Article:
        asked = self._known.asked(name)
        if asked is not None:
            grounds = self._grounds(name, asked)
            facts = self._known.recall(name, grounds) if grounds else None
            if facts is not None:
                return Article(facts, grounds, lambda: self._rendered(compose))
        inputs = Inputs()
        view, search = compose(inputs)
        html = self._renderer.page(view)
        facts, grounds = facts_of(view, search), self._grounds(name, inputs.asked)
        if grounds is not None:
            self._known.keep(grounds, inputs.asked, facts)
        return Article(facts, grounds, lambda: html)

    def _rendered(self, compose: Compose) -> str:
        return self._renderer.page(compose(Inputs())[0])

    def _grounds(self, name: str, asked: Asked) -> str | None:
        """Digest all that the page of this name follows from, which asked these questions."""
        if self._answers is None:
            return None
        content = f"{self._common}\n{name}\n{self._answers.digest(asked)}"
        return hashlib.sha256(content.encode()).hexdigest()
