"""How the program behaves as a whole: its exit codes, and what it prints where."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.program import RunExplainer, program_environ

BROKEN_INSTALLATION = """
import sys
sys.modules["generator.verify.project"] = None
from generator.cli.main import main
sys.exit(main(["check"]))
"""


def run_python(program: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-c", program),
        cwd=cwd,
        env=program_environ(**environ),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_command_and_the_module_are_the_same_program(
    run_explainer: RunExplainer,
) -> None:
    command = Path(sys.executable).with_name("explainer")
    installed = subprocess.run((command, "--version"), capture_output=True, text=True, check=True)
    assert installed.stdout == run_explainer("--version").stdout
    assert installed.stdout.startswith("explainer 0.")


@pytest.mark.parametrize("command", [(), ("check",), ("build",), ("serve",)])
def test_help_shows_examples_and_needs_no_project(
    run_explainer: RunExplainer, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = run_explainer(*command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Examples:\n" in done.stdout
    assert f"explainer {' '.join(command)}" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nonsense",), "No such command 'nonsense'"),
        (("check", "--format", "xml"), "'xml' is not one of"),
        (("check", "--nonsense"), "No such option"),
        (("-C", "nowhere", "check"), "-C nowhere: there is no such folder"),
        (("check", "-C", "nowhere"), "-C nowhere: there is no such folder"),
        (("check",), "no project here"),
        (("build",), "no project here"),
        (("serve",), "no project here"),
    ],
)
def test_a_command_that_cannot_run_says_why_and_ends_with_2(
    run_explainer: RunExplainer, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run_explainer(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_a_fault_of_the_program_is_told_in_one_line_and_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    done = run_python(BROKEN_INSTALLATION, tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("explainer: internal error, please report it: ")
    assert done.stderr.count("\n") == 1


def test_those_who_ask_for_it_see_where_a_fault_happened(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    done = run_python(BROKEN_INSTALLATION, tmp_path, EXPLAINER_DEBUG="1")
    assert done.returncode == 2
    assert "Traceback" in done.stderr
