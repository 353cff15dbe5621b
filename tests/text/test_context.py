"""The words around a passage, for selectors that others can use."""

from __future__ import annotations

import pytest

from generator.text.context import context_of
from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.text.words import boundaries, tokens
from tests.text.reading import at, read, real_texts

TEXT = read("Before it.\n\nOne two-three, four  five \u2026 six can't seven eight.\n\nBehind it.")


def around(passage: str, limit: int = 32) -> tuple[str, str]:
    """Give the context of the first place of some words."""
    start = TEXT.content.index(passage)
    return context_of(TEXT, Span(start, start + len(passage)), limit)


@pytest.mark.parametrize(
    ("passage", "limit", "expected"),
    [
        ("five", 32, ("One two-three, four  ", " \u2026 six can't seven eight.")),
        ("five", 8, (", four  ", " \u2026 six")),
        ("five", 7, ("four  ", " \u2026 six")),
        ("five", 11, (", four  ", " \u2026 six")),
        ("five", 16, (", four  ", " \u2026 six can't")),
        ("five", 3, ("", " \u2026")),
        ("five", 0, ("", "")),
        ("One", 32, ("", " two-three, four  five \u2026 six")),
        ("eight.", 12, ("can't seven ", "")),
    ],
)
def test_a_context_is_whole_words_inside_the_paragraph(
    passage: str, limit: int, expected: tuple[str, str]
) -> None:
    assert around(passage, limit) == expected


def test_what_stands_in_no_paragraph_has_no_context() -> None:
    text = read("Title\n\nBody", structure={1: "title"})

    assert context_of(text, text.structure[0].span) == ("", "")


@pytest.mark.parametrize("text", real_texts())
@pytest.mark.parametrize("limit", [0, 1, 7, 32])
def test_contexts_are_exact_short_enough_and_fit_their_passage(
    text: SourceText, limit: int
) -> None:
    marks = boundaries(text.content)
    for sentence in text.sentences():
        parts = tokens(at(text, sentence))
        for part in (parts[0], parts[-1]):
            span = Span(sentence.start + part.start, sentence.start + part.end)
            prefix, suffix = context_of(text, span, limit)
            assert text.content[: span.start].endswith(prefix)
            assert text.content[span.end :].startswith(suffix)
            assert len(prefix) <= limit >= len(suffix)
            assert marks[span.start - len(prefix)]
            assert marks[span.end + len(suffix)]
