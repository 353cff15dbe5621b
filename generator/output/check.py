"""Run every check over a built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.output.checks.citations import check_citations
from generator.output.checks.links import check_links
from generator.output.checks.marking import check_marking
from generator.output.checks.markup import check_markup
from generator.output.checks.policy import check_policy
from generator.output.site_tree import SiteTree, read_site
from generator.problems import Problem, in_reading_order

CHECKS: tuple[Callable[[SiteTree], Iterator[Problem]], ...] = (
    check_markup,
    check_links,
    check_marking,
    check_citations,
    check_policy,
)


def check_tree(
    tree: Path, *, origins: Mapping[str, str], base_path: str = "/"
) -> tuple[Problem, ...]:
    """Report everything that keeps a built site from being published.

    `origins` maps a page's path in the site to the project's file that it comes from;
    `base_path` is the path below which the site will be served. Raises OSError.
    """
    site = read_site(tree, origins, base_path)
    found = [problem for check in CHECKS for problem in check(site)]
    return tuple(in_reading_order(found))
