"""What people are told about the commonest mistakes; the cases stand in `mistakes.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.loading import yaml_parser
from generator.loading.project import load_project
from generator.loading.yaml_nodes import Parser
from tests.loading.mistakes import BASE, CASES, Mistake, as_text, read_mistakes
from tests.support.projects import write_project

ALL = tuple(read_mistakes(CASES.read_text(encoding="utf-8")))


def problems_of(root: Path, data: str) -> str:
    """Load a project that has one data file, and write its problems as the cases do."""
    files = {
        "mkdocs.yml": "site_name: Harbour\ndocs_dir: content\n",
        "content/index.md": "A page.\n",
        "data/claims/harbour.yml": data,
    }
    return as_text(load_project(write_project(root, files)).problems)


def test_the_unedited_file_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, BASE) == ""


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name.replace(" ", "-"))
def test_a_mistake_is_explained_where_it_stands(case: Mistake, tmp_path: Path) -> None:
    assert case.old in BASE
    assert problems_of(tmp_path, case.edited) == case.expected


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name.replace(" ", "-"))
def test_an_explanation_is_the_same_without_libyaml(
    case: Mistake, tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_parser, "DEFAULT_PARSER", parser)
    assert problems_of(tmp_path, case.edited) == case.expected


def test_every_mistake_has_a_line_and_advice() -> None:
    for case in ALL:
        first, *rest = case.expected.split("\n")
        assert first[0].isdigit(), case.name
        assert not first.startswith("0:"), case.name
        assert any(line.startswith("  ") for line in rest), case.name
