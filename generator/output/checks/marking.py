"""Every sentence of an article is cited or marked, and a claim's words are exactly its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator.output.html_tree import Element
from generator.output.site_tree import SiteTree
from generator.problems import Problem

MARKS = ("data-claim", "data-quotation", "data-gap", "data-uncited")
REASONS = frozenset({"navigation", "method", "label", "reading-aid", "map", "source-metadata"})
_SHOWN = 60


def check_marking(site: SiteTree) -> Iterator[Problem]:
    """Report text without a mark, unknown marks and claims in other words than their own."""
    wordings = _wordings(site.claims or {})
    for path, article in site.articles():
        words: dict[Element, list[str]] = defaultdict(list)
        for parent, text in article.texts():
            marked = _marked(parent, article)
            if marked is None:
                if any(map(str.isalnum, text)):
                    yield _problem(site, "output/unmarked-text", text, path, parent)
            elif not _in_note_reference(parent, marked):
                words[marked].append(text)
        for element, texts in words.items():
            yield from _check_mark(site, path, element, "".join(texts), wordings)


def _check_mark(
    site: SiteTree, path: str, element: Element, text: str, wordings: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    reason = element.attributes.get("data-uncited")
    if reason is not None and reason not in REASONS:
        yield _problem(site, "output/unknown-mark", reason, path, element)
    claim = element.attributes.get("data-claim")
    words = " ".join(text.split())
    if claim is None or not words:
        return
    if claim not in wordings:
        yield _problem(site, "output/unknown-claim", claim, path, element)
    elif words not in wordings[claim]:
        yield _problem(site, "output/reworded-claim", f"{claim}: {words}", path, element)


def _marked(element: Element, article: Element) -> Element | None:
    """Find the nearest marked element around a text, inside the article."""
    while element is not article:
        if any(mark in element.attributes for mark in MARKS):
            return element
        if element.parent is None:
            return None
        element = element.parent
    return None


def _in_note_reference(element: Element, marked: Element) -> bool:
    """Tell whether a text is the number of a note rather than words of what is marked."""
    while element is not marked and element.parent is not None:
        if element.tag == "a" and "doc-noteref" in element.tokens("role"):
            return True
        element = element.parent
    return False


def _wordings(claims: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Collect, for each claim, the words in which it may stand on a page."""
    return {
        claim["id"]: frozenset(
            " ".join(claim[key].split()) for key in ("text", "short") if claim.get(key)
        )
        for claim in claims.get("claims", ())
    }


_MESSAGES = {
    "output/unmarked-text": "this text is neither cited nor marked: {!r}",
    "output/unknown-mark": "data-uncited has an unknown reason: {!r}",
    "output/unknown-claim": "claims.json has no claim {!r}",
    "output/reworded-claim": "a claim stands in other words than its own: {!r}",
}


def _problem(site: SiteTree, rule: str, text: str, path: str, element: Element) -> Problem:
    words = " ".join(text.split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return site.problem(rule, _MESSAGES[rule].format(shown), path, element)
