"""How far a guard reads around a passage that was cut out of its sentence."""

from __future__ import annotations

import pytest

from generator.model.entities import ParagraphMode
from generator.text.source_text import read_source_text
from generator.text.spans import Span
from generator.verify.clauses import clauses_touched


def clauses(sentence: str, words: str) -> list[str]:
    text = read_source_text(sentence, mode=ParagraphMode.LINES, structure={}, language="en")
    start = sentence.index(words)
    touched = clauses_touched(text, Span(start, start + len(words)))
    return [sentence[clause.start : clause.end].strip() for clause in touched]


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        (
            "More than forty towns joined the scheme, though neither Ash nor Elm has joined.",
            "Elm has joined",
            "though neither Ash nor Elm has joined.",
        ),
        (
            "Notably, Ash, Elm, and the old town of Oak have not joined.",
            "Ash, Elm",
            "Notably, Ash, Elm, and the old town of Oak have not joined.",
        ),
        (
            "They promise not to develop boats, to buy them from other towns, or sell them.",
            "to buy them from other towns",
            "They promise not to develop boats, to buy them from other towns, or sell them.",
        ),
        (
            "They promise to never use the old boats, and also pledge not to buy, or sell them.",
            "never use the old boats",
            "They promise to never use the old boats,",
        ),
        (
            "The town hall of Ash (the oldest house in the town) is not mentioned in the plan.",
            "is not mentioned",
            "is not mentioned in the plan.",
        ),
        (
            "The hall (town hall) is not mentioned in the plan.",
            "The hall (town hall)",
            "The hall (town hall) is not mentioned in the plan.",
        ),
        (
            "The boat sails at 13:10 with 160,000 tons — it never stopped.",
            "with 160,000 tons",
            "The boat sails at 13:10 with 160,000 tons —",
        ),
        (
            "It was denied that the town would ever build a bridge.",
            "build a bridge",
            "It was denied that the town would ever build a bridge.",
        ),
    ],
)
def test_a_passage_is_read_with_its_whole_clause(sentence: str, words: str, expected: str) -> None:
    assert clauses(sentence, words) == [expected]


def test_a_passage_over_two_clauses_is_read_with_both() -> None:
    sentence = "The council of Ash voted for it; the mayor of Elm did not."
    assert len(clauses(sentence, "voted for it; the mayor")) == 2


def test_a_passage_over_two_sentences_is_read_with_both() -> None:
    sentence = "The council of Ash voted. The mayor of Elm did not."
    assert len(clauses(sentence, "Ash voted. The mayor")) == 2
