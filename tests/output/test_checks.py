"""A tree with any fault that a reader could meet is not published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.output.check import check_tree
from generator.output.html_tree import parse_html
from generator.output.policy import CONTENT_SECURITY_POLICY

HEAD = (
    f'<head><meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}"></head>'
)
SOURCE_PAGE = (
    '<article><p data-uncited="source-metadata">'
    '<mark id="p-3-9" data-passage="p-3-9">a boat</mark></p></article>'
)
CLAIM: dict[str, Any] = {
    "id": "boat",
    "text": "There is a boat.",
    "short": "A boat",
    "pages": ["index.html#boat"],
    "evidence": [{"source": "log", "exact": "a boat", "start": 3, "end": 9}],
}
GOOD = (
    '<article><p data-claim="boat" id="boat">There is a boat.'
    '<a role="doc-noteref" href="#note-1">1</a></p>'
    '<p id="note-1" data-uncited="source-metadata"><a href="sources/log.html#p-3-9">Log</a></p>'
    "</article>"
)


def rules(tmp_path: Path, body: str, **files: str) -> set[str]:
    """Write a small site and give the rules that it breaks."""
    pages = {"index.html": body, "sources/log.html": SOURCE_PAGE, **files}
    pages.setdefault("claims.json", json.dumps({"claims": [CLAIM]}))
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text if name.endswith(".html") else text, "utf-8")
    return {problem.rule for problem in check_tree(tmp_path, origins={})}


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    assert rules(tmp_path, GOOD) == set()


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<p>open", "output/malformed"),
        ("</p>", "output/malformed"),
        ("<b><i></b></i>", "output/malformed"),
        ("<div/>", "output/malformed"),
        ('<p class="a" class="b"></p>', "output/malformed"),
        ('<i id="x"></i><i id="x"></i>', "output/same-id"),
        ('<a href="nowhere.html">x</a>', "output/dead-link"),
        ('<a href="../index.html">x</a>', "output/dead-link"),
        ('<a href="/index.html">x</a>', "output/dead-link"),
        ('<a href="index.html#nothing">x</a>', "output/dead-fragment"),
        ('<a href="#nothing">x</a>', "output/dead-fragment"),
        ('<a href="javascript:alert(1)">x</a>', "output/foreign-request"),
        ('<img src="https://example.org/x.png" alt="">', "output/foreign-request"),
        ('<img src="//example.org/x.png" alt="">', "output/foreign-request"),
        ('<img srcset="https://example.org/x.png 2x" alt="">', "output/foreign-request"),
        ('<script src="https://example.org/x.js"></script>', "output/foreign-request"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "output/foreign-request"),
        ('<link rel="preconnect" href="https://example.org">', "output/foreign-request"),
        ('<iframe src="https://example.org"></iframe>', "output/foreign-request"),
        ('<form action="https://example.org"></form>', "output/foreign-request"),
        ('<svg><use href="https://example.org/#x"/></svg>', "output/foreign-request"),
        ('<p style="background:url(https://example.org/x)"></p>', "output/foreign-request"),
        ("<style>@import 'https://example.org/x.css';</style>", "output/foreign-request"),
        ('<article><i id="__config"></i></article>', "output/reserved-id"),
        ("<article><p>A bare sentence.</p></article>", "output/unmarked-text"),
        ('<article><p data-uncited="whim">x</p></article>', "output/unknown-mark"),
        ('<article><p data-claim="ship">A ship.</p></article>', "output/unknown-claim"),
        ('<article><p data-claim="boat">A big boat.</p></article>', "output/reworded-claim"),
        ('<a role="doc-noteref" href="#here" id="here">1</a>', "output/lost-citation"),
    ],
)
def test_a_fault_in_a_page_is_a_problem(tmp_path: Path, markup: str, rule: str) -> None:
    assert rules(tmp_path, GOOD + markup) - {"output/against-policy"} == {rule}


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.org/x">a link is no request</a>',
        '<a href="mailto:a@example.org">nor is an address</a>',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="data:image/png;base64,AA==" alt="">',
        '<a href="sources/">x</a>',
        '<a href="index.html#:~:text=boat">x</a>',
        '<a href="?q=1#boat">x</a>',
        "<svg><path d='M0 0'/></svg>",
        "<article><p> – … </p></article>",
        '<article><p data-claim="boat"><b data-uncited="label">done:</b> A boat</p></article>',
        '<article><p data-uncited="method">Ours.</p></article>',
    ],
)
def test_what_is_harmless_is_no_problem(tmp_path: Path, markup: str) -> None:
    assert rules(tmp_path, GOOD + markup, **{"sources/index.html": "<p></p>"}) == set()


def test_a_style_sheet_that_fetches_from_another_host_is_a_problem(tmp_path: Path) -> None:
    style = {"a.css": "body { background: url('https://example.org/x.png') }"}
    assert rules(tmp_path, GOOD, **style) == {"output/foreign-request"}


def test_a_passage_that_is_not_marked_whole_is_a_problem(tmp_path: Path) -> None:
    broken = {"sources/log.html": SOURCE_PAGE.replace("a boat", "a goat")}
    assert rules(tmp_path, GOOD, **broken) == {"output/lost-passage"}


def test_a_claim_listed_at_a_place_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    entry = {**CLAIM, "pages": ["index.html#ship"]}
    listing = {"claims.json": json.dumps({"claims": [entry]})}
    assert rules(tmp_path, GOOD, **listing) == {"output/lost-entry"}


def test_only_the_error_page_may_link_from_the_root_of_the_host(tmp_path: Path) -> None:
    link = '<a href="/sub/index.html">x</a>'
    assert rules(tmp_path, GOOD, **{"404.html": link}) == {"output/dead-link"}
    assert check_tree(tmp_path, origins={}, base_path="/sub/") == ()


def test_a_problem_names_the_file_to_mend(tmp_path: Path) -> None:
    rules(tmp_path, GOOD + '<a href="gone.html">x</a>')
    found = check_tree(tmp_path, origins={"index.html": "content/index.md"})
    assert [problem.location.path for problem in found] == ["content/index.md"]
    assert "'gone.html'" in found[0].message


def test_the_tree_keeps_text_order_and_positions() -> None:
    page = parse_html("<p>\n  one <b>two</b>\n three</p>")
    (paragraph, bold) = page.elements
    assert paragraph.text == "one two three"
    assert page.position_of(bold.index) == (2, 7)
    assert [ancestor.tag for ancestor in bold.ancestors()] == ["p", "#document"]


@pytest.mark.parametrize(
    "page",
    [
        "",
        HEAD.replace("<head>", "<head><meta charset=utf-8>"),
        HEAD.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        HEAD.replace("head>", "body>"),
    ],
)
def test_a_page_that_does_not_begin_with_the_policy_is_refused(tmp_path: Path, page: str) -> None:
    assert rules(tmp_path, GOOD) == set()
    (tmp_path / "index.html").write_text(page + GOOD, "utf-8")
    found = {problem.rule for problem in check_tree(tmp_path, origins={})}
    assert "output/no-policy" in found


@pytest.mark.parametrize(
    "markup",
    [
        "<script>run()</script>",
        '<script type="module">run()</script>',
        '<script type="text/javascript">run()</script>',
        '<script type="importmap">{}</script>',
        '<i onclick="run()"></i>',
        '<i style="color: red"></i>',
        "<style>i { color: red }</style>",
        '<meta http-equiv="refresh" content="0; url=index.html">',
        '<iframe src="index.html"></iframe>',
        '<base href="sources/">',
    ],
)
def test_what_the_policy_forbids_is_refused(tmp_path: Path, markup: str) -> None:
    assert "output/against-policy" in rules(tmp_path, GOOD + markup)


def test_data_in_a_page_is_no_script(tmp_path: Path) -> None:
    assert rules(tmp_path, GOOD + '<script type="application/json">{}</script>') == set()
