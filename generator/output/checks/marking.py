"""Every sentence of an article is cited or marked, and a claim's words are exactly its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.output.html_tokens import Tag
from generator.output.html_tree import HtmlDocument
from generator.output.page_facts import PageUnderCheck
from generator.output.site_tree import SiteTree
from generator.problems import Problem

MARKS = frozenset({"data-claim", "data-quotation", "data-gap", "data-uncited"})
REASONS = frozenset({"navigation", "method", "label", "reading-aid", "map", "source-metadata"})
_NOTE_NUMBER = "doc-noteref"
_SHOWN = 60
_UNMARKED, _SETTLED, _PASSED_OVER = -1, -2, -3
"""Stand for what marks a text: nothing, or something whose words nobody compares; and for what
holds no words at all that matter: those of such a mark, or the number of a note."""


def check_marking(page: PageUnderCheck) -> None:
    """Report text without a mark and unknown marks; note the words of each claim."""
    document = page.document
    heard = sorted({*document.having("data-claim"), *_unknown(document)})
    for article in document.named("article"):
        for element, texts in _said(page, article, heard).items():
            _take_words(page, element, " ".join("".join(texts).split()))


def _unknown(document: HtmlDocument) -> Iterator[int]:
    """Walk the elements that are marked with a reason that is none."""
    reasons = zip(document.having("data-uncited"), document.values("data-uncited"), strict=True)
    return (element for element, reason in reasons if reason not in REASONS)


def _said(page: PageUnderCheck, article: int, heard: Sequence[int]) -> dict[int, list[str]]:
    """Collect the texts of an article by the element that marks each, of those in `heard`."""
    document, said, mark_of = page.document, dict[int, list[str]](), {article: _UNMARKED}
    opens, ends, texts = document.opens, document.ends, document.texts
    index, end = article, ends[article]
    while index < end:
        element = opens[index]
        mark = mark_of.get(element)
        if mark is None:
            mark = _mark_of(document, element, mark_of[opens[element - 1]], heard)
            if mark == _PASSED_OVER:
                index = ends[element]
                continue
            mark_of[element] = mark
        text = texts[index]
        if mark >= 0 and text:
            said.setdefault(mark, []).append(document.text_behind(index) if "&" in text else text)
        elif mark == _UNMARKED and text and not text.isspace():
            _refuse(page, document.text_behind(index), element)
        index += 1
    return said


def _refuse(page: PageUnderCheck, unmarked: str, element: int) -> None:
    if any(map(str.isalnum, unmarked)):
        _report(page, "output/unmarked-text", unmarked, element)


def _mark_of(document: HtmlDocument, element: int, outer: int, heard: Sequence[int]) -> int:
    """Find what marks the text of an element; `outer` marks that of the element around it."""
    tag = document.tags[element]
    if not MARKS.isdisjoint(tag.attributes):
        place = bisect_left(heard, element)
        if place == len(heard) or heard[place] >= document.ends[element]:
            return _PASSED_OVER
        return element if heard[place] == element else _SETTLED
    return _PASSED_OVER if outer != _UNMARKED and is_note_reference(tag) else outer


def is_note_reference(tag: Tag) -> bool:
    """Tell whether an element holds the number of a note rather than words of what is marked."""
    role = tag.attributes.get("role", "") if tag.name == "a" else ""
    return role == _NOTE_NUMBER or _NOTE_NUMBER in role.split()


def _take_words(page: PageUnderCheck, element: int, words: str) -> None:
    attributes = page.document.tags[element].attributes
    reason = attributes.get("data-uncited")
    if reason is not None and reason not in REASONS:
        _report(page, "output/unknown-mark", reason, element)
    claim = attributes.get("data-claim")
    if claim is not None and words:
        page.wordings.setdefault((claim, words), element)


def check_wordings(site: SiteTree, path: str, page: PageUnderCheck) -> Iterator[Problem]:
    """Report claims that are none, and claims in other words than their own."""
    wordings = site.listing.wordings
    for (claim, words), element in page.wordings.items():
        if claim not in wordings:
            message = _MESSAGES["output/unknown-claim"].format(_shortened(claim))
            yield site.problem("output/unknown-claim", message, path, page.place(element))
        elif words not in wordings[claim]:
            message = _MESSAGES["output/reworded-claim"].format(_shortened(f"{claim}: {words}"))
            yield site.problem("output/reworded-claim", message, path, page.place(element))


_MESSAGES = {
    "output/unmarked-text": "this text is neither cited nor marked: {!r}",
    "output/unknown-mark": "data-uncited has an unknown reason: {!r}",
    "output/unknown-claim": "claims.json has no claim {!r}",
    "output/reworded-claim": "a claim stands in other words than its own: {!r}",
}


def _report(page: PageUnderCheck, rule: str, text: str, element: int) -> None:
    page.find(rule, _MESSAGES[rule].format(_shortened(text)), element)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
