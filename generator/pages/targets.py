"""Whether the pages that links lead to exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.pages.document import Page, PageLink
from generator.pages.links import LINK_EXAMPLES
from generator.problems import Problem
from generator.text.nearest import did_you_mean


def broken_links(
    pages: Sequence[Page], generated: Collection[str], ids: Collection[str]
) -> Iterator[Problem]:
    """Find links to pages, and to places on pages, that don't exist.

    `generated` are the pages (as `src_uri`) that aren't written by people; any place on them
    is taken for granted. `ids` are the ids of the data, which resolve on every page.
    """
    places = {page.src_uri: {heading.id for heading in page.headings} for page in pages}
    known = [*places, *generated]
    for page in pages:
        for part in page.parts:
            if not isinstance(part, PageLink):
                continue
            if part.src_uri not in known:
                yield _problem(part, f"there is no page '{part.src_uri}'", part.src_uri, known)
            elif part.src_uri in places and part.fragment:
                on_page = places[part.src_uri]
                if part.fragment not in on_page and part.fragment not in ids:
                    message = f"the page '{part.src_uri}' has no place '{part.fragment}'"
                    yield _problem(part, message, part.fragment, on_page)


def _problem(link: PageLink, message: str, given: str, known: Collection[str]) -> Problem:
    help_lines = (*did_you_mean(given, known), LINK_EXAMPLES)
    return Problem("page/link", message, link.at, help=help_lines)
