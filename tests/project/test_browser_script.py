"""`make test` brings its own browsers where it can, and says what to install where it can't."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SILENT = "#!/bin/sh\nexit 0\n"
APT_GET = '#!/bin/sh\necho "$*" >> "$LOG"\n'
CHROMIUM, FIREFOX = "chromium fonts-dejavu-core", "firefox-esr"
"""The packages that bring the browsers."""


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def run_script(
    repo: Path, folder: Path, **environ: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the script where only the programs of a folder are found; give what apt-get was told."""
    log = folder / "apt-get.log"
    log.touch()
    done = subprocess.run(
        ("/bin/sh", repo / "scripts/browser"),
        env={"PATH": str(folder), "LOG": str(log), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, log.read_text()


def test_browsers_that_are_there_are_enough(repo: Path, tmp_path: Path) -> None:
    for name in ("chromium", "firefox-esr", "apt-get"):
        program(tmp_path, name, APT_GET)
    done, told = run_script(repo, tmp_path)
    assert (done.returncode, done.stdout, told) == (0, "", "")


def test_browsers_that_are_named_are_enough(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "mine", SILENT)
    mine = str(tmp_path / "mine")
    done = run_script(repo, tmp_path, CHROMIUM=mine, FIREFOX=mine)[0]
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("there", "installed"),
    [((), [CHROMIUM, FIREFOX]), (("firefox",), [CHROMIUM]), (("google-chrome",), [FIREFOX])],
)
def test_root_gets_what_is_missing_installed(
    repo: Path, tmp_path: Path, there: tuple[str, ...], installed: list[str]
) -> None:
    for name in there:
        program(tmp_path, name, SILENT)
    program(tmp_path, "apt-get", APT_GET)
    program(tmp_path, "id", "#!/bin/sh\necho 0\n")
    done, told = run_script(repo, tmp_path)
    assert done.returncode == 0
    lines = told.splitlines()
    assert all(line.startswith("update") for line in lines[::2])
    ends = [line.partition("--no-install-recommends ")[2] for line in lines[1::2]]
    assert ends == installed


@pytest.mark.parametrize(("there", "packages"), [("firefox", CHROMIUM), ("chromium", FIREFOX)])
def test_others_are_told_what_to_install(
    repo: Path, tmp_path: Path, there: str, packages: str
) -> None:
    program(tmp_path, there, SILENT)
    program(tmp_path, "apt-get", APT_GET)
    program(tmp_path, "id", "#!/bin/sh\necho 1000\n")
    done, told = run_script(repo, tmp_path)
    assert (done.returncode, told) == (1, "")
    assert f"sudo apt-get install {packages}\n" in done.stderr


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ("firefox", "need Chromium or Chrome, and none was found"),
        ("chromium", "need Firefox, and none was found"),
    ],
)
def test_where_nothing_can_be_installed_the_message_says_what_is_missing(
    repo: Path, tmp_path: Path, there: str, words: str
) -> None:
    program(tmp_path, there, SILENT)
    done, _ = run_script(repo, tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
