"""Every link leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.output.addresses import Address, read_address
from generator.output.html_tree import Element, HtmlDocument
from generator.output.page_facts import PageFacts, PageUnderCheck
from generator.output.site_tree import SiteTree
from generator.problems import Problem

_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LINK_RELATIONS = frozenset({"canonical", "alternate", "author", "license", "prev", "next"})
_FETCHED = (
    "src",
    "srcset",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
)
_FETCHING_HREF = frozenset({"link", "use", "image", "base", "feimage"})
_STYLE_ADDRESS = re.compile(r"""url\(\s*['"]?\s*([^'")]+)|@import\s+['"]([^'"]+)""", re.IGNORECASE)


def check_links(page: PageUnderCheck) -> None:
    """Report requests that leave the site and dead fragments; note the ways within the site.

    The ids of the page have to be known.
    """
    for name, element, written in _addresses(page.document):
        address = read_address(written)
        if address.leaves:
            if not _may_leave(element, name, address):
                message = f"{name}={written!r} would leave the site"
                page.find("output/foreign-request", message, element)
        elif not written.startswith("#"):
            if written not in page.facts.ways:
                page.facts.ways[written] = page.place(element)
        elif address.fragment and address.fragment not in page.facts.ids:
            page.find("output/dead-fragment", f"the page has no place {written!r}", element)
    for _, element in page.document.having("style"):
        _check_style(page, element.get("style"))
    for element in page.document.with_tag("style"):
        _check_style(page, "".join(text for _, text in element.texts()))


def _addresses(document: HtmlDocument) -> Iterator[tuple[str, Element, str]]:
    for name, element in document.having(*_FETCHED, "href", "xlink:href"):
        written = element.attributes[name]
        if name == "srcset":
            for part in written.split(","):
                if part.strip():
                    yield name, element, part.split()[0]
        else:
            yield name, element, written.strip()


def _may_leave(element: Element, name: str, address: Address) -> bool:
    """Tell whether an address with a scheme or a host is no request, or one inside the page."""
    if name in _FETCHED:
        return address.scheme == "data" and element.tag in {"img", "source"}
    if element.tag == "link":
        return bool(element.tokens("rel")) and element.tokens("rel") <= _LINK_RELATIONS
    return element.tag not in _FETCHING_HREF and address.scheme in _LINK_SCHEMES


def _check_style(page: PageUnderCheck, text: str) -> None:
    for address in foreign_in_style(text):
        page.find("output/foreign-request", f"a style fetches {address!r} from outside")


def foreign_in_style(text: str) -> Iterator[str]:
    """Find what a style fetches from another host."""
    for match in _STYLE_ADDRESS.finditer(text):
        address = (match[1] or match[2]).strip()
        parts = urlsplit(address)
        if parts.scheme not in {"", "data"} or (not parts.scheme and parts.netloc):
            yield address


def check_ways(site: SiteTree, path: str, facts: PageFacts) -> Iterator[Problem]:
    """Report links of a page to files, and to places in other pages, that are not there."""
    for written, place in facts.ways.items():
        address = read_address(written)
        target = site.resolve(path, address.path)
        if target is None or target not in site.files:
            message = f"{written!r} leads nowhere"
            yield site.problem("output/dead-link", message, path, place)
        elif (
            address.fragment
            and target in site.pages
            and address.fragment not in site.pages[target].ids
        ):
            message = f"{written!r}: {target} has no place #{address.fragment}"
            yield site.problem("output/dead-fragment", message, path, place)


def check_styles(site: SiteTree) -> Iterator[Problem]:
    """Report style sheets that fetch something from another host."""
    for path, text in site.styles.items():
        for address in foreign_in_style(text):
            message = f"a style fetches {address!r} from outside"
            yield site.problem("output/foreign-request", message, path)
