"""Characters that a reviewer can't see, or takes for others, are found wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.characters import (
    MAX_REPORTED,
    REPLACEMENT,
    check_characters,
    without_forbidden,
)

HIDDEN = (
    "\x00\x07\x0b\x0c\x1b\x7f\x85\x9f\u00ad\u034f\u061c\u115f\u17b4\u180e\u200b\u200c\u200d\u200e"
    "\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u206f\u2800\u3164\ufe0f\ufeff\uffa0\ufff9"
    "\ufffd\uffff\U000e0041\U000e0100\ud800\r"
)


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_a_hidden_character_is_named_with_its_place(character: str) -> None:
    text, problems = check_characters(f"one\ntwo {character} three", "f.md")
    assert [(p.location.line, p.location.column, p.location.length) for p in problems] == [
        (2, 5, 1)
    ]
    assert f"U+{ord(character):04X}" in problems[0].message
    assert text == f"one\ntwo {REPLACEMENT} three"


@pytest.mark.parametrize(
    "text",
    [
        "Plain words — “quoted”, café, 3 °C, \u00a0…",
        "Президент України",
        "Ελλάδα and Україна",
        "می\u200cخواهم",
        "क्\u200dष",
        "❤\ufe0f ©\ufe0f",
        "日本語 한국어 ไทย",
        "a\tb\n",
        "Ω-3 and 5 µm, α-particles",
    ],
)
def test_visible_writing_of_any_language_passes(text: str) -> None:
    assert check_characters(text, "f.md") == (text, [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the Pоland vote", "Pоland"),
        ("Кyiv", "Кyiv"),
        ("a νote", "νote"),
        ("in Ukrаine's", "Ukrаine"),
    ],
)
def test_a_word_of_two_scripts_is_reported_whole(text: str, word: str) -> None:
    found, problems = check_characters(text, "f.md")
    assert found == text
    assert [p.rule for p in problems] == ["file/mixed-script"]
    assert problems[0].location.column == text.index(word) + 1
    assert problems[0].location.length == len(word)


def test_a_text_full_of_hidden_characters_gives_few_problems_and_a_count() -> None:
    _, problems = check_characters("\u200b" * 100, "f.md")
    assert len(problems) == MAX_REPORTED + 1
    assert problems[-1].message == "80 more hidden characters stand in the file"


@given(st.text(max_size=80))
def test_replacing_keeps_every_offset_and_leaves_nothing_hidden(text: str) -> None:
    replaced = without_forbidden(text)
    assert len(replaced) == len(text)
    assert replaced == check_characters(text, "f.md")[0]
    assert without_forbidden(replaced) == replaced
