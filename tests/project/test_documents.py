"""The documents tell the truth: their commands run and their links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.support.program import REPO, RunExplainer
from tests.support.tracked import project_files, text_of

DOCUMENTS = sorted(path.name for path in REPO.glob("*.md"))
FENCE = re.compile(r"^```(?:sh|bash|console|shell)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:make|explainer|\.venv/bin/explainer) [^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)|^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
PLACEHOLDER = re.compile(r"[A-Z]{3,}|…|\.\.\.|<")
ENDLESS = {"serve"}


def commands(program: str) -> list[str]:
    """List every command line that starts with a program, as some document shows it."""
    found: set[str] = set()
    for name in DOCUMENTS:
        text = text_of(REPO / name)
        lines = [line for block in FENCE.findall(text) for line in block.splitlines()]
        lines += INLINE.findall(text)
        found |= {
            line.removeprefix("$ ").removeprefix(".venv/bin/").split(" #")[0] for line in lines
        }
    return sorted(line.strip() for line in found if line.startswith(program + " "))


def test_the_readme_shows_the_two_commands_of_a_fresh_machine() -> None:
    assert {"make site", "make test"} <= set(commands("make"))


@pytest.mark.parametrize("command", commands("make"))
def test_make_knows_every_target_that_a_document_names(repo: Path, command: str) -> None:
    words = shlex.split(command, comments=True)
    subprocess.run((*words, "--dry-run"), cwd=repo, check=True, capture_output=True)


@pytest.mark.parametrize("command", commands("explainer"))
def test_every_command_line_that_a_document_shows_can_run(
    run_explainer: RunExplainer, real_project: Path, command: str
) -> None:
    words = shlex.split(command, comments=True)[1:]
    asks_for_help = bool(PLACEHOLDER.search(command)) or words[0] in ENDLESS
    arguments = [words[0], "--help"] if asks_for_help else words
    done = run_explainer(*arguments, cwd=real_project)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_to_files_that_exist(name: str) -> None:
    files = {str(path.relative_to(REPO)) for path in project_files()}
    folders = {str(parent) for file in files for parent in Path(file).parents}
    targets = [one or other for one, other in LINK.findall(text_of(REPO / name))]
    local = [target.split("#")[0] for target in targets if "://" not in target]
    missing = [target for target in local if target.strip("/") not in files | folders | {""}]
    assert not [target for target in missing if not target.startswith("mailto:")]
