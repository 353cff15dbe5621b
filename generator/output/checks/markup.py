"""Every page is well formed, and its ids are unique and its own."""

from __future__ import annotations

from collections import Counter

from generator.output.html_tree import Element
from generator.output.page_facts import PageUnderCheck


def check_markup(page: PageUnderCheck) -> None:
    """Report markup faults, ids that stand twice and ids reserved for the theme's script."""
    for fault in page.document.faults:
        message = f"{fault.message} (line {fault.line}:{fault.column} of the written page)"
        page.find("output/malformed", message)
    named = [element for _, element in page.document.having("id")]
    counts = Counter(element.attributes["id"] for element in named)
    page.facts.ids = frozenset(counts)
    if len(counts) < len(named):
        for identifier, count in counts.items():
            if count > 1:
                page.find("output/same-id", f"{count} elements have the id {identifier!r}")
    for element in named:
        if element.attributes["id"].startswith("__") and _in_article(element):
            page.find("output/reserved-id", f"the id {element.get('id')!r} is reserved", element)


def _in_article(element: Element) -> bool:
    """Tell whether an id may hijack the theme's own script, which also uses such ids."""
    return any(ancestor.tag == "article" for ancestor in element.ancestors())
