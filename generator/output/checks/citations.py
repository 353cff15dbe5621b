"""Every citation lands on its passage, and claims.json agrees with the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any

from generator.output.addresses import read_address
from generator.output.checks.marking import is_note_reference
from generator.output.html_tree import HtmlDocument
from generator.output.listing import KINDS, LISTING, passage_name
from generator.output.page_facts import PageUnderCheck
from generator.output.places import NOWHERE, place, resolve, way
from generator.output.site_tree import SiteTree
from generator.problems import Problem


def check_citations(page: PageUnderCheck) -> None:
    """Report citations without a note; note their ways to passages, and the passages here."""
    document, tags = page.document, page.document.tags
    by_id = dict(zip(document.values("id"), document.having("id"), strict=True))
    ways: dict[str, tuple[str, ...]] = {}
    for link in document.having("role"):
        if is_note_reference(tags[link]):
            name = read_address(tags[link].attributes.get("href", "")).fragment
            target = by_id.get(name)
            if name not in ways:
                ways[name] = () if target is None else _ways_from(document, target)
                for one in ways[name]:
                    page.landings.setdefault(one, link)
            if not ways[name] and (target is None or tags[target].name != "mark"):
                _report_lost(page, link)
    page.marks = frozenset(name for name, at in by_id.items() if tags[at].name == "mark")
    page.passages = _passages(document)


def _report_lost(page: PageUnderCheck, link: int) -> None:
    written = page.document.tags[link].attributes.get("href", "")
    message = f"the citation {written!r} does not end at a passage"
    page.find("output/lost-citation", message, link)


def _ways_from(document: HtmlDocument, target: int) -> tuple[str, ...]:
    """List the addresses of passages to which a note leads; a passage itself needs none."""
    inside = document.tags[target + 1 : document.ends[target]]
    if document.tags[target].name == "mark":
        return ()
    written = (tag.attributes.get("href", "") for tag in inside if tag.name == "a")
    return tuple(one for one in written if "#p-" in one)


def _passages(document: HtmlDocument) -> dict[str, str]:
    """Collect the words marked as each passage."""
    words: dict[str, list[str]] = defaultdict(list)
    pairs = zip(document.having("data-passage"), document.values("data-passage"), strict=True)
    for mark, names in pairs:
        if document.tags[mark].name == "mark":
            text = document.text_inside(mark)
            for name in frozenset(names.split()):
                words[name].append(text)
    return {name: " ".join("".join(texts).split()) for name, texts in words.items()}


def landings(page: str, addresses: Iterable[str], base_path: str) -> frozenset[str]:
    """Name the places at which the citations of a page must find a passage."""
    return frozenset(_landing(page, written, base_path) for written in addresses)


def _landing(page: str, written: str, base_path: str) -> str:
    address = read_address(written)
    target = resolve(page, address.path, base_path)
    return NOWHERE if target is None else place(target, address.fragment)


def check_landings(
    site: SiteTree, path: str, page: PageUnderCheck, marked: AbstractSet[str]
) -> Iterator[Problem]:
    """Report citations of a page whose passage is not marked where they lead."""
    for written, element in page.landings.items():
        if _landing(path, written, site.base_path) not in marked:
            message = f"the citation by way of {written!r} does not end at a passage"
            yield site.problem("output/lost-citation", message, path, page.place(element))


def check_entries(site: SiteTree, places: AbstractSet[str]) -> Iterator[Problem]:
    """Report entries of claims.json that the pages don't bear out."""
    entries = site.listing.entries
    if places >= _all(one.places for one in entries) and site.passages() >= _all(
        one.passages for one in entries
    ):
        return
    for kind in KINDS:
        for entry in site.listing.whole.get(kind, ()):
            for written in entry.get("pages", ()):
                if not _exists(site, written, places):
                    message = f"{entry['id']!r} is said to stand at {written!r}, but does not"
                    yield site.problem("output/lost-entry", message, LISTING)
            for passage in (*entry.get("evidence", ()), *entry.get("attribution", ())):
                yield from _check_passage(site, entry["id"], passage)


def _all(parts: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(parts))


def _exists(site: SiteTree, written: str, places: AbstractSet[str]) -> bool:
    """Tell whether an address seen from the root leads to a page, and to a place that it has."""
    found = way("", written, "/")
    return found in places and found.partition("//")[0] in site.pages


def _check_passage(site: SiteTree, entry: str, passage: Mapping[str, Any]) -> Iterator[Problem]:
    """Compare the marks of a passage on its source's page with the passage itself."""
    name, page = passage_name(passage), site.page_of(passage["source"])
    words = page.passages.get(name, "") if page else ""
    if words != " ".join(passage["exact"].split()):
        message = f"the passage {name} of {entry!r} is not marked whole on its source's page"
        yield site.problem("output/lost-passage", message, LISTING)
