"""`make test` brings its own browsers where it can, and says what to install where it can't."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SILENT = "#!/bin/sh\nexit 0\n"
APT_GET = '#!/bin/sh\necho "$*" >> "$LOG"\n'
BOTH = pytest.mark.parametrize(
    ("script", "name", "packages"),
    [
        ("browser", "chromium", "chromium fonts-dejavu-core"),
        ("firefox", "firefox-esr", "firefox-esr"),
    ],
)


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def run_script(
    repo: Path, folder: Path, script: str, **environ: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the script where only the programs of a folder are found; give what apt-get was told."""
    log = folder / "apt-get.log"
    log.touch()
    done = subprocess.run(
        ("/bin/sh", repo / "scripts" / script),
        env={"PATH": str(folder), "LOG": str(log), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, log.read_text()


@BOTH
def test_a_browser_that_is_there_is_enough(
    repo: Path, tmp_path: Path, script: str, name: str, packages: str
) -> None:
    program(tmp_path, name, SILENT)
    program(tmp_path, "apt-get", APT_GET)
    done, told = run_script(repo, tmp_path, script)
    assert packages not in told
    assert (done.returncode, done.stdout, told) == (0, "", "")


@pytest.mark.parametrize(("script", "name"), [("browser", "CHROMIUM"), ("firefox", "FIREFOX")])
def test_a_browser_that_is_named_is_enough(
    repo: Path, tmp_path: Path, script: str, name: str
) -> None:
    program(tmp_path, "mine", SILENT)
    done = run_script(repo, tmp_path, script, **{name: str(tmp_path / "mine")})[0]
    assert (done.returncode, done.stdout) == (0, "")


@BOTH
def test_root_gets_the_browser_and_its_fonts_installed(
    repo: Path, tmp_path: Path, script: str, name: str, packages: str
) -> None:
    program(tmp_path, "apt-get", APT_GET)
    program(tmp_path, "id", "#!/bin/sh\necho 0\n")
    done, told = run_script(repo, tmp_path, script)
    assert done.returncode == 0
    update, install = told.splitlines()
    assert update.startswith("update")
    assert name in install
    assert install.endswith(f"--no-install-recommends {packages}")


@BOTH
def test_others_are_told_what_to_install(
    repo: Path, tmp_path: Path, script: str, name: str, packages: str
) -> None:
    program(tmp_path, "apt-get", APT_GET)
    program(tmp_path, "id", "#!/bin/sh\necho 1000\n")
    done, told = run_script(repo, tmp_path, script)
    assert (done.returncode, told) == (1, "")
    assert name in done.stderr
    assert f"sudo apt-get install {packages}" in done.stderr


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("browser", "need Chromium or Chrome, and none was found"),
        ("firefox", "need Firefox, and none was found"),
    ],
)
def test_where_nothing_can_be_installed_the_message_says_what_is_missing(
    repo: Path, tmp_path: Path, script: str, words: str
) -> None:
    done, _ = run_script(repo, tmp_path, script)
    assert done.returncode == 1
    assert words in done.stderr
