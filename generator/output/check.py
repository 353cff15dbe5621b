"""Run every check over a built site.

A page is parsed and checked by itself first, and forgotten but for its facts; then the facts are
held against each other. So memory holds one parsed page at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from generator.output.checks.citations import check_citations, check_entries, check_landings
from generator.output.checks.links import check_links, check_styles, check_ways
from generator.output.checks.marking import check_marking, check_wordings, wordings
from generator.output.checks.markup import check_markup
from generator.output.checks.policy import check_policy
from generator.output.html_tree import parse_html
from generator.output.known_pages import KnownPages
from generator.output.page_facts import PageFacts, PageUnderCheck
from generator.output.site_tree import SiteTree
from generator.problems import Problem, in_reading_order

PAGE_CHECKS: tuple[Callable[[PageUnderCheck], None], ...] = (
    check_markup,  # first: it collects the ids
    check_links,
    check_marking,
    check_citations,
    check_policy,
)
FACT_CHECKS: tuple[Callable[[SiteTree, str, PageFacts], Iterator[Problem]], ...] = (
    check_ways,
    check_wordings,
    check_landings,
)
SITE_CHECKS: tuple[Callable[[SiteTree], Iterator[Problem]], ...] = (check_styles, check_entries)


def check_tree(
    tree: Path,
    *,
    origins: Mapping[str, str],
    base_path: str = "/",
    known: KnownPages | None = None,
) -> tuple[Problem, ...]:
    """Report everything that keeps a built site from being published.

    `origins` maps a page's path in the site to the project's file that it comes from;
    `base_path` is the path below which the site will be served. A page that is `known` byte for
    byte isn't examined again by itself, but held against the others. Raises OSError.
    """
    known = known or KnownPages()
    paths = sorted(p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file())
    listing = tree / "claims.json"
    claims = json.loads(_read(listing)) if listing.is_file() else None
    site = SiteTree(
        files=frozenset(paths),
        pages={
            p: known.facts((tree / p).read_bytes(), examine_page)
            for p in paths
            if p.endswith(".html")
        },
        styles={p: _read(tree / p) for p in paths if p.endswith(".css")},
        claims=claims,
        wordings=wordings(claims or {}),
        origins=origins,
        base_path=base_path,
    )
    return tuple(in_reading_order([*check_site(site)]))


def examine_page(markup: str) -> PageFacts:
    """Check a page by itself."""
    page = PageUnderCheck(parse_html(markup))
    for check in PAGE_CHECKS:
        check(page)
    page.document.forget()
    return page.facts


def check_site(site: SiteTree) -> Iterator[Problem]:
    """Report what was found on the pages, and what their facts do not bear out."""
    for path, facts in site.pages.items():
        for finding in facts.findings:
            yield site.problem(finding.rule, finding.message, path, finding.place)
        yield from chain.from_iterable(check(site, path, facts) for check in FACT_CHECKS)
    yield from chain.from_iterable(check(site) for check in SITE_CHECKS)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
