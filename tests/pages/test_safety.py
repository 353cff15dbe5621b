"""Whatever stands in a page, what is published of it is safe and whole."""

from __future__ import annotations

import re
import sys
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.pages.document import Html, Page, PageLink, Part
from generator.pages.parse import parse_page
from generator.problems import Problem
from tests.pages.cases import FRONT_MATTER

ELEMENTS = {
    *("p", "div", "blockquote", "pre", "hr", "br", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "code", "a", "reference"),
}
ATTRIBUTES = {"class", "data-uncited", "href", "id", "scope"}

PIECES = (
    *("{{", "}}", "{{ claim a-b }}", "{{ matrix p }}", "{{ term t form=x }}", "{{ {{ }} }}"),
    *("\n::: uncited method\n", "\n:::\n", "::: uncited map", "\n\n", "\n", "    ", "- ", "1. "),
    *("> ", "| a | b |\n|--:|---|\n| x | y |\n", "`", "``", "\n```\n", "*", "**", "_", "__", "~~~"),
    *("[", "](", "[x](", "[x](javascript:alert(1))", "[x](a.md)", "[x](https://e.org/?a=1&b=2)"),
    *(")", "<", ">", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<https://x.org>"),
    *("<javascript:alert(1)>", "<a@b.c>", "![", "[^1]", "[^1]: x", "[r]: javascript:x", "[r]"),
    *("{%", "%}", "{#", "{: onclick=x }", "&amp;", "&#106;", "&#x6a;", "\\", "\\{", "\\`", "\\<"),
    *("#", "## ", "## Head\n", "# ", "---", "\n---\n", "\n===\n", '"', "'", "<!--", "-->", "<?"),
    *("\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x0299\x03", "<![CDATA[", "\0"),
    *("\U000f0000", "\U00100000", "\ufffe", "é", "e\u0308", "\t", "\u200b", "\u202e", "\r\n", "\r"),
    *("x", "1", " ", "  \n", "&", "java", "script:", "data:text/html,x", "%0a", "on", "="),
)
bodies = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


def parse(content: str) -> tuple[Page | None, list[Problem]]:
    return parse_page("harbour/ferry.md", "content/harbour/ferry.md", content)


def as_tree(parts: tuple[Part, ...]) -> etree._Element:
    """Put the parts together, with an element for each reference, and read them as XML."""
    markup = "".join(map(_markup, parts))
    closed = re.sub(r"<(br|hr)>", r"<\1/>", markup)
    return etree.fromstring(f"<div>{closed}</div>".encode())


def _markup(part: Part) -> str:
    if isinstance(part, Html):
        return part.markup
    return "other.html" if isinstance(part, PageLink) else "<reference/>"


def assert_safe(page: Page) -> None:
    tree = as_tree(page.parts)
    for element in tree.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        assert re.fullmatch(r"section_[^\s<>\"'&]*", element.get("id", "section_"))
        address = element.get("href", "other.html")
        assert re.fullmatch(r"other\.html|(https?://|mailto:)[^\s<>\"']+", address, re.IGNORECASE)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert ids == [heading.id for heading in page.headings]
    assert len(ids) == len(set(ids))


@settings(max_examples=1000)
@given(bodies)
def test_any_page_is_read_into_safe_and_well_formed_markup(body: str) -> None:
    page, problems = parse(FRONT_MATTER + body)
    assert page is not None or problems
    if page is not None:
        assert_safe(page)


@settings(max_examples=200)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_file_is_read_without_an_exception(front_matter: str, body: str) -> None:
    parse(body)
    parse(f"---\n{front_matter}\n---\n{body}")


@settings(max_examples=500)
@given(bodies)
def test_every_letter_of_a_page_without_problems_is_marked(body: str) -> None:
    page, problems = parse(FRONT_MATTER + body)
    if problems or page is None:
        return
    for element in as_tree(page.parts).iter():
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        if any(character.isalnum() for character in text):
            marked = [element, *element.iterancestors()]
            assert any("data-uncited" in ancestor.attrib for ancestor in marked)


@settings(max_examples=300)
@given(bodies)
def test_every_problem_stands_on_a_line_and_column_of_the_file(body: str) -> None:
    lines = (FRONT_MATTER + body).replace("\r\n", "\n").split("\n")
    for problem in parse(FRONT_MATTER + body)[1]:
        assert 1 <= problem.location.line <= len(lines)
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1


@settings(max_examples=300)
@given(bodies, bodies)
def test_every_reference_knows_its_place(before: str, behind: str) -> None:
    content = f"{FRONT_MATTER}{before}\n\n:::\n\n{{{{ claim here }}}} {{{{ term t }}}}\n{behind}"
    lines = content.replace("\r\n", "\n").split("\n")
    page, _ = parse(content)
    for reference in page.references() if page else ():
        at = reference.at
        written = lines[at.line - 1][at.column - 1 :][: at.length]
        assert written.startswith("{{")
        assert written.endswith("}}")
        assert written[2:-2].split()[0] == reference.kind


PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '[x](https://e.org" onclick="alert(1))',
    "[x](https://e.org/'onmouseover='alert)",
    '[x](a.md "onclick=alert(1)")',
    "[x][r]\n\n[r]: javascript:alert(1)",
    "<javascript:alert(1)>",
    '<https://e.org/"onclick=alert(1)>',
    "![x](javascript:alert(1))",
    '![x](x" onerror="alert(1))',
    "x\n{: onclick=alert(1) }",
    "## x {: #__config }",
    "```html onclick=alert(1)\nx\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "\x02klzzwxh:0000\x03<b>",
    '{{ claim x" onclick="alert(1) }}',
    "{{ <script>alert(1)</script> }}",
    '::: uncited "onclick=alert(1)\nx\n:::',
    "<!--><script>alert(1)</script>-->",
    "<style>@import 'https://e.org';</style>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=https://e.org>",
    "<meta http-equiv=refresh content=0>",
    "<form action=https://e.org><button>x",
)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "::: uncited method\n{}\n:::", "- {}", "| {} |\n|---|\n"])
def test_an_injection_is_shown_as_text(payload: str, frame: str) -> None:
    page, problems = parse(FRONT_MATTER + frame.format(payload) + "\n")
    assert page is not None
    assert_safe(page)
    assert problems or "`" in payload or payload.startswith("    ")
    markup = "".join(part.markup for part in page.parts if isinstance(part, Html))
    outside_text = re.sub(r">[^<]*<", "><", f">{markup}<")
    assert not re.search(r"script|alert|\bon\w+=", unescape(outside_text), re.IGNORECASE)


