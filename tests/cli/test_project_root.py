"""The project is the folder named with -C, else the nearest one upwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.exits import CannotRunError
from generator.cli.project_root import find_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "outer" / "project"
    (root / "content" / "states").mkdir(parents=True)
    (root / "mkdocs.yml").touch()
    return root


def test_the_folder_itself_is_a_project(project: Path) -> None:
    assert find_project(None, project) == project


def test_a_project_is_found_from_any_folder_inside_it(project: Path) -> None:
    assert find_project(None, project / "content" / "states") == project


def test_the_nearest_project_wins(project: Path) -> None:
    (project.parent / "mkdocs.yml").touch()
    assert find_project(None, project / "content") == project


def test_a_named_folder_is_taken_even_from_inside_another_project(project: Path) -> None:
    other = project.parent / "other"
    other.mkdir()
    (other / "mkdocs.yml").touch()
    assert find_project(Path("../other"), project) == other


def test_a_named_folder_is_never_searched_upwards(project: Path) -> None:
    with pytest.raises(CannotRunError, match=r"-C content: no project there"):
        find_project(Path("content"), project)


def test_a_named_folder_that_is_not_there_is_told(project: Path) -> None:
    with pytest.raises(CannotRunError, match=r"-C nowhere: there is no such folder"):
        find_project(Path("nowhere"), project)


def test_outside_of_any_project_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match=r"no project here: .*mkdocs\.yml.* -C DIR"):
        find_project(None, tmp_path)
