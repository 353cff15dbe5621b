"""Every link leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from generator.output.addresses import Address, read_address
from generator.output.html_tokens import FETCHED, Tag
from generator.output.html_tree import HtmlDocument
from generator.output.page_facts import PageUnderCheck
from generator.output.places import way
from generator.output.site_tree import SiteTree
from generator.problems import Problem

_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LINK_RELATIONS = frozenset({"canonical", "alternate", "author", "license", "prev", "next"})
_FETCHING_HREF = frozenset({"link", "use", "image", "base", "feimage"})
_PLAIN = re.compile(r"[\w. -]*", re.ASCII)
_STYLE_ADDRESS = re.compile(r"""url\(\s*['"]?\s*([^'")]+)|@import\s+['"]([^'"]+)""", re.IGNORECASE)


def check_links(page: PageUnderCheck) -> None:
    """Report requests that leave the site and dead fragments; note the ways within the site.

    The ids of the page have to be known.
    """
    here = _addresses_of(page.ids)
    for name in (*FETCHED, "href", "xlink:href"):
        for element, written in _addresses(page.document, name):
            if written not in here and written not in page.ways:
                _take_address(page, name, element, written)
    for style in page.document.values("style"):
        _check_style(page, style)
    for element in page.document.named("style"):
        _check_style(page, page.document.text_inside(element))


def _addresses_of(ids: frozenset[str]) -> frozenset[str]:
    """List the addresses of places on the page itself, if none of their letters need be read."""
    if not _PLAIN.fullmatch(" ".join(ids)):
        return frozenset()
    return frozenset([f"#{identifier}" for identifier in ids])


def _addresses(document: HtmlDocument, name: str) -> Iterator[tuple[int, str]]:
    found = zip(document.having(name), map(str.strip, document.values(name)), strict=True)
    if name != "srcset":
        return found
    parts = ((element, part) for element, written in found for part in written.split(","))
    return ((element, part.split()[0]) for element, part in parts if part.strip())


def _take_address(page: PageUnderCheck, name: str, element: int, written: str) -> None:
    address = read_address(written)
    if address.scheme or address.host:
        if not _may_leave(page.document.tags[element], name, address):
            message = f"{name}={written!r} would leave the site"
            page.find("output/foreign-request", message, element)
    elif not written.startswith("#"):
        page.ways[written] = element
    elif address.fragment not in page.ids and address.fragment:
        page.find("output/dead-fragment", f"the page has no place {written!r}", element)


def _may_leave(tag: Tag, name: str, address: Address) -> bool:
    """Tell whether an address with a scheme or a host is no request, or one inside the page."""
    if name in FETCHED:
        return address.scheme == "data" and tag.name in {"img", "source"}
    if tag.name == "link":
        relations = tag.attributes.get("rel", "").split()
        return bool(relations) and _LINK_RELATIONS.issuperset(relations)
    return tag.name not in _FETCHING_HREF and address.scheme in _LINK_SCHEMES


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


def check_ways(
    site: SiteTree, path: str, page: PageUnderCheck, places: AbstractSet[str]
) -> Iterator[Problem]:
    """Report links of a page to files, and to places in other pages, that are not there."""
    for written, element in page.ways.items():
        target = way(path, written, site.base_path)
        if target not in places:
            file, _, name = target.partition("//")
            if file in site.files:
                message = f"{written!r}: {file} has no place #{name}"
                yield site.problem("output/dead-fragment", message, path, page.place(element))
            else:
                message = f"{written!r} leads nowhere"
                yield site.problem("output/dead-link", message, path, page.place(element))


def check_styles(site: SiteTree) -> Iterator[Problem]:
    """Report style sheets that fetch something from another host."""
    for path, text in site.styles.items():
        for address in foreign_in_style(text):
            message = f"a style fetches {address!r} from outside"
            yield site.problem("output/foreign-request", message, path)
