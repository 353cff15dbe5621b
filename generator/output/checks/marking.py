"""Every sentence of an article is cited or marked, and a claim's words are exactly its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.output.html_tree import Element
from generator.output.page_facts import PageFacts, PageUnderCheck
from generator.output.site_tree import SiteTree
from generator.problems import Problem

MARKS = frozenset({"data-claim", "data-quotation", "data-gap", "data-uncited"})
REASONS = frozenset({"navigation", "method", "label", "reading-aid", "map", "source-metadata"})
_SHOWN = 60


def check_marking(page: PageUnderCheck) -> None:
    """Report text without a mark and unknown marks; note the words of each claim."""
    for article in page.document.with_tag("article"):
        said: dict[Element, list[str]] = {}
        _listen(page, article, None, said)
        for element, texts in said.items():
            _take_words(page, element, " ".join("".join(texts).split()))


def _listen(
    page: PageUnderCheck, element: Element, marked: Element | None, said: dict[Element, list[str]]
) -> None:
    """Collect the texts below an element by the mark around each."""
    for child in element.children:
        if not isinstance(child, str):
            inner = child if _is_marked(child) else marked
            if inner is not marked or marked is None or not _is_note_reference(child):
                _listen(page, child, inner, said)
        elif marked is not None:
            said.setdefault(marked, []).append(child)
        elif any(map(str.isalnum, child)):
            _report(page, "output/unmarked-text", child, element)


def _is_marked(element: Element) -> bool:
    return not MARKS.isdisjoint(element.attributes)


def _is_note_reference(element: Element) -> bool:
    """Tell whether an element holds the number of a note rather than words of what is marked."""
    return element.tag == "a" and "doc-noteref" in element.tokens("role")


def _take_words(page: PageUnderCheck, element: Element, words: str) -> None:
    reason = element.attributes.get("data-uncited")
    if reason is not None and reason not in REASONS:
        _report(page, "output/unknown-mark", reason, element)
    claim = element.attributes.get("data-claim")
    if claim is not None and words:
        page.facts.wordings.setdefault((claim, words), page.place(element))


def check_wordings(site: SiteTree, path: str, facts: PageFacts) -> Iterator[Problem]:
    """Report claims that are none, and claims in other words than their own."""
    for (claim, words), place in facts.wordings.items():
        if claim not in site.wordings:
            message = _MESSAGES["output/unknown-claim"].format(_shortened(claim))
            yield site.problem("output/unknown-claim", message, path, place)
        elif words not in site.wordings[claim]:
            message = _MESSAGES["output/reworded-claim"].format(_shortened(f"{claim}: {words}"))
            yield site.problem("output/reworded-claim", message, path, place)


def wordings(claims: Mapping[str, Any]) -> dict[str, frozenset[str]]:
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


def _report(page: PageUnderCheck, rule: str, text: str, element: Element) -> None:
    page.find(rule, _MESSAGES[rule].format(_shortened(text)), element)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