FLOODS = (
    *("[", "](", "(", "*", "_", "**a ", "*a_", "`", "``a`", "> ", "{{", "}}", "{%", "<", "<a"),
    *("&a;", "![", "[^", "[a](", "[a](b.md)", "\\", "|", "| a ", "a|b\n-|-\n", "## a\n", "1. "),
    *("  \n", ":::\n", "```\n", "---\n", "-\n", "~~~", "<!--", "\x02", "> - ", "{{ claim a }}\n"),
)


@pytest.mark.parametrize("piece", FLOODS)
def test_a_flood_of_signs_is_read_or_refused(piece: str) -> None:
    page, _ = parse(FRONT_MATTER + piece * (8_000 // len(piece)))
    if page is not None:
        assert_safe(page)


def test_a_page_that_exhausts_the_stack_is_refused() -> None:
    depth = 40
    nested = "\n".join("    " * level + "- a" for level in range(depth))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_stack_depth() + 2 * depth)
    try:
        page, problems = parse(f"{FRONT_MATTER}{nested}\n")
    finally:
        sys.setrecursionlimit(before)
    assert page is None
    assert "page/too-deep" in {problem.rule for problem in problems}


def _stack_depth() -> int:
    frame, depth = sys._getframe(), 0  # noqa: SLF001 - there is no public way to count frames
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    return depth
