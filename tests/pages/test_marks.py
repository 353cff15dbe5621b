"""Marks carry positions and change nothing that Markdown sees."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.document import Html
from generator.pages.marks import Marks, without_marks
from generator.pages.parse import MAX_LENGTH, parse_page
from tests.pages.cases import FRONT_MATTER

WORDS = (
    *("foo", "Bar", "x1", "é", "пором", "a_b", "a_b_c", "“l”", "(m)", "1986.", "-", "+c", "#a"),
    *("_d_", "__e__", "*f*", "**g**", "***h***", "**i _j_ k**", "x*y*z", "“_d_”,"),
    *("`t`", "``u`v``", "`*t*`", "\\*", "\\_", "\\\\", "\\`", ".", ", ", "foo  \nx", "3 * 4"),
)
BLOCKS = (
    "{}",
    "- {}",
    "1. {}",
    "- x\n    - {}",
    "> {}",
    "    {}",
    "| {} | b |\n|---|---|\n| c | d |",
)

lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
blocks = st.tuples(st.sampled_from(BLOCKS), lines).map(lambda pair: pair[0].format(pair[1]))
texts = st.lists(blocks, max_size=5).map("\n\n".join)


@settings(max_examples=500)
@given(st.text(max_size=300))
def test_taking_marks_out_gives_the_text_back(text: str) -> None:
    text = without_marks(text)
    assert without_marks(Marks().insert(text, 0)) == text


@settings(max_examples=500)
@given(texts, st.integers(0, 1000))
def test_a_mark_leads_to_the_word_behind_it(text: str, base: int) -> None:
    marks = Marks()
    marked = marks.insert(text, base)
    for match in re.finditer(r"[\U000f0000-\U0010ffff](\w)", marked):
        offset = marks.offset(match[0][0]) - base
        assert text[offset] == match[1]
        assert marks.locate(marked, match.start(1)) == offset + base


def ours(text: str) -> str:
    content = f"{FRONT_MATTER}::: uncited method\n{text}\n:::\n"
    page, _ = parse_page("a.md", "content/a.md", content)
    assert page is not None
    return "".join(part.markup for part in page.parts if isinstance(part, Html))


def plain(markup: str) -> str:
    """Leave of a markup what both ways of writing it share: its elements and its words."""
    without_attributes = re.sub(r"<(/?\w+)[^>]*>", r"<\1>", markup)
    return re.sub(r"\s+|</?div>", "", html.unescape(without_attributes))


@settings(max_examples=1000)
@given(texts)
def test_a_page_is_read_as_markdown_reads_it_without_marks(text: str) -> None:
    expected = markdown.markdown(text.strip("\n"), extensions=["tables"])
    assert plain(ours(text)) == plain(expected)


@settings(max_examples=500)
@given(st.lists(st.sampled_from((*WORDS, "*", "**", "_", "__", "`", "foo")), max_size=12))
def test_no_word_of_a_page_is_lost_or_moved(words: list[str]) -> None:
    text = "".join(words).replace("\n", " ")
    kept = plain(ours(f"x{text}"))
    assert re.findall(r"[^\W_]", re.sub("<[^<>]*>", "", kept)) == re.findall(r"[^\W_]", f"x{text}")


@pytest.mark.parametrize("count", [65_533, 65_535, 131_000])
def test_a_mark_far_down_a_page_is_still_exact(count: int) -> None:
    marks = Marks()
    marks.insert("a " * count, 0)
    marked = marks.insert("ferry", 5 * count)
    assert marks.locate(marked, marked.index("ferry")) == 5 * count


def test_there_are_marks_for_every_character_of_the_longest_page() -> None:
    assert Marks.capacity >= MAX_LENGTH


def test_a_text_without_marks_has_no_place() -> None:
    assert Marks().locate("***", 1) is None
    assert Marks().last_offset("***") is None
