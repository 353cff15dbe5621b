"""A source text knows its lines, paragraphs and sentences by offsets of the untouched file."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.entities import ParagraphMode
from generator.text.source_text import SourceText
from generator.text.spans import Span
from tests.text.reading import at, read, real_texts


def paragraphs(text: SourceText) -> list[str]:
    """List the paragraphs of a text."""
    return [at(text, paragraph.span) for paragraph in text.paragraphs]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_separate_paragraphs_of_several_lines(end: str) -> None:
    text = read(end.join(["one", "two", "", " \t\u00a0", "  three  ", "four", ""]))

    assert paragraphs(text) == [f"one{end}two", f"three  {end}four"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_paragraphs_in_the_other_mode(end: str) -> None:
    text = read(end.join(["one", "two", "", "  three  "]), mode=ParagraphMode.LINES)

    assert paragraphs(text) == ["one", "two", "three"]


def test_other_line_separators_neither_end_a_paragraph_nor_count_as_lines() -> None:
    text = read("one\u2028two\x0bthree\x85\u2029four\nfive", mode=ParagraphMode.LINES)

    assert len(text.paragraphs) == 2
    assert text.line_column(text.content.index("five")) == (2, 1)


@pytest.mark.parametrize("mode", ParagraphMode)
def test_a_structure_line_is_no_body_and_ends_a_paragraph(mode: ParagraphMode) -> None:
    text = read("one\n## Heading\ntwo", mode=mode, structure={2: "heading"})

    assert paragraphs(text) == ["one", "two"]
    assert [(s.line, s.kind, at(text, s.span)) for s in text.structure] == [
        (2, "heading", "## Heading")
    ]


def test_structure_lines_that_are_blank_or_missing_are_left_out_for_the_caller_to_see() -> None:
    text = read("one\n\ntwo", structure={2: "title", 9: "byline"})

    assert text.structure == ()


def test_a_byte_order_mark_counts_as_a_code_point_but_is_no_text() -> None:
    text = read("\ufeffone\n\ntwo")

    assert text.paragraphs[0].span == Span(1, 4)
    assert text.line_column(1) == (1, 2)


@pytest.mark.parametrize("content", ["", "\n", " \r\n\t", "\ufeff"])
def test_a_text_of_nothing_has_no_paragraphs(content: str) -> None:
    text = read(content)

    assert text.paragraphs == ()
    assert text.structure == ()
    assert text.sentences() == ()
    assert text.line_column(0) == (1, 1)
    assert text.paragraph_at(0) is None


def test_columns_count_code_points() -> None:
    text = read("a\n\U0001f600e\u0301x")

    assert text.line_column(text.content.index("x")) == (2, 4)
    assert text.line_column(len(text.content)) == (2, 5)


def test_an_offset_leads_to_its_paragraph_and_sentence() -> None:
    text = read("One. Two.\n\nThree.")
    one, two, three = text.sentences()

    assert [text.sentence_at(offset) for offset in (0, 3, 4, 5, 8)] == [one, one, None, two, two]
    assert text.sentence_at(9) is text.sentence_at(10) is None
    assert text.paragraph_at(4) == text.paragraphs[0]
    assert text.paragraph_at(9) is None
    assert text.paragraph_at(11) == text.paragraphs[1]
    assert text.sentences_touching(Span(3, 12)) == (one, two, three)
    assert text.sentences_touching(Span(4, 5)) == ()


def test_the_real_articles_have_their_paragraphs_and_no_structure_line_in_them() -> None:
    first, second = real_texts()

    assert (len(first.paragraphs), len(first.structure)) == (12, 7)
    assert (len(second.paragraphs), len(second.structure)) == (9, 4)
    assert not any("Related article" in part for part in paragraphs(first))
    assert paragraphs(second)[-1].endswith("voted to withdraw as well.")


@given(st.text(alphabet="ab. \n\r\t\ufeff", max_size=30), st.sampled_from(ParagraphMode))
def test_paragraphs_are_trimmed_ordered_and_hold_all_that_is_visible(
    content: str, mode: ParagraphMode
) -> None:
    text = read(content, mode=mode, structure={2: "heading"})
    parts = sorted([p.span for p in text.paragraphs] + [s.span for s in text.structure])

    assert all(one.end < other.start for one, other in itertools.pairwise(parts))
    assert all(at(text, part) == at(text, part).strip(" \t\r\n\ufeff") != "" for part in parts)
    assert sum(len(at(text, part).split()) for part in parts) == len(
        content.replace("\ufeff", " ").split()
    ) or "\ufeff" in "".join(at(text, part) for part in parts)
    assert [p.index for p in text.paragraphs] == list(range(len(text.paragraphs)))
    for part in parts:
        line, column = text.line_column(part.start)
        assert (
            len(content[: part.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")) == line
        )
        assert content[part.start - column + 1 : part.start].strip(" \t\ufeff") == ""
