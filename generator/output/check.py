"""Run every check over a built site.

A page is parsed and checked by itself first, and forgotten but for its facts; then the facts are
held against each other. So memory holds one parsed page at a time. Only a page on which something
is wrong is read again, to say what and where.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.output.checks.citations import (
    check_citations,
    check_entries,
    check_landings,
    landings,
)
from generator.output.checks.links import check_links, check_styles, check_ways
from generator.output.checks.marking import check_marking, check_wordings
from generator.output.checks.markup import check_markup
from generator.output.checks.policy import check_policy
from generator.output.html_tree import parse_html
from generator.output.known_pages import KnownPages
from generator.output.listing import LISTING, Listing
from generator.output.page_facts import PageFacts, PageUnderCheck
from generator.output.places import PAGE, said, ways
from generator.output.site_tree import SiteTree
from generator.problems import Problem, in_reading_order

PAGE_CHECKS: tuple[Callable[[PageUnderCheck], None], ...] = (
    check_markup,  # first: it collects the ids
    check_links,
    check_marking,
    check_citations,
    check_policy,
)


def check_tree(
    tree: Path,
    *,
    origins: Mapping[str, str],
    base_path: str = "/",
    known: KnownPages | None = None,
    digests: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Report everything that keeps a built site from being published.

    `origins` maps a page's path in the site to the project's file that it comes from;
    `base_path` is the path below which the site will be served. A page that is `known` byte for
    byte isn't examined again by itself, but held against the others; nor is it read if `digests`
    has the SHA-256 (hexadecimal) of the bytes at its path. Raises OSError.
    """
    known, digests = known or KnownPages(), digests or {}
    paths = _files_below(tree)
    listing = (tree / LISTING).read_bytes() if LISTING in paths else b""
    site = SiteTree(
        files=frozenset(paths),
        pages={
            p: _facts(tree, p, base_path, known, digests.get(p)) for p in paths if p.endswith(PAGE)
        },
        styles={p: _read(tree / p) for p in paths if p.endswith(".css")},
        listing=Listing(listing, known.entries),
        origins=origins,
        base_path=base_path,
    )
    return tuple(in_reading_order([*check_site(site, tree)]))


def _files_below(tree: Path) -> list[str]:
    """List the files of a tree, seen from it, with forward slashes."""
    return sorted(
        path.removeprefix(f"{tree.as_posix()}/")
        for folder, _, names in os.walk(tree)
        for path in (f"{Path(folder).as_posix()}/{name}" for name in names)
        if Path(path).is_file()
    )


def _facts(
    tree: Path, path: str, base_path: str, known: KnownPages, digest: str | None
) -> PageFacts:
    """Recall the facts of a page, or work them out; raises OSError, UnicodeDecodeError."""
    content = (tree / path).read_bytes() if digest is None else None
    digest = digest or hashlib.sha256(content or b"").hexdigest()

    def examine() -> PageFacts:
        markup = (tree / path).read_bytes() if content is None else content
        return facts_of(examine_page(markup.decode("utf-8")), path, base_path)

    return known.facts(path, f"{digest} {base_path}", examine)


def examine_page(markup: str) -> PageUnderCheck:
    """Check a page by itself."""
    page = PageUnderCheck(parse_html(markup))
    for check in PAGE_CHECKS:
        check(page)
    return page


def facts_of(page: PageUnderCheck, path: str, base_path: str) -> PageFacts:
    """Say what a page that was examined offers the others, and needs of them."""
    return PageFacts(
        is_sound=not page.findings,
        ids=page.ids,
        marks=page.marks,
        passages=page.passages,
        ways=ways(path, page.ways, base_path),
        landings=landings(path, page.landings, base_path),
        wordings=frozenset(said(claim, words) for claim, words in page.wordings),
    )


@dataclass(frozen=True, slots=True)
class _Offers:
    """What the pages and claims.json offer to every page."""

    places: AbstractSet[str]
    marked: AbstractSet[str]
    sayings: AbstractSet[str]

    def bear_out(self, page: PageFacts) -> bool:
        """Tell whether a page finds all that it needs."""
        return (
            self.places >= page.ways
            and self.marked >= page.landings
            and self.sayings >= page.wordings
        )


def check_site(site: SiteTree, tree: Path) -> Iterator[Problem]:
    """Report what is wrong on the pages, and what their facts do not bear out."""
    offers = _Offers(site.places(), site.marked(), site.listing.sayings)
    for path, facts in site.pages.items():
        if not (facts.is_sound and offers.bear_out(facts)):
            page = examine_page((tree / path).read_bytes().decode("utf-8"))
            yield from _problems(site, offers, path, page)
    yield from chain(check_styles(site), check_entries(site, offers.places))


def _problems(
    site: SiteTree, offers: _Offers, path: str, page: PageUnderCheck
) -> Iterator[Problem]:
    for finding in page.findings:
        yield site.problem(finding.rule, finding.message, path, finding.place)
    yield from check_ways(site, path, page, offers.places)
    yield from check_landings(site, path, page, offers.marked)
    yield from check_wordings(site, path, page)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
