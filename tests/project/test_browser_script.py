"""`make test` brings its own browser where it can, and says what to install where it can't."""

from __future__ import annotations

import subprocess
from pathlib import Path

SILENT = "#!/bin/sh\nexit 0\n"
APT_GET = '#!/bin/sh\necho "$*" >> "$LOG"\n'


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


def test_a_browser_that_is_there_is_enough(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "chromium", SILENT)
    program(tmp_path, "apt-get", APT_GET)
    done, told = run_script(repo, tmp_path)
    assert (done.returncode, done.stdout, told) == (0, "", "")


def test_a_browser_that_is_named_is_enough(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "mine", SILENT)
    done = run_script(repo, tmp_path, CHROMIUM=str(tmp_path / "mine"))[0]
    assert (done.returncode, done.stdout) == (0, "")


def test_root_gets_the_browser_and_its_fonts_installed(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "apt-get", APT_GET)
    program(tmp_path, "id", "#!/bin/sh\necho 0\n")
    done, told = run_script(repo, tmp_path)
    assert done.returncode == 0
    update, install = told.splitlines()
    assert update.startswith("update")
    assert install.endswith("--no-install-recommends chromium fonts-dejavu-core")


def test_others_are_told_what_to_install(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "apt-get", APT_GET)
    program(tmp_path, "id", "#!/bin/sh\necho 1000\n")
    done, told = run_script(repo, tmp_path)
    assert (done.returncode, told) == (1, "")
    assert "sudo apt-get install chromium fonts-dejavu-core" in done.stderr


def test_where_nothing_can_be_installed_the_message_says_what_is_missing(
    repo: Path, tmp_path: Path
) -> None:
    done, _ = run_script(repo, tmp_path)
    assert done.returncode == 1
    assert "need Chromium or Chrome, and none was found" in done.stderr
