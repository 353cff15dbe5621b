"""Every link leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.output.html_tree import Element
from generator.output.site_tree import SiteTree
from generator.problems import Problem

_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LINK_RELATIONS = frozenset({"canonical", "alternate", "author", "license", "prev", "next"})
_FETCHED = frozenset(
    {
        "src",
        "srcset",
        "poster",
        "data",
        "background",
        "action",
        "formaction",
        "ping",
        "manifest",
    }
)
_FETCHING_HREF = frozenset({"link", "use", "image", "base", "feimage"})
_TEXT_DIRECTIVE = re.compile(r":~:.*", re.DOTALL)
_STYLE_ADDRESS = re.compile(r"""url\(\s*['"]?\s*([^'")]+)|@import\s+['"]([^'"]+)""", re.IGNORECASE)


def check_links(site: SiteTree) -> Iterator[Problem]:
    """Report links and fragments without a target, and requests that leave the site."""
    for path, page in site.pages.items():
        for element in page.elements:
            for name, address in _addresses(element):
                yield from _check_address(site, path, element, name, address)
            yield from _check_style(site, path, element.get("style"))
            if element.tag == "style":
                yield from _check_style(site, path, "".join(t for _, t in element.texts()))
    for path, text in site.styles.items():
        yield from _check_style(site, path, text)


def _addresses(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attributes.items():
        if name == "srcset":
            yield from ((name, part.split()[0]) for part in value.split(",") if part.strip())
        elif name in _FETCHED or name in {"href", "xlink:href"}:
            yield name, value.strip()


def _check_address(
    site: SiteTree, path: str, element: Element, name: str, address: str
) -> Iterator[Problem]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if not _may_leave(element, name, parts.scheme):
            message = f"{name}={address!r} would leave the site"
            yield site.problem("output/foreign-request", message, path, element)
        return
    target = site.resolve(path, unquote(parts.path))
    if target is None or target not in site.files:
        yield site.problem("output/dead-link", f"{address!r} leads nowhere", path, element)
        return
    fragment = unquote(_TEXT_DIRECTIVE.sub("", parts.fragment))
    if fragment and target in site.pages and fragment not in site.pages[target].ids():
        message = f"{address!r}: {target} has no place #{fragment}"
        yield site.problem("output/dead-fragment", message, path, element)


def _may_leave(element: Element, name: str, scheme: str) -> bool:
    """Tell whether an address with a scheme or a host is no request, or one inside the page."""
    if name in _FETCHED:
        return scheme == "data" and element.tag in {"img", "source"}
    if element.tag == "link":
        return bool(element.tokens("rel")) and element.tokens("rel") <= _LINK_RELATIONS
    return element.tag not in _FETCHING_HREF and scheme in _LINK_SCHEMES


def _check_style(site: SiteTree, path: str, text: str) -> Iterator[Problem]:
    for match in _STYLE_ADDRESS.finditer(text):
        address = (match[1] or match[2]).strip()
        parts = urlsplit(address)
        if parts.scheme not in {"", "data"} or (not parts.scheme and parts.netloc):
            message = f"a style fetches {address!r} from outside"
            yield site.problem("output/foreign-request", message, path)
