"""Problems are written so that a person finds the place at a glance, whatever stands there."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problem_report import (
    LineReader,
    Style,
    column_width,
    format_problem,
    format_problems,
    summary,
)
from generator.problems import Location, Problem, Severity


@dataclass(frozen=True)
class Counted:
    sources: int = 2
    claims: int = 41
    passages: int = 58


def reads(*lines: str) -> LineReader:
    return lambda _path, number: lines[number - 1] if 0 < number <= len(lines) else None


def at(line: int, column: int, length: int = 0) -> Problem:
    return Problem(
        "passage/not-found", "not in the source", Location("a.yml", line, column, length)
    )


def caret_of(report: str) -> tuple[str, str]:
    """Give what the caret's line marks: the text above it, and the text before that."""
    _, source, carets = report.splitlines()[:3]
    start = carets.index("^")
    return _columns(source, start, carets.count("^")), source


def _columns(text: str, start: int, width: int) -> str:
    """Cut a text by terminal columns."""
    found, column = "", 0
    for char in text:
        if start <= column < start + width:
            found += char
        column += column_width(char)
    return found


def test_a_problem_is_one_line_then_the_source_line_a_caret_and_help() -> None:
    problem = Problem(
        "passage/not-found",
        "not in the source",
        Location("data/claims/a.yml", 2, 12, 4),
        help=("It says: eggs.", "Copy the words."),
    )
    report = format_problem(problem, reads("first", "  passage: lamb"))
    assert report.splitlines() == [
        "data/claims/a.yml:2:12: error[passage/not-found]: not in the source",
        "    2 |   passage: lamb",
        "      |            ^^^^",
        "  = help: It says: eggs.",
        "  = help: Copy the words.",
    ]


@pytest.mark.parametrize("severity", list(Severity))
def test_the_severity_stands_before_the_rule(severity: Severity) -> None:
    problem = Problem("a/b", "words", Location("x"), severity)
    assert format_problem(problem, reads()) == f"x:1:1: {severity.value}[a/b]: words"


@pytest.mark.parametrize("line", [0, 9])
def test_a_place_without_a_line_shows_no_source(line: int) -> None:
    assert len(format_problem(at(line, 1), reads("one")).splitlines()) == 1


@pytest.mark.parametrize(
    ("source", "column", "length", "marked"),
    [
        ("key: value", 6, 5, "value"),
        ("\tkey: value", 7, 5, "value"),
        ("日本: value", 5, 5, "value"),
        ("日本: value", 1, 2, "日本"),
        ("cafe\u0301: value", 8, 5, "value"),
        ("a\u202eb: value", 6, 5, "value"),
        ("value", 1, 0, "v"),
        ("🕊🕊 value", 4, 5, "value"),
    ],
)
def test_the_caret_stands_below_the_words_it_marks(
    source: str, column: int, length: int, marked: str
) -> None:
    assert caret_of(format_problem(at(1, column, length), reads(source)))[0] == marked


@pytest.mark.parametrize("word_at", [1, 250, 500])
def test_a_long_line_is_shown_as_a_window_around_the_caret(word_at: int) -> None:
    line = "".join(f"{number:4} " for number in range(1, 501))
    column = line.index(f"{word_at:4} ") + 1
    marked, source = caret_of(format_problem(at(1, column, 4), reads(line), Style(width=80)))
    assert marked == f"{word_at:4}"
    assert len(source) <= 80
    assert "…" in source


def test_the_caret_behind_the_end_of_a_line_stands_just_behind_it() -> None:
    report = format_problem(at(1, 40), reads("short"))
    assert report.splitlines()[2].index("^") == report.splitlines()[1].index("short") + 5


def test_characters_that_steer_a_terminal_are_spelled_out() -> None:
    problem = Problem("a/b", "said \x1b[2J and \u202e\n", Location("a.yml", 1, 1), help=("\x07",))
    report = format_problem(problem, reads("\x1b]0;owned\x07"))
    assert all(char.isprintable() or char == "\n" for char in report)
    assert "<U+001B>[2J and <U+202E><U+000A>" in report
    assert "<U+001B>]0;owned<U+0007>" in report


@given(
    line=st.text(max_size=300),
    column=st.integers(0, 400),
    length=st.integers(0, 400),
    width=st.integers(20, 120),
)
def test_any_line_and_place_give_three_printable_lines_within_the_width(
    line: str, column: int, length: int, width: int
) -> None:
    report = format_problem(at(1, column, length), reads(line), Style(width=width))
    lines = report.split("\n")
    assert len(lines) == 3
    assert all(char.isprintable() for char in "".join(lines))
    assert column_width(lines[1]) <= max(width, 8 + 10)


def test_colours_change_nothing_but_the_colours() -> None:
    problem = at(1, 3, 2)
    plain = format_problem(problem, reads("abcdef"))
    coloured = format_problem(problem, reads("abcdef"), Style(colours=True))
    assert "\x1b[1;31m" in coloured
    for code in ("0", "1", "2", "36", "1;31"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_problems_stand_below_each_other_in_their_order() -> None:
    report = format_problems([at(0, 0), at(1, 1)], reads("x"))
    assert [line[:5] for line in report.splitlines()] == ["a.yml", "a.yml", "    1", "     "]


@pytest.mark.parametrize(
    ("problems", "counted", "line"),
    [
        ([], Counted(), "2 sources, 41 claims, 58 passages checked: 0 problems"),
        ([Severity.ERROR], Counted(1, 1, 1), "1 source, 1 claim, 1 passage checked: 1 problem"),
        (
            [Severity.ERROR, Severity.WARNING, Severity.NOTE],
            Counted(),
            "2 sources, 41 claims, 58 passages checked: 2 problems (1 warning)",
        ),
        ([Severity.NOTE], Counted(), "2 sources, 41 claims, 58 passages checked: 0 problems"),
    ],
)
def test_the_last_line_counts_what_was_checked_and_the_problems_but_no_notes(
    problems: list[Severity], counted: Counted, line: str
) -> None:
    found = [Problem("a/b", "words", Location("x"), severity) for severity in problems]
    assert summary(counted, found) == line


def test_a_place_in_a_very_long_line_shows_what_is_near_it_alone() -> None:
    line = "word " * 200_000
    at = Location("data/a.yml", 1, 500_001, 4)
    text = format_problem(Problem("a/b", "Here.", at), lambda *_: line)
    shown, caret = text.splitlines()[1:3]
    assert shown.startswith("    1 | …")
    assert shown.endswith("…")
    start = caret.index("^")
    assert shown[start : start + caret.count("^")] == "word"
