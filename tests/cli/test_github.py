"""The report as workflow commands: sorted, bounded, and with nothing that acts on its own."""

from __future__ import annotations

from generator.cli.formats import Report, as_github
from generator.problem_report import Style
from generator.problems import Location, Problem, Severity
from tests.cli.test_formats import Counted, line


def github(*problems: Problem) -> list[str]:
    """Write a report and cut it into lines, as a runner does."""
    return as_github(Report(problems, Counted(), line), Style()).split("\n")


def at_line(number: int, severity: Severity = Severity.ERROR) -> Problem:
    return Problem("values/count", f"number {number}", Location("data/a.yml", number), severity)


def test_a_problem_is_a_command_with_place_title_message_and_help() -> None:
    problem = Problem(
        "passage/not-found", "not there", Location("data/a.yml", 4, 9, 7), help=("copy", "check")
    )
    assert github(problem)[0] == (
        "::error file=data/a.yml,line=4,endLine=4,col=9,endColumn=16,title=passage/not-found"
        "::not there%0Acopy%0Acheck"
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    note = Problem("project/config", "not set", Location("mkdocs.yml"), Severity.NOTE)
    assert github(note)[0] == "::notice file=mkdocs.yml,title=project/config::not set"


def test_signs_with_a_meaning_are_escaped() -> None:
    problem = Problem("file/name", "100%, a:b\r\n::set-output", Location("content/a,b:c%.md", 1, 1))
    first, *_ = github(problem)
    assert first.startswith("::error file=content/a%2Cb%3Ac%25.md,line=1,")
    assert first.endswith("::100%25, a:b%0A::set-output")


def test_no_text_of_a_stranger_begins_a_line_or_a_command() -> None:
    problem = Problem("file/name", "##[error]x\x1b[0m", Location("a\n::warning::b"), help=("::x",))
    first, last = github(problem)
    assert first.startswith("::error file=a")
    assert "\x1b" not in first
    assert last.endswith("1 problem")


def test_ten_of_a_kind_are_shown_and_the_others_counted() -> None:
    errors = [at_line(number) for number in range(1, 14)]
    warnings = [at_line(number, Severity.WARNING) for number in range(1, 12)]
    lines = github(*errors, *warnings)
    assert [line.startswith("::error") for line in lines].count(True) == 10
    assert [line.startswith("::warning") for line in lines].count(True) == 10
    assert lines[-2] == "not shown here: 3 more errors, 1 more warning; `explainer check` shows all"
    assert lines[-1] == "1 source, 2 claims, 3 passages checked: 24 problems (11 warnings)"


def test_problems_come_in_reading_order_errors_first() -> None:
    lines = github(at_line(1, Severity.WARNING), at_line(2), at_line(3))
    assert [line.partition("::number ")[2] for line in lines[:3]] == ["2", "3", "1"]


def test_a_report_without_problems_is_the_counts_alone() -> None:
    assert github() == ["1 source, 2 claims, 3 passages checked: 0 problems"]
