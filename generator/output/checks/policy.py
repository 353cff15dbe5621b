"""Every page begins with the content security policy, and holds nothing that it forbids."""

from __future__ import annotations

from generator.output.html_tokens import Tag
from generator.output.html_tree import Element, HtmlDocument
from generator.output.page_facts import PageUnderCheck
from generator.output.policy import CONTENT_SECURITY_POLICY

_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
"""Scripts of these types are never run (HTML Living Standard, 4.12.1.1, data blocks)."""

_FORBIDDEN_TAGS = frozenset({"base", "embed", "frame", "iframe", "object", "style"})
_FORBIDDEN_ATTRIBUTES = frozenset({"srcdoc", "style"})


def check_policy(page: PageUnderCheck) -> None:
    """Report pages without the policy, and what would not work under it or goes around it."""
    document = page.document
    if not _begins_with_policy(document):
        page.find("output/no-policy", "the page does not begin with the content security policy")
    for tag in _FORBIDDEN_TAGS.intersection(document.names):
        for element in document.named(tag):
            _refuse(page, f"<{tag}>", element)
    for element in document.named("script"):
        if _runs(document.tags[element]):
            _refuse(page, "script within a page", element)
    _check_attributes(page)


def _runs(script: Tag) -> bool:
    """Tell whether a script element holds script of its own."""
    kind = script.attributes.get("type", "")
    return "src" not in script.attributes and kind.lower() not in _DATA_TYPES


def _check_attributes(page: PageUnderCheck) -> None:
    document = page.document
    for name in document.telling:
        if name in _FORBIDDEN_ATTRIBUTES or name.startswith("on"):
            for element in document.having(name):
                _refuse(page, f"the attribute {name}", element)
    pairs = zip(document.having("http-equiv"), document.values("http-equiv"), strict=True)
    for element, value in pairs:
        if value.lower() not in {"", "content-security-policy"}:
            _refuse(page, f"http-equiv={value!r}", element)


def _refuse(page: PageUnderCheck, what: str, element: int) -> None:
    page.find("output/against-policy", f"the content security policy forbids {what}", element)


def _begins_with_policy(document: HtmlDocument) -> bool:
    head = next(document.with_tag("head"), None)
    if head is None:
        return False
    first = next((child for child in head.children if isinstance(child, Element)), None)
    return (
        first is not None
        and first.get("http-equiv").lower() == "content-security-policy"
        and first.get("content") == CONTENT_SECURITY_POLICY
    )
