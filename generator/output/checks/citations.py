"""Every citation lands on its passage, and claims.json agrees with the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.output.html_tree import Element
from generator.output.site_tree import SiteTree
from generator.problems import Problem

_CLAIMS = "claims.json"


def check_citations(site: SiteTree) -> Iterator[Problem]:
    """Report citations that don't end at a marked passage, and entries without a place."""
    for path, page in site.pages.items():
        by_id = {e.attributes["id"]: e for e in page.elements if "id" in e.attributes}
        for link in page.with_tag("a"):
            if "doc-noteref" in link.tokens("role") and not _lands(site, path, link, by_id):
                message = f"the citation {link.get('href')!r} does not end at a passage"
                yield site.problem("output/lost-citation", message, path, link)
    if site.claims is not None:
        yield from _check_entries(site, site.claims)


def _lands(site: SiteTree, path: str, link: Element, by_id: Mapping[str, Element]) -> bool:
    """Tell whether a citation leads to a passage, or to a note that has a link to each."""
    target = by_id.get(unquote(urlsplit(link.get("href")).fragment))
    if target is None:
        return False
    if target.tag == "mark":
        return True
    links = [a for a in _links_inside(target) if "#p-" in a.get("href")]
    return bool(links) and all(_is_passage(site, path, a.get("href")) for a in links)


def _links_inside(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "a":
                yield child
            yield from _links_inside(child)


def _is_passage(site: SiteTree, path: str, address: str) -> bool:
    parts = urlsplit(address)
    target = site.resolve(path, unquote(parts.path))
    page = site.pages.get(target or "")
    return page is not None and any(
        mark.get("id") == parts.fragment for mark in page.with_tag("mark")
    )


def _check_entries(site: SiteTree, claims: Mapping[str, Any]) -> Iterator[Problem]:
    for kind in ("claims", "quotations", "disputes"):
        for entry in claims.get(kind, ()):
            for address in entry.get("pages", ()):
                if not _exists(site, address):
                    message = f"{entry['id']!r} is said to stand at {address!r}, but does not"
                    yield site.problem("output/lost-entry", message, _CLAIMS)
            for passage in (*entry.get("evidence", ()), *entry.get("attribution", ())):
                yield from _check_passage(site, entry["id"], passage)


def _exists(site: SiteTree, address: str) -> bool:
    parts = urlsplit(address)
    page = site.pages.get(site.resolve("", unquote(parts.path)) or "")
    return page is not None and (not parts.fragment or unquote(parts.fragment) in page.ids())


def _check_passage(site: SiteTree, entry: str, passage: Mapping[str, Any]) -> Iterator[Problem]:
    """Compare the marks of a passage on its source's page with the passage itself."""
    name = f"p-{passage['start']}-{passage['end']}"
    pages = (f"sources/{passage['source']}.html", f"sources/{passage['source']}/index.html")
    page = next((site.pages[path] for path in pages if path in site.pages), None)
    marks = page.with_tag("mark") if page else iter(())
    words = "".join(
        text for m in marks if name in m.tokens("data-passage") for _, text in m.texts()
    )
    if words.split() != passage["exact"].split():
        message = f"the passage {name} of {entry!r} is not marked whole on its source's page"
        yield site.problem("output/lost-passage", message, _CLAIMS)
