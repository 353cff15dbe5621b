"""The published folder is always the whole old tree or the whole new one."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output import exchange
from generator.output.errors import OutputError
from generator.output.staging import MARKER_NAME, open_staging
from tests.support.program import REPO


def publish(target: Path, text: str) -> None:
    """Publish a tree of one page."""
    staging = open_staging(target)
    (staging.tree / "index.html").write_text(text, "utf-8")
    staging.publish()
    staging.close()


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def text_of(target: Path) -> str:
    return (target / "index.html").read_text("utf-8")


def test_the_first_tree_is_published_with_a_marker_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    publish(tmp_path / "site", "one")
    assert text_of(tmp_path / "site") == "one"
    assert (tmp_path / "site" / MARKER_NAME).is_file()
    assert names(tmp_path) == ["site"]


def test_a_later_tree_replaces_the_earlier_one_as_a_whole(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    (tmp_path / "site/stale.html").write_text("stale", "utf-8")
    publish(tmp_path / "site", "two")
    assert text_of(tmp_path / "site") == "two"
    assert not (tmp_path / "site/stale.html").exists()
    assert names(tmp_path) == ["site"]


def test_an_abandoned_build_leaves_the_published_tree_untouched(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    staging = open_staging(tmp_path / "site")
    (staging.tree / "index.html").write_text("half", "utf-8")
    staging.close()
    staging.close()
    assert text_of(tmp_path / "site") == "one"
    assert names(tmp_path) == ["site"]


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/diary.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="did not write") as caught:
        open_staging(tmp_path / "site")
    assert caught.value.problem.rule == "output/not-ours"
    assert (tmp_path / "site/diary.txt").read_text("utf-8") == "mine"
    assert names(tmp_path) == ["site"]


def test_files_that_appear_in_the_folder_during_a_build_stop_the_swap(tmp_path: Path) -> None:
    staging = open_staging(tmp_path / "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/diary.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="did not write"):
        staging.publish()
    staging.close()
    assert names(tmp_path / "site") == ["diary.txt"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "one")
    assert text_of(tmp_path / "site") == "one"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="a file"):
        open_staging(tmp_path / "site")


def test_two_builds_of_one_folder_exclude_each_other(tmp_path: Path) -> None:
    first = open_staging(tmp_path / "site")
    with pytest.raises(OutputError, match="another build"):
        open_staging(tmp_path / "site")
    first.close()
    publish(tmp_path / "site", "one")
    assert text_of(tmp_path / "site") == "one"


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    publish(tmp_path / "site", "one")
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from generator.output.staging import open_staging\n"
        "staging = open_staging(Path(sys.argv[1]))\n"
        "(staging.tree / 'index.html').write_text('half')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "site"], cwd=REPO, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert text_of(tmp_path / "site") == "one"
    assert (tmp_path / ".site.building/tree/index.html").exists()
    publish(tmp_path / "site", "two")
    assert text_of(tmp_path / "site") == "two"
    assert names(tmp_path) == ["site"]


def test_a_folder_behind_a_symbolic_link_is_replaced_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "disk/site")
    publish(tmp_path / "site", "one")
    publish(tmp_path / "site", "two")
    assert (tmp_path / "site").is_symlink()
    assert text_of(tmp_path / "disk/site") == "two"


def test_without_an_atomic_exchange_the_trees_still_change_places(tmp_path: Path) -> None:
    new, current, retired = (tmp_path / name for name in ("new", "current", "retired"))
    for folder in (new, current):
        folder.mkdir()
        (folder / "name").write_text(folder.name, "utf-8")
    assert exchange.exchange_in_two_steps(new, current, retired) == retired
    assert (current / "name").read_text("utf-8") == "new"
    assert (retired / "name").read_text("utf-8") == "current"
    assert not new.exists()


def test_a_swap_that_fails_half_way_puts_the_old_tree_back(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange.exchange_in_two_steps(
            tmp_path / "missing", tmp_path / "current", tmp_path / "retired"
        )
    assert names(tmp_path) == ["current"]


def test_an_end_between_the_two_steps_of_a_swap_is_mended_by_the_next_build(
    tmp_path: Path,
) -> None:
    publish(tmp_path / "site", "one")
    (tmp_path / ".site.building").mkdir()
    (tmp_path / "site").rename(tmp_path / ".site.building/retired")
    staging = open_staging(tmp_path / "site")
    assert text_of(tmp_path / "site") == "one"
    staging.close()
    assert text_of(tmp_path / "site") == "one"


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError) as caught:
        open_staging(tmp_path / "file/site")
    assert caught.value.problem.rule == "output/not-writable"
