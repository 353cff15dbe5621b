"""The projects that speed is measured with hold what they promise."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from benchmarks import floor
from benchmarks.content import explainer
from benchmarks.documents import documents
from benchmarks.projects import write_project
from benchmarks.subjects import Project, make_project
from tests.support.program import RunExplainer

CLAIMS = 100


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Write the smallest of the measured projects."""
    return make_project(explainer(CLAIMS), tmp_path_factory.mktemp("measured") / "project")


def test_a_measured_project_is_valid_and_canonical_and_can_be_built(
    project: Project, run_explainer: RunExplainer
) -> None:
    built = run_explainer("-C", project.folder, "build")
    formatted = run_explainer("-C", project.folder, "fmt", "--check")

    assert built.returncode == 0, built.stderr
    assert f" {CLAIMS} claims, " in built.stderr
    assert formatted.returncode == 0, formatted.stdout


def test_the_edit_that_is_timed_leaves_a_project_valid_and_changes_its_page(
    project: Project, run_explainer: RunExplainer
) -> None:
    texts = [project.edit(), project.edit(), project.edit()]

    assert texts[0] == texts[2] != texts[1]
    assert not any(text in source.text for text in texts for source in project.content.sources)
    assert run_explainer("-C", project.folder, "check").returncode == 0


def test_equal_sizes_give_equal_projects(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_project(tmp_path / name, explainer(CLAIMS))

    files = [path for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) > CLAIMS / 5
    for path in files:
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_passages_are_as_long_as_announced() -> None:
    lengths = [len(claim.sentence.passage) for claim in explainer(1000).claims]

    assert mean(lengths) == pytest.approx(150, abs=10)


def test_names_stay_apart_in_the_largest_project() -> None:
    content = explainer(30_000)

    for names in (
        [page.mill.name for page in content.pages],
        [page.mill.keeper for page in content.pages],
        [section.id for section in content.sections],
    ):
        assert len(set(names)) == len(names)


def test_the_floor_finds_every_passage(project: Project) -> None:
    data = floor.read_data(project.folder)

    assert len(data["claims"]) == CLAIMS
    assert floor.match(project.folder, data) > CLAIMS


def test_the_pages_of_other_generators_say_every_claim() -> None:
    content = explainer(CLAIMS)
    written = "\n".join(text for _, text in documents(content))

    assert all(claim.sentence.text in written for claim in content.claims)
