"""Pages are read as browsers read them, or there is a fault."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype, NavigableString
from bs4.element import Tag as Soup
from hypothesis import example, given
from hypothesis import strategies as st

from generator.output.html_tree import Element, parse_html

PARTS = st.sampled_from(
    """
    <p>,</p>,<b class='a'>,</b>,<a href="x?a&amp;b" title="a > b">,</a>,<br>,<BR>,<!-- <p> -->,a
    & b,&lt;,&eacute;,<,>,",<1>,< p>,<svg>,<path d='M0'/>,</svg>,<script>,</script>,<i hidden>,</i >
    <p/>,<u a="1" a="2">,</u>,<u a=1 b>,</u x>,<p,</,<!doctype html>,<!--
    """.replace("\n", ",").split(",")
)


def outline(element: Element) -> list[object]:
    """Write a tree of ours as names, attributes and text."""
    found: list[object] = []
    for child in element.children:
        if isinstance(child, str):
            _add_text(found, child)
        else:
            found += [(child.tag, dict(child.attributes)), outline(child)]
    return found


def outline_of_another_parser(markup: str) -> list[object]:
    return _soup_outline(BeautifulSoup(markup, "html.parser", multi_valued_attributes=None))


def _soup_outline(element: Soup) -> list[object]:
    found: list[object] = []
    for child in element.children:
        if isinstance(child, Soup):
            found += [(child.name, dict(child.attrs)), _soup_outline(child)]
        elif isinstance(child, NavigableString) and not isinstance(child, Comment | Doctype):
            _add_text(found, str(child))
    return found


def _add_text(found: list[object], text: str) -> None:
    last = found.pop() if found and isinstance(found[-1], str) else ""
    # the other parser makes one space of many where nothing else stands
    found.append(re.sub(r"\s+", " ", f"{last}{text}"))


@given(st.lists(PARTS, max_size=12).map("".join))
@example("<script>a && '>'</script>")
@example("<p title='>'>a</p><!-- > --> b")
def test_what_has_no_fault_is_what_another_parser_reads(markup: str) -> None:
    page = parse_html(markup)
    if not page.faults:
        assert outline(page.root) == outline_of_another_parser(markup)


@pytest.mark.parametrize(
    "markup",
    ["a < b", "<", "<p", "<1>", "<p a='>", "<script><p></script>", "<p>a</p b>", "<!-- a", "</>"],
)
def test_what_browsers_repair_is_a_fault(markup: str) -> None:
    assert parse_html(f"<i>{markup}</i>").faults
