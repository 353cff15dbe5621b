"""`rename`, `merge`, `retire` and `permalinks`: everything follows, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from generator.authoring.mentions import KIND_NAMES
from generator.cli.exits import CannotRunError
from generator.cli.program import explainer
from generator.cli.writing import write_changes
from tests.authoring.ferry import FILES
from tests.support.program import RunExplainer
from tests.support.projects import write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the ferry project."""
    return write_project(tmp_path / "ferry", FILES)


def files_of(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["rename", "merge", "retire"])
def test_every_kind_that_has_ids_can_be_named(name: str) -> None:
    command = explainer.get_command(click.Context(explainer), name)
    assert command
    option = next(one for one in command.params if one.name == "kind")
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == KIND_NAMES


def test_rename_says_what_it_changed_and_the_check_stays_right(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("rename", "ferry-kept", "kept", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "changed in the dispute 'day-of-vote' (data/disputes/ferry.yml:4:17)" in done.stdout
    assert "wrote content/ferry.md" in done.stdout
    assert run_explainer("check", cwd=project).returncode == 0


def test_a_merge_that_would_break_something_writes_nothing_and_shows_what(
    run_explainer: RunExplainer, project: Path
) -> None:
    (project / "data/disputes/ferry.yml").write_text(
        FILES["data/disputes/ferry.yml"].replace(", ferry-old]", "]")
    )
    before = files_of(project)
    done = run_explainer("merge", "ferry-kept", "ferry-kept-too", cwd=project)
    assert done.returncode == 1
    assert "error[dispute/" in done.stdout
    assert "Nothing was written" in done.stderr
    assert files_of(project) == before


def test_retire_takes_an_entry_out_and_show_says_why_it_is_gone(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("retire", "ferry-lonely", "--reason", "it was wrong", cwd=project)
    assert done.returncode == 0, done.stderr
    gone = run_explainer("show", "ferry-lonely", cwd=project)
    assert gone.returncode == 2
    assert "it was withdrawn: it was wrong" in gone.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("rename", "ferry-kep", "x"), 2, "did you mean 'ferry-kept'?"),
        (("rename", "ferry-kept", "ferry-old"), 1, "is the id of a claim already"),
        (("rename", "ferry-kept"), 2, "Missing argument 'NEW'"),
        (("merge", "ferry-kept", "nothing"), 2, "there is no claim 'nothing'"),
        (("retire", "ferry-kept", "--reason", "x"), 1, "still named elsewhere"),
        (("retire", "ferry-lonely"), 2, "Missing option '--reason'"),
        (("retire", "ferry-lonely", "--reason", " "), 2, "--reason is empty"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason_and_writes_nothing(
    run_explainer: RunExplainer,
    project: Path,
    arguments: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    before = files_of(project)
    done = run_explainer(*arguments, cwd=project)
    assert done.returncode == code
    assert message in done.stderr
    assert files_of(project) == before


def test_ids_of_a_project_with_problems_are_left_alone(
    run_explainer: RunExplainer, project: Path
) -> None:
    (project / "content/ferry.md").write_text("no front matter\n")
    done = run_explainer("rename", "ferry-kept", "kept", cwd=project)
    assert done.returncode == 1
    assert "`explainer check` shows them" in done.stderr


def test_permalinks_lists_what_is_missing_and_then_nothing(
    run_explainer: RunExplainer, project: Path
) -> None:
    path = project / "data/permalinks.yml"
    path.write_text(FILES["data/permalinks.yml"].replace("  - crossing\n", ""))
    checked = run_explainer("permalinks", "--check", cwd=project)
    assert (checked.returncode, checked.stdout) == (1, "missing crossing\n")
    done = run_explainer("permalinks", cwd=project)
    assert done.returncode == 0
    assert path.read_text() == FILES["data/permalinks.yml"]
    assert run_explainer("permalinks", "--check", cwd=project).returncode == 0


def test_permalinks_that_cannot_be_read_are_left_as_they_are(
    run_explainer: RunExplainer, project: Path
) -> None:
    path = project / "data/permalinks.yml"
    path.write_text("published:\n  - a\n - b\n")
    done = run_explainer("permalinks", cwd=project)
    assert done.returncode == 1
    assert "Nothing was written: data/permalinks.yml:3:" in done.stderr
    assert path.read_text() == "published:\n  - a\n - b\n"


def test_permalinks_makes_the_file_of_a_project_that_has_none(
    run_explainer: RunExplainer, project: Path
) -> None:
    (project / "data/permalinks.yml").unlink()
    assert run_explainer("permalinks", cwd=project).returncode == 0
    text = (project / "data/permalinks.yml").read_text()
    assert text.startswith("published:\n  - crossing\n  - day-of-vote\n")


def test_if_one_file_cannot_be_written_every_file_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "z").write_bytes(b"a file where a folder is needed")
    with pytest.raises(OSError, match="z"):
        write_changes(tmp_path, {"a.yml": b"new", "b.yml": b"new", "z/c.yml": b"new"})
    assert files_of(tmp_path) == {"a.yml": b"old", "z": b"a file where a folder is needed"}


def test_if_a_rename_fails_what_was_renamed_before_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "b.yml").mkdir()
    (tmp_path / "b.yml" / "inside").touch()
    with pytest.raises(OSError, match=r"b\.yml"):
        write_changes(tmp_path, {"a.yml": b"new", "b.yml": b"new"})
    assert (tmp_path / "a.yml").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.yml", "b.yml"}


def test_nothing_is_written_through_a_link_that_leads_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "project/data").symlink_to(tmp_path / "outside")
    with pytest.raises(CannotRunError, match="leads out of the project"):
        write_changes(tmp_path / "project", {"a.yml": b"new", "data/b.yml": b"new"})
    assert files_of(tmp_path) == {}


def test_changes_write_replace_and_remove_files_together(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "b.yml").write_bytes(b"old")
    write_changes(tmp_path, {"a.yml": b"new", "b.yml": None, "c/d.yml": b"made"})
    assert files_of(tmp_path) == {"a.yml": b"new", "c/d.yml": b"made"}
