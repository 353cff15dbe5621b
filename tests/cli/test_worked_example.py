"""The worked example of CONTRIBUTING works, line by line, in one project."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from generator.authoring.mentions import entries_of
from generator.loading.project import load_project
from tests.support.program import REPO, RunExplainer

EXAMPLE = re.compile(r"^```sh worked-example\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_commands_of_the_worked_example_run_one_after_the_other(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    before = load_project(real_project)
    found = EXAMPLE.findall((REPO / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert len(found) == 1
    lines = found[0].replace("\\\n", " ").splitlines()
    assert {line.split()[1] for line in lines} >= {"add", "show", "rename", "merge", "fmt"}
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "explainer"
        done = run_explainer(*arguments, cwd=real_project)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    after = load_project(real_project)
    assert entries_of(after.dataset, "claim").keys() == entries_of(before.dataset, "claim").keys()
    assert after.lines.content("data/claims/withdrawals.yml") == before.lines.content(
        "data/claims/withdrawals.yml"
    )
