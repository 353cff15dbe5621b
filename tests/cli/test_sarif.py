"""The report as SARIF is valid, and says what the text says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft4Validator

from generator.cli.formats import Report, as_sarif
from generator.problem_report import Style
from generator.problems import Location, Problem, Severity
from generator.rulebook import RULEBOOK
from generator.rulebook.example import check_example
from tests.cli.test_formats import Counted, line
from tests.support.program import REPO

SCHEMA = REPO / "tests/fixtures/sarif/sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    """Read the schema of the standard."""
    return Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def sarif(*problems: Problem) -> dict[str, Any]:
    """Write a report and read it again."""
    log: dict[str, Any] = json.loads(as_sarif(Report(problems, Counted(), line), Style()))
    return log


def test_a_report_without_problems_is_valid(validator: Draft4Validator) -> None:
    assert not list(validator.iter_errors(sarif()))


def test_a_report_of_every_rule_is_valid(validator: Draft4Validator) -> None:
    bad = (entry.bad for entry in RULEBOOK.values() if entry.bad is not None)
    problems = [problem for files in bad for problem in check_example(files)[0]]
    whole_file = Problem("file/too-many", "too many", Location("data"), Severity.NOTE)
    log = sarif(*problems, whole_file)
    assert not list(validator.iter_errors(log))
    assert len(log["runs"][0]["results"]) == len(problems) + 1


def test_a_result_has_its_place_in_code_points_with_the_end_behind_it() -> None:
    problem = Problem("passage/not-found", "no", Location("data/a b%.yml", 4, 9, 7), help=("copy",))
    run = sarif(problem)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["level"] == "error"
    assert run["results"][0]["message"] == {"text": "no\ncopy"}
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "data/a%20b%25.yml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 4, "startColumn": 9, "endLine": 4, "endColumn": 16}


def test_a_problem_of_a_whole_file_has_no_region() -> None:
    note = Problem("project/config", "not set", Location("mkdocs.yml"), Severity.NOTE)
    place = sarif(note)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert "region" not in place


def test_rules_come_with_their_documentation() -> None:
    first = Problem("values/count", "no", Location("data/a.yml", 1))
    second = Problem("passage/not-found", "no", Location("data/a.yml", 2))
    run = sarif(first, second)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        "values/count",
        "passage/not-found",
    ]
    assert rules[0]["shortDescription"]["text"] == RULEBOOK["passage/not-found"].title
    assert "## Wrong" in rules[0]["help"]["markdown"]
