"""`explainer check` on the real data: its verdict, and how it reaches people and programs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.support.program import RunExplainer, explainer_command, program_environ
from tests.support.terminals import run_in_terminal

COUNTS = re.compile(r"\d+ sources?, \d+ claims?, \d+ passages? checked: (\d+) problems?")

CHECK_AND_LIST_MODULES = """
import sys
from generator.cli.main import main
code = main(["check"])
print(*sorted({name.split(".")[0] for name in sys.modules}))
sys.exit(code)
"""


@pytest.fixture
def broken_project(real_project: Path) -> Path:
    """Give a project in which one word of one passage differs from the source."""
    path = real_project / "data/claims/broken.yml"
    path.write_text(
        "claims:\n"
        "  made-up:\n"
        "    text: Nobody said this.\n"
        "    subjects:\n"
        "      - nobody\n"
        "    evidence:\n"
        "      - source: nowhere\n"
        "        passage: |-\n"
        "          nobody ever said this sentence\n"
    )
    return real_project


def terminal_environ(**environ: str) -> dict[str, str]:
    inherited = program_environ()
    inherited.pop("NO_COLOR", None)
    return {**inherited, "TERM": "xterm-256color", **environ}


def test_the_real_data_is_right_and_the_only_unremarked_line_counts_it(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    done = run_explainer("check", cwd=real_project)
    assert (done.returncode, done.stderr) == (0, "")
    found = COUNTS.fullmatch(done.stdout.splitlines()[-1])
    assert found
    assert found.group(1) == "0"


def test_the_project_can_be_named_before_and_behind_the_command(
    run_explainer: RunExplainer, real_project: Path, tmp_path: Path
) -> None:
    before = run_explainer("-C", real_project, "check", cwd=tmp_path)
    behind = run_explainer("check", "-C", "project", cwd=tmp_path)
    inside = run_explainer("check", cwd=real_project / "data")
    assert before.stdout == behind.stdout == inside.stdout
    assert before.returncode == behind.returncode == inside.returncode == 0


def test_problems_end_with_1_and_name_their_place_below_the_project(
    run_explainer: RunExplainer, broken_project: Path
) -> None:
    done = run_explainer("check", cwd=broken_project / "data")
    assert done.returncode == 1
    assert re.search(
        r"^data/claims/broken\.yml:\d+:\d+: error\[[a-z-]+/[a-z-]+\]: ", done.stdout, re.MULTILINE
    )
    assert COUNTS.match(done.stdout.splitlines()[-1])
    assert done.stderr == ""


def test_json_holds_the_same_problems_as_the_text(
    run_explainer: RunExplainer, broken_project: Path
) -> None:
    done = run_explainer("check", "--format", "json", cwd=broken_project)
    text = run_explainer("check", cwd=broken_project).stdout
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert not report["ok"]
    for problem in report["problems"]:
        assert f"{problem['severity']}[{problem['rule']}]" in text


def test_check_works_without_mkdocs_and_without_jinja(real_project: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", CHECK_AND_LIST_MODULES),
        cwd=real_project,
        env=program_environ(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "generator" in loaded
    assert not loaded & {"mkdocs", "jinja2", "material", "rapidfuzz", "http", "asyncio"}


def test_a_terminal_gets_colours(broken_project: Path) -> None:
    code, screen = run_in_terminal(
        explainer_command("check"), cwd=broken_project, environ=terminal_environ()
    )
    assert code == 1
    assert "\x1b[1;31merror[" in screen


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_gets_no_colours_if_they_are_unwanted(
    broken_project: Path, environ: dict[str, str]
) -> None:
    _, screen = run_in_terminal(
        explainer_command("check"),
        cwd=broken_project,
        environ=terminal_environ(**environ),
    )
    assert "error[" in screen
    assert "\x1b" not in screen


def test_a_pipe_gets_no_colours(run_explainer: RunExplainer, broken_project: Path) -> None:
    assert "\x1b" not in run_explainer("check", cwd=broken_project).stdout


def run_with_output(
    project: Path, output: int | IO[str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        explainer_command(*arguments),
        cwd=project,
        env=program_environ(),
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("arguments", "verdict"), [(["check"], 1), (["--help"], 0)])
def test_a_reader_that_goes_away_changes_nothing_about_the_verdict(
    broken_project: Path, arguments: list[str], verdict: int
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run_with_output(broken_project, writing, *arguments)
    os.close(writing)
    assert (done.returncode, done.stderr) == (verdict, "")


@pytest.mark.parametrize("argument", ["check", "--help"])
def test_an_output_that_cannot_be_written_ends_with_2(
    real_project: Path, tmp_path: Path, argument: str
) -> None:
    (tmp_path / "output").touch()
    with (tmp_path / "output").open("r") as not_for_writing:
        done = run_with_output(real_project, not_for_writing, argument)
    assert done.returncode == 2
    assert done.stderr == "explainer: Bad file descriptor\n"


def test_a_closed_output_is_no_reason_to_fail(real_project: Path) -> None:
    command = " ".join((*map(shlex.quote, explainer_command("check")), ">&-"))
    done = subprocess.run(
        ("/bin/sh", "-c", command),
        cwd=real_project,
        env=program_environ(),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_output_that_knows_few_characters_gets_the_others_escaped(
    run_explainer: RunExplainer, broken_project: Path
) -> None:
    path = broken_project / "data/claims/broken.yml"
    path.write_text(path.read_text().replace("nobody ever said", "“nobody” ever said"))
    done = run_explainer("check", cwd=broken_project, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.isascii()
