"""The golden cases: what pages become, and what their authors are told."""

from __future__ import annotations

import pytest

from tests.pages.cases import FOLDER, Case, all_cases, outcome

CASES = tuple(all_cases())


@pytest.mark.parametrize(
    ("file", "case"), CASES, ids=[f"{file}-{case.name}".replace(" ", "-") for file, case in CASES]
)
def test_a_page_becomes_the_parts_and_problems_of_its_case(file: str, case: Case) -> None:
    markup, problems = outcome(case.body, whole=file == "front_matter")
    assert markup == case.markup
    assert problems == case.problems


def test_every_file_of_cases_is_read() -> None:
    assert {file for file, _ in CASES} == {path.stem for path in FOLDER.iterdir()}
    assert len(CASES) == len({(file, case.name) for file, case in CASES})
