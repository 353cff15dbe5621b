"""Every page is well formed, and its ids are unique and its own."""

from __future__ import annotations

from collections import Counter

from generator.output.html_tree import HtmlDocument
from generator.output.page_facts import PageUnderCheck


def check_markup(page: PageUnderCheck) -> None:
    """Report markup faults, ids that stand twice and ids reserved for the theme's script."""
    document = page.document
    for fault in document.faults:
        message = f"{fault.message} (line {fault.line}:{fault.column} of the written page)"
        page.find("output/malformed", message)
    named, ids = document.having("id"), document.values("id")
    page.ids = frozenset(ids)
    if len(page.ids) < len(ids):
        for identifier, count in Counter(ids).items():
            if count > 1:
                page.find("output/same-id", f"{count} elements have the id {identifier!r}")
    for element, identifier in zip(named, ids, strict=True):
        if identifier.startswith("__") and _in_article(document, element):
            page.find("output/reserved-id", f"the id {identifier!r} is reserved", element)


def _in_article(document: HtmlDocument, element: int) -> bool:
    """Tell whether an id may hijack the theme's own script, which also uses such ids."""
    while element:
        element = document.parent(element)
        if document.tags[element].name == "article":
            return True
    return False
