"""Paragraphs of news prose fall into the sentences that an editor would count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.entities import ParagraphMode
from tests.text.reading import at, read, real_texts


def sentences(content: str, language: str = "en") -> list[str]:
    """List the sentences of a text."""
    text = read(content, language=language)
    return [at(text, span) for span in text.sentences()]


@pytest.mark.parametrize(
    "parts",
    [
        ["It began.", "Then it ended!", "Did it?", "It did."],
        ["Mr. Smith met Dr. Jones and Gen. A. B. Clark.", "They talked."],
        ["The U.S. President spoke to the U.N. Council.", "He left."],
        ["They moved to the U.S.", "The army stayed."],
        ["It closed at 5 p.m. Sunday.", "It opened at 6 a.m.", "They came."],
        ["It fell by 3.5 percent to 160,000.", "No. 5 on Jan. 3 was Art. 20.", "2025 was next."],
        ["Acme Inc. Chairman Lee left.", "He works for Acme Inc.", "But he left."],
        ['"We came.', 'We saw," he said.', "She agreed."],
        ['He said "no."', 'She said "yes."', '"Why?" asked they all.'],
        ['"Are we ready?" Smith asked.', '"Go!" the old general said.', '"Now!"', "Smith left."],
        ["He said (on Monday.)", "(She did not.)", "[They did.]"],
        ["“It is over.”", "‘It is not.’", "«Enough.»"],
        ["I decree ... to leave.", "Russia … uses it."],
        ["I decree ... Ukraine leaves.", "So be it..."],
        ["It went on...", "And on....", "Then it stopped…", "At last."],
        ["What?!", "No...!", "Yes."],
        ["E.g. this, i.e. that, vs. those etc. are one.", "This is two."],
        ["He chose plan B.", "The plan failed."],
        ["It grew \u2014 fast.", "\u2014 A dash begins a line.", "- So does a hyphen."],
        ["The site example.org and v1.2.3 stay whole.", "Good."],
        ["One; two: Three, four."],
        ["no end"],
    ],
)
def test_english_news_prose_is_cut_where_its_sentences_end(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_hard_wrapped_sentence_stays_one() -> None:
    assert sentences("It began\nin May. It\r\nended in\nJune.") == [
        "It began\nin May.",
        "It\r\nended in\nJune.",
    ]


def test_the_end_of_a_paragraph_ends_a_sentence() -> None:
    assert sentences("It began\n\nand it ended") == ["It began", "and it ended"]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Herr A. Meier kam.", "Er blieb."]),
        ("uk", ["Він прийшов.", "Вона пішла."]),
        ("ru-RU", ["«Да».", "Он сказал."]),
        ("ar", ["هل جاء؟", "نعم جاء."]),
    ],
)
def test_other_languages_are_cut_without_english_abbreviations(
    language: str, parts: list[str]
) -> None:
    assert sentences(" ".join(parts), language) == parts


def test_ideographic_full_stops_need_no_space() -> None:
    assert sentences("一つ。二つ！「三つ。」四つ", "ja") == [
        "一つ。",
        "二つ！",
        "「三つ。」",
        "四つ",
    ]


def test_the_real_articles_fall_into_their_sentences() -> None:
    first, second = real_texts()

    assert [len(paragraph.sentences) for paragraph in first.paragraphs] == [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1,
    ]  # fmt: skip
    assert [len(paragraph.sentences) for paragraph in second.paragraphs] == [
        2, 1, 1, 1, 2, 2, 3, 2, 2,
    ]  # fmt: skip


@given(st.text(alphabet="aA1.!?…。 \n\r\"'”()—U S", max_size=40), st.sampled_from(ParagraphMode))
def test_sentences_cover_their_paragraph_but_for_white_space(
    content: str, mode: ParagraphMode
) -> None:
    text = read(content, mode=mode)

    for paragraph in text.paragraphs:
        covered = [at(text, span) for span in paragraph.sentences]
        assert all(part == part.strip() != "" for part in covered)
        assert "".join("".join(covered).split()) == "".join(at(text, paragraph.span).split())
