"""The quick way to word boundaries is the reference, only quicker."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.text.plain_words import plain, plain_boundaries, plain_words
from generator.text.words import WORD_CHARACTER, segments, tokens

_TEXT = st.text(
    st.sampled_from("aaZé09 '’-‐.,:;\n\r!“”—…_½žЖα·․：；\u05f3\u066b\u055a\u00a0\u2009\u0301\u02bc")
    | st.characters(max_codepoint=0x33FF, exclude_categories=["Cs"]),
    max_size=14,
)


@settings(max_examples=800, deadline=None)
@given(_TEXT)
@example("1,000.5 a.b's e-mail 5.a")
@example("\r\n  'tis — “no”")
def test_a_plain_text_has_the_words_and_boundaries_of_the_reference(text: str) -> None:
    """Whatever the quick way takes on, it cuts as the rules of UAX #29 do."""
    stand_in = plain(text)
    if stand_in is None:
        return
    found = segments(text)
    words = [(start, end) for start, end in found if WORD_CHARACTER.search(text, start, end)]
    assert list(plain_words(stand_in)) == words
    assert [(token.start, token.end) for token in tokens(text)] == [
        (start, end) for start, end in found if not text[start:end].isspace()
    ]
    starts = {start for start, _ in found} | {len(text)}
    marks = plain_boundaries(stand_in)
    assert [at for at, mark in enumerate(marks) if mark] == sorted(starts)


def test_every_character_is_taken_for_one_that_behaves_alike() -> None:
    """Between letters, digits, marks and spaces each plain character cuts as it should."""
    for code in range(0x80, 0x3400):
        character = chr(code)
        if plain(character) is None:
            continue
        text = " ".join((f"a{character}b", f"0{character}1", f"a-{character}-b", character * 2))
        stand_in = plain(text)
        assert stand_in is not None
        starts = {start for start, _ in segments(text)} | {len(text)}
        marks = plain_boundaries(stand_in)
        assert [at for at, mark in enumerate(marks) if mark] == sorted(starts), hex(code)


def test_hard_texts_are_left_to_the_reference() -> None:
    """Scripts and signs with rules of their own aren't guessed at."""
    for text in ("a_b", "אב", "カタ", "e\u0301", "160\u00a0000", "👍🏽", "中文", "x²"):
        assert plain(text) is None, text
