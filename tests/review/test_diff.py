"""`explainer diff` shows a reviewer what a change does, claim by claim."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.git_base import files_at
from generator.loading.project import load_project
from generator.review.differences import Review, compare
from generator.review.entries import side_of
from generator.verify.memory import Memory
from generator.verify.project import verify_project
from tests.support.program import RunExplainer

Edit = Callable[[Path], None]
CONVENTION = "data/claims/convention.yml"
UKRAINE = "data/claims/ukraine.yml"


@pytest.fixture
def repository(real_project: Path) -> Path:
    """Give a copy of the real project with one commit."""
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "start"]):
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
            cwd=real_project,
            check=True,
            capture_output=True,
        )
    return real_project


def replace(path: str, old: str, new: str) -> Edit:
    """Make an edit that replaces words in one file, and fails if they aren't there."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def without_claim(path: str, name: str) -> Edit:
    """Make an edit that removes a claim's block from its file."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        cut = re.sub(rf"(?ms)^  {name}:\n.*?(?=^  \S|\Z)", "", text)
        assert cut != text
        (root / path).write_text(cut, encoding="utf-8")

    return edit


def review(run_explainer: RunExplainer, root: Path) -> dict[str, dict[str, object]]:
    """Give the entries of the JSON review by id."""
    done = run_explainer("diff", "HEAD", "--format", "json", cwd=root)
    assert done.returncode == 0, done.stderr
    return {entry["id"]: entry for entry in json.loads(done.stdout)["entries"]}


def test_without_a_change_the_review_says_so(repository: Path, run_explainer: RunExplainer) -> None:
    done = run_explainer("diff", "HEAD", cwd=repository)
    assert (done.returncode, done.stdout) == (0, "No claim, quotation or source changes.\n")


@pytest.mark.parametrize(
    ("edit", "entry", "flag"),
    [
        (
            replace(CONVENTION, "text: More than 160 countries", "text: More than 160 states"),
            "more-than-160-signatories",
            "words-alone",
        ),
        (
            replace(CONVENTION, "edtf: 1997-09-18", "edtf: 1997-09-17"),
            "convention-adopted",
            "date-alone",
        ),
        (
            replace(CONVENTION, "commit to never using anti", "commit to using anti"),
            "members-never-use",
            "words-alone",
        ),
        (
            replace(
                CONVENTION,
                "          the anti-landmine Ottawa Convention\n",
                "          to leave the anti-landmine Ottawa Convention\n",
            ),
            "treaty-bans",
            "evidence-removed",
        ),
        (
            replace(
                CONVENTION,
                "      - source: rbc-ukraine-2025-06-29\n        passage: |-\n"
                "          China, Russia, India, Pakistan, and the United States have not joined"
                " the convention\n",
                "",
            ),
            "us-and-russia-not-joined",
            "source-lost",
        ),
        (
            replace(UKRAINE, "  decree-oversight:\n", "  decree-supervision:\n"),
            "decree-supervision",
            "not-redirected",
        ),
        (
            without_claim(UKRAINE, "kostenko-first-to-report"),
            "kostenko-first-to-report",
            "not-redirected",
        ),
        (
            replace("data/processes/leaving.yml", "status: begun", "status: done"),
            "leaving/poland/parliament",
            "status-changed",
        ),
        (
            replace("seeds/002_195057bf3f72d6c5.txt", "On June 26, Poland", "On June 27, Poland"),
            "poland-sejm-bill",
            "source-text-changed",
        ),
        (
            replace(UKRAINE, "He also ordered immediate action", "He also ordered prompt action"),
            "zelensky-ordered-action",
            "passage-missing",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_deserves_a_second_look_is_flagged(
    repository: Path, run_explainer: RunExplainer, edit: Edit, entry: str, flag: str
) -> None:
    edit(repository)
    assert flag in str(review(run_explainer, repository)[entry]["flags"])


def test_a_claim_that_was_renamed_with_a_redirect_is_one_entry(
    repository: Path, run_explainer: RunExplainer
) -> None:
    done = run_explainer("rename", "decree-oversight", "decree-supervision", cwd=repository)
    assert done.returncode == 0, done.stdout + done.stderr
    found = review(run_explainer, repository)
    assert list(found) == ["decree-supervision"]
    entry = found["decree-supervision"]
    assert (entry["former_id"], entry["flags"]) == ("decree-oversight", ["id-renamed"])


def test_the_words_that_differ_are_marked_in_every_format(
    repository: Path, run_explainer: RunExplainer
) -> None:
    replace(CONVENTION, "text: More than 160 countries", "text: More than 160 states")(repository)
    shown = {
        form: run_explainer("diff", "HEAD", "--format", form, cwd=repository).stdout
        for form in ("text", "markdown", "html")
    }
    assert "[-countries-]{+states+}" in shown["text"]
    for form in ("markdown", "html"):
        assert "<del>countries</del><ins>states</ins>" in shown[form]
    for written in shown.values():
        assert "content/convention.md" in written.replace("\\", "")


def test_the_evidence_is_shown_inside_its_sentence(
    repository: Path, run_explainer: RunExplainer
) -> None:
    replace(CONVENTION, "text: More than 160 countries", "text: More than 160 states")(repository)
    shown = " ".join(run_explainer("diff", "HEAD", cwd=repository).stdout.split())
    assert "⟦More than 160 countries and territories are signatories to the Ottawa" in shown
    assert "⟧, though neither the United States nor Russia have joined." in shown


def test_nothing_of_the_data_is_interpreted_by_a_page_that_shows_the_review(
    repository: Path, run_explainer: RunExplainer
) -> None:
    hostile = "text: <img src=x onerror=alert(1)> [a](javascript:b) @everyone `x` More than 160"
    replace(CONVENTION, "text: More than 160", hostile)(repository)
    for form in ("markdown", "html"):
        shown = run_explainer("diff", "HEAD", "--format", form, cwd=repository).stdout
        assert "<img" not in shown
        assert "&lt;img" in shown
        assert form == "html" or ("](" not in shown and "@everyone" not in shown)


def test_an_unknown_commit_ends_with_code_two(
    repository: Path, run_explainer: RunExplainer
) -> None:
    done = run_explainer("diff", "no-such-branch", cwd=repository)
    assert done.returncode == 2
    assert "there is no commit 'no-such-branch' here" in done.stderr
    assert run_explainer("diff", "--output=x", cwd=repository).returncode == 2


def test_what_a_check_remembers_changes_no_review(real_project: Path, tmp_path: Path) -> None:
    before = shutil.copytree(real_project, tmp_path / "before")
    replace(UKRAINE, "    text: ", "    text: Now ")(real_project)
    replace("data/subjects.yml", "label: ", "label: New ")(real_project)
    (real_project / CONVENTION).rename(real_project / "data/claims/a.yml")
    memory = Memory()
    for root in (before, real_project):
        verify_project(load_project(root, memory=memory.files), memory)
    memory = Memory(json.loads(json.dumps(memory.kept)))

    def review_with(memory: Memory | None) -> Review:
        files = memory.files if memory else None
        sides = [load_project(root, memory=files) for root in (before, real_project)]
        return compare(*(side_of(one, memory) for one in sides))

    known, fresh = review_with(memory), review_with(None)
    assert known == fresh
    assert known.entries


def test_a_commit_is_read_as_it_was_with_what_its_links_lead_to(repository: Path) -> None:
    link = repository / "data/claims/linked.yml"
    link.symlink_to("ukraine.yml")
    for arguments in (["add", "."], ["commit", "-q", "-m", "link"]):
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
            cwd=repository,
            check=True,
        )
    expected = (repository / UKRAINE).read_bytes()
    (repository / UKRAINE).write_text("claims: {}\n")
    files = files_at(repository, "HEAD")
    assert "data/claims/linked.yml" in files.list_files("data")
    assert files.read_bytes("data/claims/linked.yml") == files.read_bytes(UKRAINE) == expected
    assert files.read_bytes("data/claims/none.yml") is None
    assert [problem.rule for problem in files.problems] == ["file/missing"]
