"""Every citation lands on its passage, and claims.json agrees with the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator.output.addresses import read_address
from generator.output.html_tree import Element
from generator.output.page_facts import PageFacts, PageUnderCheck
from generator.output.site_tree import SiteTree
from generator.problems import Problem

_CLAIMS = "claims.json"


def check_citations(page: PageUnderCheck) -> None:
    """Report citations without a note; note their ways to passages, and the passages here."""
    by_id = {element.attributes["id"]: element for _, element in page.document.having("id")}
    ways: dict[str, tuple[str, ...]] = {}
    for _, link in page.document.having("role"):
        if link.tag == "a" and "doc-noteref" in link.tokens("role"):
            name = read_address(link.get("href")).fragment
            target = by_id.get(name)
            if name not in ways:
                ways[name] = _ways_from(target) if target else ()
            if not ways[name] and (target is None or target.tag != "mark"):
                _report_lost(page, link)
            for way in ways[name]:
                if way not in page.facts.landings:
                    page.facts.landings[way] = page.place(link)
    page.facts.marks = frozenset(name for name, element in by_id.items() if element.tag == "mark")
    page.facts.passages = _passages(page)


def _report_lost(page: PageUnderCheck, link: Element) -> None:
    message = f"the citation {link.get('href')!r} does not end at a passage"
    page.find("output/lost-citation", message, link)


def _ways_from(target: Element) -> tuple[str, ...]:
    """List the addresses of passages to which a note leads; a passage itself needs none."""
    if target.tag == "mark":
        return ()
    return tuple(a.get("href") for a in _links_inside(target) if "#p-" in a.get("href"))


def _links_inside(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "a":
                yield child
            yield from _links_inside(child)


def _passages(page: PageUnderCheck) -> dict[str, str]:
    """Collect the words marked as each passage."""
    words: dict[str, list[str]] = defaultdict(list)
    for _, mark in page.document.having("data-passage"):
        if mark.tag == "mark":
            text = "".join(text for _, text in mark.texts())
            for name in mark.tokens("data-passage"):
                words[name].append(text)
    return {name: " ".join("".join(texts).split()) for name, texts in words.items()}


def check_landings(site: SiteTree, path: str, facts: PageFacts) -> Iterator[Problem]:
    """Report citations of a page whose passage is not marked where they lead."""
    for written, place in facts.landings.items():
        address = read_address(written)
        target = site.pages.get(site.resolve(path, address.path) or "")
        if target is None or address.fragment not in target.marks:
            message = f"the citation by way of {written!r} does not end at a passage"
            yield site.problem("output/lost-citation", message, path, place)


def check_entries(site: SiteTree) -> Iterator[Problem]:
    """Report entries of claims.json that the pages don't bear out."""
    claims = site.claims or {}
    for kind in ("claims", "quotations", "disputes"):
        for entry in claims.get(kind, ()):
            for written in entry.get("pages", ()):
                if not _exists(site, written):
                    message = f"{entry['id']!r} is said to stand at {written!r}, but does not"
                    yield site.problem("output/lost-entry", message, _CLAIMS)
            for passage in (*entry.get("evidence", ()), *entry.get("attribution", ())):
                yield from _check_passage(site, entry["id"], passage)


def _exists(site: SiteTree, written: str) -> bool:
    address = read_address(written)
    page = site.pages.get(site.resolve("", address.path) or "")
    return page is not None and (not address.fragment or address.fragment in page.ids)


def _check_passage(site: SiteTree, entry: str, passage: Mapping[str, Any]) -> Iterator[Problem]:
    """Compare the marks of a passage on its source's page with the passage itself."""
    name = f"p-{passage['start']}-{passage['end']}"
    pages = (f"sources/{passage['source']}.html", f"sources/{passage['source']}/index.html")
    page = next((site.pages[path] for path in pages if path in site.pages), None)
    words = page.passages.get(name, "") if page else ""
    if words != " ".join(passage["exact"].split()):
        message = f"the passage {name} of {entry!r} is not marked whole on its source's page"
        yield site.problem("output/lost-passage", message, _CLAIMS)
