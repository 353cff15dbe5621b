"""Links to the original lead a browser to words that it will find."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from generator.model.entities import ParagraphMode
from generator.text.source_text import SourceText, read_source_text
from generator.text.spans import Span
from generator.views.original import original_link

URL = "https://example.org/a"


def link(content: str, words: str | None = None) -> str | None:
    """Link to words of a text of one paragraph, by default to all of it."""
    text = read(content)
    cited = words or content
    start = content.index(cited)
    return original_link(URL, text, Span(start, start + len(cited)))


def read(content: str) -> SourceText:
    """Read a text of one paragraph."""
    return read_source_text(content, mode=ParagraphMode.BLANK_LINES, structure={}, language="en")


def directive(address: str | None) -> str:
    """Give the decoded words of a text directive."""
    assert address is not None
    return unquote(address.partition("#:~:text=")[2])


def test_the_first_words_are_named() -> None:
    assert directive(link("One two three four five six seven eight nine ten.")) == (
        "One two three four five six seven eight"
    )


@pytest.mark.parametrize("sign", ["'", "’"])
def test_a_word_with_an_apostrophe_is_left_out_whole(sign: str) -> None:
    assert directive(link(f"The dog{sign}s tail wagged all day")) == "tail wagged all day"


@pytest.mark.parametrize(("start", "end"), ['""', "“”", "„“", "«»", "''"])
def test_words_in_quotation_marks_are_not_joined_to_others(start: str, end: str) -> None:
    assert directive(link(f"The dog {start}Rex{end} wagged his tail")) == "wagged his tail"


def test_words_of_two_lines_are_not_joined() -> None:
    assert directive(link("One two\nthree four five")) == "three four five"


def test_a_number_and_a_joined_word_stay_whole() -> None:
    found = directive(link("He said in it that about 160,000 anti-rust coats were sold"))
    assert found == "He said in it that about 160,000 anti-rust"


def test_signs_with_a_meaning_in_a_directive_are_encoded() -> None:
    address = link("In spring, an anti-rust coat & paint")
    assert address == f"{URL}#:~:text=In%20spring%2C%20an%20anti%2Drust%20coat%20%26%20paint"


def test_a_passage_without_safe_words_borrows_them_from_its_sentence() -> None:
    assert directive(link("'No' is what the mayor said to us.", "'No' is")) == (
        "is what the mayor said to us"
    )


def test_without_any_safe_words_the_address_alone_is_given() -> None:
    assert link("'No'") == URL


def test_a_source_without_a_web_address_has_no_link() -> None:
    assert original_link(None, read("One two"), Span(0, 7)) is None
    assert original_link("javascript:alert(1)", read("One two"), Span(0, 7)) is None
