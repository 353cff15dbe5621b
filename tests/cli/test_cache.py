"""What a check remembers is never wrong, and never needed."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import store
from generator.cli.formats import as_json
from generator.cli.projects import examine
from generator.problem_report import PLAIN
from generator.verify.context import Context
from generator.verify.rule import Finding, Scope
from generator.verify.rules import ALL_RULES
from tests.support.program import RunExplainer, explainer_command, program_environ

FOLDER = ".cache/check"


@pytest.fixture
def project(repo: Path, tmp_path: Path) -> Path:
    """Give a small project without a fault."""
    return shutil.copytree(repo / "tests/golden/base", tmp_path / "project")


def found(project: Path, *, cached: bool) -> str:
    return as_json(examine(project, cached=cached), PLAIN)


def entries(project: Path) -> list[Path]:
    return sorted((project / FOLDER).glob("*.json"))


def _is_used(project: Path) -> bool:
    """Tell whether the next check believes what the last one left."""
    kept = store.store_of(project)
    return kept is not None and kept.get("report") is not None


Edit = Callable[[Path, random.Random], None]


def _change_a_word(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(project.glob("data/**/*.yml")) + sorted(project.glob("seeds/*")))
    words = path.read_text("utf-8").split(" ")
    at = chance.randrange(len(words))
    words[at] = chance.choice(["not", "14", "", "Northport", words[at].upper()])
    path.write_text(" ".join(words), "utf-8")


def _delete_lines(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(project.glob("data/**/*.yml")))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = chance.randrange(len(lines))
    path.write_text("".join(lines[:at] + lines[at + chance.randrange(1, 9) :]), "utf-8")


def _copy_a_claim(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(project.glob("data/claims/*.yml")))
    text = path.read_text("utf-8")
    entry = text.split("\n", 1)[1].split("\n\n", 1)[0]
    name = entry.split(":", 1)[0]
    path.write_text(f"{text}\n{entry.replace(name, f'  new-{chance.randrange(99)}', 1)}\n", "utf-8")


def _change_a_page(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(project.glob("content/*.md")))
    text = path.read_text("utf-8")
    path.write_text(
        f"{text}\n{chance.choice(['A 3rd town voted.', '{{ claim x }}', '# X'])}\n", "utf-8"
    )


def _remove_a_file(project: Path, chance: random.Random) -> None:
    kinds = ("data/sources/*.yml", "content/*.md", "seeds/*", "data/disputes/*.yml")
    files = sorted(project.glob(chance.choice(kinds)))
    if files:
        chance.choice(files).unlink()


def _change_the_configuration(project: Path, chance: random.Random) -> None:
    path = project / "mkdocs.yml"
    line = chance.choice(["site_url: nonsense", "docs_dir: nowhere", "site_name: Another name"])
    text = path.read_text("utf-8")
    path.write_text(f"{line}\n" + text if chance.random() < 0.5 else text, "utf-8")


EDITS: tuple[Edit, ...] = (
    _change_a_word,
    _delete_lines,
    _copy_a_claim,
    _change_a_page,
    _remove_a_file,
    _change_the_configuration,
)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_a_check_says_what_one_without_memory_says(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    found(project, cached=True)
    for _ in range(6):
        chance.choice(EDITS)(project, chance)
        expected = found(project, cached=False)
        assert found(project, cached=True) == expected
        assert found(project, cached=True) == expected


def test_a_second_check_does_not_verify_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = found(project, cached=True)
    monkeypatch.setattr("generator.verify.project.verify_project", None)
    assert found(project, cached=True) == first


def test_problems_are_shown_with_their_lines_the_second_time_too(
    project: Path, run_explainer: RunExplainer
) -> None:
    path = project / "data/claims/ferry.yml"
    path.write_text(path.read_text("utf-8").replace("evidence", "evidense", 3), "utf-8")
    runs = [run_explainer("check", cwd=project) for _ in range(2)]
    runs.append(run_explainer("check", "--no-cache", cwd=project))
    assert len({run.stdout for run in runs}) == 1
    assert {run.returncode for run in runs} == {1}
    assert "^" in runs[0].stdout


def test_after_an_edit_only_the_claims_beside_it_are_judged_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(project, cached=True)
    path = project / "data/claims/ferry.yml"
    path.write_text(
        path.read_text("utf-8").replace("voted to keep it", "voted to close it"), "utf-8"
    )
    judged: list[str] = []

    def watch(part: Context) -> list[Finding]:
        judged.extend(part.claims)
        return []

    rules = [
        replace(rule, check=watch) if rule.scope is Scope.CLAIM else rule for rule in ALL_RULES
    ]
    monkeypatch.setattr("generator.verify.project.ALL_RULES", tuple(rules))
    examine(project)
    assert judged
    assert all(f"  {name}:" in path.read_text("utf-8") for name in judged)


def test_without_the_cache_nothing_is_read_or_written(project: Path) -> None:
    found(project, cached=False)
    assert not (project / ".cache").exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda sealed: sealed[:-7],
        lambda sealed: sealed[: len(sealed) // 2],
        lambda _: b"",
        lambda sealed: sealed.replace(b'"problems":[', b'"problems":[[]', 1),
        lambda sealed: sealed.partition(b"\n")[2],
        lambda _: b"[" * 200_000,
        lambda sealed: b"\xff\xfe" + sealed,
        lambda _: b'{"problems":[]}',
    ],
)
def test_an_entry_that_was_touched_is_no_entry(
    project: Path, damage: Callable[[bytes], bytes]
) -> None:
    expected = found(project, cached=True)
    for path in entries(project):
        path.write_bytes(damage(path.read_bytes()))
    assert not _is_used(project)
    assert found(project, cached=True) == expected
    assert _is_used(project)


def test_a_verdict_that_a_stranger_forged_is_not_believed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes the cache knows all of its contents, except for the reader's key."""
    own = os.environ["XDG_CACHE_HOME"]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "stranger"))
    found(project, cached=True)
    stranger = store.store_of(project)
    assert stranger
    forged = stranger.get("report")
    path = project / "data/claims/ferry.yml"
    path.write_text(path.read_text("utf-8").replace("June 3", "June 5"), "utf-8")
    found(project, cached=True)
    answers = stranger.get("report")["answers"]
    stranger.put("report", {**forged, "answers": answers})
    assert '"ok": true' in found(project, cached=True)
    monkeypatch.setenv("XDG_CACHE_HOME", own)
    assert '"ok": false' in found(project, cached=True)


