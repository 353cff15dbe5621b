"""Ids that pages make themselves can't be taken by the data, and cost no errors elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify.example_project import BASE, claim_entry, claims_example
from tests.support.projects import verify_example, verify_files

TEXT = "The council of Northport voted to keep the ferry."
PASSAGE = "the council of Northport voted to keep the ferry"


def rules_of(root: Path, name: str) -> list[str]:
    page = f"---\ntitle: The ferry\n---\n\n{{{{ claim {name} }}}}\n"
    changes = claims_example(claim_entry(name, TEXT, PASSAGE)) | {"content/ferry.md": page}
    return [problem.rule for problem in verify_example(root, changes).problems if problem.is_error]


@pytest.mark.parametrize("name", ["note-1", "ref-1-2", "p-12-34"])
def test_an_id_of_a_note_or_a_passage_is_refused_and_nothing_else(
    name: str, tmp_path: Path
) -> None:
    assert rules_of(tmp_path, name) == ["data/id"]


@pytest.mark.parametrize("name", ["note", "note-one", "p-12", "ref-1", "keynote-1"])
def test_an_id_that_only_looks_alike_is_free(name: str, tmp_path: Path) -> None:
    assert rules_of(tmp_path, name) == []


def test_a_source_is_not_called_as_the_list_of_sources_is(tmp_path: Path) -> None:
    files = dict(BASE)
    files["data/sources/index.yml"] = files.pop("data/sources/courier.yml")
    problems = verify_files(tmp_path, files).problems
    assert ("data/id", "data/sources/index.yml") in {(p.rule, p.location.path) for p in problems}
