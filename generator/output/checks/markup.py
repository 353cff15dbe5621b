"""Every page is well formed, and its ids are unique and its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.output.html_tree import Element
from generator.output.site_tree import SiteTree
from generator.problems import Problem


def check_markup(site: SiteTree) -> Iterator[Problem]:
    """Report markup faults, ids that stand twice and ids reserved for the theme's script."""
    for path, page in site.pages.items():
        for fault in page.faults:
            message = f"{fault.message} (line {fault.line}:{fault.column} of {path})"
            yield site.problem("output/malformed", message, path)
        counts = Counter(e.attributes["id"] for e in page.elements if "id" in e.attributes)
        for identifier, count in counts.items():
            if count > 1:
                yield site.problem(
                    "output/same-id", f"{count} elements have the id {identifier!r}", path
                )
    yield from _reserved(site)


def _reserved(site: SiteTree) -> Iterator[Problem]:
    """Ids that begin with `__` can hijack the theme's own script."""
    for path, article in site.articles():
        for element in _inside(article):
            if element.get("id").startswith("__"):
                message = f"the id {element.get('id')!r} is reserved"
                yield site.problem("output/reserved-id", message, path, element)


def _inside(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from _inside(child)
