"""Guesses about a new text: for a person to confirm, so they may err, but not often."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.source_guesses import (
    guess_metadata,
    guess_paragraphs,
    guess_structure,
)
from generator.loading.project import load_project
from tests.support.program import REPO

PROJECTS = [REPO, REPO / "tests/fixtures/second_explainer"]


@pytest.mark.parametrize("root", PROJECTS, ids=str)
def test_paragraphs_of_every_archived_text_are_guessed_as_people_found_them(root: Path) -> None:
    loaded = load_project(root)
    for name, content in loaded.source_bytes.items():
        expected = loaded.dataset.sources[name].paragraphs
        assert guess_paragraphs(content.decode()) is expected, name


@pytest.mark.parametrize("root", PROJECTS, ids=str)
def test_no_line_of_the_body_of_an_archived_text_is_taken_for_structure(root: Path) -> None:
    loaded = load_project(root)
    for name, content in loaded.source_bytes.items():
        known = {one.line: one.kind for one in loaded.dataset.sources[name].structure}
        for guess in guess_structure(content.decode()):
            assert guess.line in known, (name, guess)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("By Ada North", "byline"),
        ("June 30, 2025", "date"),
        ("30 June 2025, 13:10", "date"),
        ("Published: 2025-06-30", "date"),
        ("Read more: the ferries", "pointer"),
        ("https://example.org/ferry", "address"),
        ("What comes next", "heading"),
    ],
)
def test_a_line_of_its_own_is_known_by_its_form(row: str, kind: str) -> None:
    text = f"The title\n\nA sentence ends here.\n\n{row}\n\nAnother one ends.\n"
    found = {guess.line: guess.kind.value for guess in guess_structure(text)}
    assert found == {1: "title", 5: kind}


@pytest.mark.parametrize(
    "row", ["The council met on Monday.", "“It is old,” she said.", "He asked: why?"]
)
def test_a_sentence_is_never_structure(row: str) -> None:
    assert [g.line for g in guess_structure(f"The title\n\n{row}\n\n{row}\n")] == [1]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("One ends.\nTwo ends.\n", "lines"),
        ("A heading\nOne ends.\nTwo ends.\nThree ends.\n", "lines"),
        ("One ends.\n\nTwo ends.\n", "blank_lines"),
        ("One is\nwrapped here and\nends.\n\nTwo is wrapped\nas well.\n", "blank_lines"),
        ("", "blank_lines"),
    ],
)
def test_lines_are_paragraphs_if_most_end_as_sentences_do(text: str, mode: str) -> None:
    assert guess_paragraphs(text).value == mode


BODY = "\n\nThe council met on Monday. It voted\nto keep the ferry.\n"


@pytest.mark.parametrize(
    ("head", "kinds", "author", "issued"),
    [
        ("By Nora Lind\nJune 30, 2025", "byline date", "Nora Lind", "2025-06-30"),
        ("Reuters\n\n30 June 2025, 13:10 BST", "byline date", "Reuters", "2025-06-30"),
        ("Nora Lind | June 30, 2025", "date", "Nora Lind", "2025-06-30"),
        ("By Nora Lind, June 30, 2025", "date", "Nora Lind", "2025-06-30"),
        ("Published 29 June 2025 Updated 30 June 2025", "date", None, "2025-06-29"),
        (
            "Published: June 29, 2025 at 1:10 PM EDT | Updated: June 30, 2025 9:00 AM",
            "date",
            None,
            "2025-06-29",
        ),
        (
            "Nora Lind in Northport\nSun 29 Jun 2025 13.10 BST\nLast modified on Mon 30 Jun 2025",
            "byline date date",
            "Nora Lind in Northport",
            "2025-06-29",
        ),
        ("Author: Nora Lind\nDate: 29 June 2025", "byline date", "Nora Lind", "2025-06-29"),
        ("OSLO, Published 1 July 2025 at 10:15 CET", "date", None, "2025-07-01"),
        ("AFP | June 29, 2025", "date", "AFP", "2025-06-29"),
        ("Sunday, 29 June 2025, 16:12", "date", None, "2025-06-29"),
        ("NORTHPORT, June 29 (Reuters) - The council voted.", "", "Reuters", None),
    ],
)
def test_author_and_day_are_read_from_the_usual_heads_of_articles(
    head: str, kinds: str, author: str | None, issued: str | None
) -> None:
    for title in ("The Ferry Stays\n\n", "# **The Ferry Stays**\n\n"):
        text = title + head + BODY
        lines = guess_structure(text)
        assert [one.kind.value for one in lines] == ["title", *kinds.split()]
        found = guess_metadata(text, lines)
        assert found["title"] == "The Ferry Stays"
        assert (found.get("author"), found.get("issued")) == (author, issued)


def test_a_title_with_byline_and_date_right_below_it_is_one_head() -> None:
    lines = guess_structure(f"The Ferry Stays\nBy Nora Lind\nJune 30, 2025{BODY}")
    assert [(one.line, one.kind.value) for one in lines] == [
        (1, "title"),
        (2, "byline"),
        (3, "date"),
    ]
