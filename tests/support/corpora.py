"""Verified corpora for tests of what is made from them."""

from __future__ import annotations

import functools
from pathlib import Path

from generator.loading.project import load_project
from generator.loading.site_config import SiteConfig
from generator.render.compile import CompiledPage, CompiledSite, compile_site
from generator.verify.corpus import VerifiedCorpus
from generator.verify.project import verify_project
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


@functools.cache
def compiled_bridges() -> CompiledSite:
    """Compile the second explainer, once for all tests."""
    return compile_site(*bridges(), TEMPLATES)


def compiled_page(site: CompiledSite, src_uri: str) -> CompiledPage:
    """Find a page of a compiled site."""
    return next(page for page in site.pages if page.src_uri == src_uri)
