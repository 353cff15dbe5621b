"""A report says the same to people and to programs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from generator.cli.formats import FORMATS, Report, as_json, as_text
from generator.problem_report import Style
from generator.problems import Location, Problem, Severity
from tests.support.program import REPO


@dataclass(frozen=True)
class Counted:
    sources: int = 1
    claims: int = 2
    passages: int = 3


def line(_path: str, _number: int) -> str:
    return "  text: “words”"


PROBLEM = Problem(
    "passage/not-found",
    "“words” are not in a",
    Location("data/claims/a.yml", 4, 9, 7),
    help=("Copy them.",),
)
NOTE = Problem("config/site-url", "not set", Location("mkdocs.yml"), Severity.NOTE)


def test_a_report_is_an_error_only_if_a_problem_is() -> None:
    assert Report((PROBLEM, NOTE), Counted(), line).has_errors
    assert not Report((NOTE,), Counted(), line).has_errors


def test_text_ends_with_the_counts() -> None:
    text = as_text(Report((PROBLEM, NOTE), Counted(), line), Style())
    assert text.splitlines()[0].startswith("data/claims/a.yml:4:9: error[passage/not-found]: ")
    assert text.splitlines()[-1] == "1 source, 2 claims, 3 passages checked: 1 problem"


def test_text_without_problems_is_the_counts_alone() -> None:
    text = as_text(Report((), Counted(), line), Style())
    assert text == "1 source, 2 claims, 3 passages checked: 0 problems"


def test_json_holds_every_field_of_every_problem() -> None:
    assert json.loads(as_json(Report((PROBLEM,), Counted(), line), Style())) == {
        "version": 1,
        "ok": False,
        "checked": {"sources": 1, "claims": 2, "passages": 3},
        "problems": [
            {
                "severity": "error",
                "rule": "passage/not-found",
                "message": "“words” are not in a",
                "path": "data/claims/a.yml",
                "line": 4,
                "column": 9,
                "length": 7,
                "help": ["Copy them."],
            }
        ],
    }


def test_json_is_never_coloured() -> None:
    report = Report((PROBLEM,), Counted(), line)
    assert as_json(report, Style(colours=True)) == as_json(report, Style())


def test_the_documented_example_of_json_has_the_shape_of_a_report() -> None:
    page = (REPO / "docs/reports.md").read_text("utf-8")
    shown = json.loads(page.split("```json\n")[1].split("```")[0])
    report = json.loads(as_json(Report((PROBLEM,), Counted(), line), Style()))
    assert shown.keys() == report.keys()
    assert shown["checked"].keys() == report["checked"].keys()
    assert shown["problems"][0].keys() == report["problems"][0].keys()


def test_every_form_is_documented() -> None:
    page = (REPO / "docs/reports.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == set(FORMATS)