def test_a_key_that_lies_in_the_project_opens_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's project may bring a key along, where the user's caches are in the project."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / ".cache"))
    expected = found(project, cached=False)
    assert found(project, cached=True) == expected
    assert store.store_of(project) is None
    assert not (project / ".cache").exists()


def test_another_version_of_the_program_asks_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(project, cached=True)
    assert _is_used(project)
    monkeypatch.setattr(store, "program_digest", lambda: b"of another version")
    assert not _is_used(project)


def test_code_python_and_packages_all_make_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    known = store.program_digest.__wrapped__()
    assert store.program_digest.__wrapped__() == known
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "4.0")
        assert store.program_digest.__wrapped__() != known
    with monkeypatch.context() as patch:
        patch.setattr(store, "_installed", lambda: ["yaml 7"])
        assert store.program_digest.__wrapped__() != known
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: b"other code")
        assert store.program_digest.__wrapped__() != known


def test_two_checks_at_once_agree_and_leave_a_whole_entry(project: Path) -> None:
    command = [*explainer_command("check", "--format", "json")]
    runs = [
        subprocess.Popen(command, cwd=project, env=program_environ(), stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    outputs = {run.communicate()[0] for run in runs}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["ok"]
    assert _is_used(project)
    assert sorted(path.name for path in (project / FOLDER).iterdir() if ".json." in path.name) == []


def test_where_nothing_can_be_kept_a_check_works_all_the_same(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".cache").write_text("in the way")
    expected = found(project, cached=False)
    assert found(project, cached=True) == expected
    (tmp_path / "no-folder").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no-folder"))
    assert found(project, cached=True) == expected


def test_fmt_looks_again_at_files_that_changed_and_at_no_others(
    project: Path, run_explainer: RunExplainer
) -> None:
    path = project / "data/claims/ferry.yml"
    run_explainer("fmt", cwd=project)
    first = run_explainer("fmt", "--check", cwd=project)
    assert (first.returncode, first.stdout) == (0, "")
    path.write_text(path.read_text("utf-8").replace("    text:", "    text: ", 1), "utf-8")
    for _ in range(2):
        done = run_explainer("fmt", "--check", cwd=project)
        assert (done.returncode, done.stdout) == (1, "would change data/claims/ferry.yml\n")


def test_a_project_under_version_control_keeps_its_cache_out(project: Path) -> None:
    found(project, cached=True)
    assert "*" in (project / FOLDER / ".gitignore").read_text().split()


@pytest.mark.parametrize("link", [".cache", FOLDER])
def test_a_link_that_came_with_a_project_makes_no_check_write_outside(
    project: Path, tmp_path: Path, link: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / link).parent.mkdir(exist_ok=True)
    (project / link).symlink_to(outside)
    found(project, cached=True)
    assert list(outside.rglob("*")) == []


def test_a_pipe_in_place_of_an_entry_is_not_waited_for(project: Path) -> None:
    first = found(project, cached=True)
    for entry in entries(project):
        entry.unlink()
        os.mkfifo(entry)
    assert found(project, cached=True) == first
