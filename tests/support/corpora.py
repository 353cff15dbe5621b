"""Verified corpora for tests of what is made from them."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from generator.loading.project import load_project
from generator.loading.site_config import SiteConfig
from generator.model.entities import Dataset
from generator.pages.document import Page
from generator.render.compile import CompiledPage, CompiledSite, compile_site
from generator.verify.corpus import VerifiedCorpus
from generator.verify.project import verify_project
from generator.verify.uses import page_uses
from tests.support.program import REPO

TEMPLATES = REPO / "site_templates"
SECOND_EXPLAINER = REPO / "tests/fixtures/second_explainer"


def verified(root: Path) -> tuple[VerifiedCorpus, SiteConfig]:
    """Load and verify a project that is meant to have no errors."""
    loaded = load_project(root)
    verdict = verify_project(loaded)
    assert verdict.corpus is not None, [*loaded.problems, *verdict.problems]
    return verdict.corpus, loaded.site


@functools.cache
def bridges() -> tuple[VerifiedCorpus, SiteConfig]:
    """Verify the second explainer, once for all tests."""
    return verified(SECOND_EXPLAINER)


def bridges_with_pages(*pages: Page) -> VerifiedCorpus:
    """Give the second explainer's data other pages."""
    uses = {page.src_uri: page_uses(page, _bridges_data()) for page in pages}
    return replace(bridges()[0], pages=pages, uses=uses)


@functools.cache
def _bridges_data() -> Dataset:
    return load_project(SECOND_EXPLAINER).dataset


@functools.cache
def compiled_bridges() -> CompiledSite:
    """Compile the second explainer, once for all tests."""
    return compile_site(*bridges(), TEMPLATES)


def compiled_page(site: CompiledSite, src_uri: str) -> CompiledPage:
    """Find a page of a compiled site."""
    return next(page for page in site.pages if page.src_uri == src_uri)
