"""Every page begins with the content security policy, and holds nothing that it forbids."""

from __future__ import annotations

from collections.abc import Iterator

from generator.output.html_tree import Element, HtmlDocument
from generator.output.policy import CONTENT_SECURITY_POLICY
from generator.output.site_tree import SiteTree
from generator.problems import Problem

_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
"""Scripts of these types are never run (HTML Living Standard, 4.12.1.1, data blocks)."""

_FORBIDDEN_TAGS = frozenset({"base", "embed", "frame", "iframe", "object", "style"})
_FORBIDDEN_ATTRIBUTES = frozenset({"srcdoc", "style"})


def check_policy(site: SiteTree) -> Iterator[Problem]:
    """Report pages without the policy, and what would not work under it or goes around it."""
    for path, page in site.pages.items():
        if not _begins_with_policy(page):
            message = f"{path} does not begin with the content security policy"
            yield site.problem("output/no-policy", message, path)
        for element in page.elements:
            forbidden = _forbidden(element)
            if forbidden:
                message = f"the content security policy forbids {forbidden}"
                yield site.problem("output/against-policy", message, path, element)


def _begins_with_policy(page: HtmlDocument) -> bool:
    head = next(page.with_tag("head"), None)
    if head is None:
        return False
    first = next((child for child in head.children if isinstance(child, Element)), None)
    return (
        first is not None
        and first.get("http-equiv").lower() == "content-security-policy"
        and first.get("content") == CONTENT_SECURITY_POLICY
    )


def _forbidden(element: Element) -> str | None:
    """Name what of an element the policy forbids, None if nothing."""
    if element.tag in _FORBIDDEN_TAGS:
        return f"<{element.tag}>"
    if element.tag == "script" and "src" not in element.attributes:
        return None if element.get("type").lower() in _DATA_TYPES else "script within a page"
    if element.get("http-equiv").lower() not in {"", "content-security-policy"}:
        return f"http-equiv={element.get('http-equiv')!r}"
    for name in element.attributes:
        if name in _FORBIDDEN_ATTRIBUTES or name.startswith("on"):
            return f"the attribute {name}"
    return None
