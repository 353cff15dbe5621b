"""In a long text that is asked often, the same places are found as by reading all of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.entities import ParagraphMode
from generator.text.matcher import find_all_words, find_passage
from generator.text.source_text import SourceText, read_source_text

WORDS = ("the", "mill's", "old", "boat", "boats", "1,900", "anti-war", "é", "”Yes“", "(No)", "東京")
FILLER = "A long day passed by the river and its meadows, and nobody came.\n\n" * 400


def read(content: str) -> SourceText:
    """Read a text whose paragraphs are separated by blank lines."""
    return read_source_text(
        content, mode=ParagraphMode.BLANK_LINES, structure={2: "title"}, language="en"
    )


def asked(text: SourceText) -> SourceText:
    """Ask so often that the index answers."""
    for _ in range(60):
        find_all_words(text, "nobody")
    assert text.runs.places("nobody") is not None
    return text


@settings(max_examples=20)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=40), st.data())
def test_the_index_changes_no_answer(words: list[str], data: st.DataObject) -> None:
    rows = [
        " ".join(words[at : at + 7]) + data.draw(st.sampled_from(("\n", "\n\n")))
        for at in range(0, len(words), 7)
    ]
    content = "".join(rows) + "\n\n" + FILLER
    indexed, fresh = asked(read(content)), read(content)
    start = data.draw(st.integers(0, len(words) - 1))
    phrase = " ".join(words[start : start + data.draw(st.integers(1, 8))])
    phrase = phrase[data.draw(st.integers(0, 1)) :]
    assert find_all_words(indexed, phrase) == find_all_words(fresh, phrase)
    pieces = [phrase, *data.draw(st.lists(st.sampled_from(WORDS), max_size=1))]
    assert find_passage(indexed, pieces, minimum=False) == find_passage(
        fresh, pieces, minimum=False
    )
