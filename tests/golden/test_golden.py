"""What people are told about bad edits; the cases stand in `cases/`, to be read."""

from __future__ import annotations

import pytest

from tests.golden.cases import FILES, Case, check, read_cases

CASES = [case for path in FILES for case in read_cases(path)]


def test_the_unedited_project_has_no_problem() -> None:
    assert check({}) == "2 sources, 7 claims, 11 passages checked: 0 problems\n"


def test_there_are_as_many_cases_as_headings_and_enough() -> None:
    headings = sum(path.read_text("utf-8").count("\n## ") for path in FILES)
    assert len(CASES) == headings >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_bad_edit_is_explained(case: Case) -> None:
    assert check(case.changes) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_each_explanation_has_a_place_and_says_what_to_do(case: Case) -> None:
    assert ": error[" in case.expected or ": warning[" in case.expected
    assert "= help: " in case.expected
