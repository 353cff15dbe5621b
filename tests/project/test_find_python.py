"""`make` finds a Python that is new enough, or says in words what is missing."""

from __future__ import annotations

import subprocess
from pathlib import Path

FINE = "#!/bin/sh\nexit 0\n"
TOO_OLD = '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\n'


def program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)
    return path


def find_python(repo: Path, search: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("/bin/sh", repo / "scripts/find-python"),
        env={"PATH": str(search), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_python3_is_taken_if_it_is_new_enough(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3.13", FINE)
    wanted = program(tmp_path, "python3", FINE)
    assert find_python(repo, tmp_path).stdout == f"{wanted}\n"


def test_a_newer_python_is_found_beside_one_that_is_too_old(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3", TOO_OLD)
    wanted = program(tmp_path, "python3.12", FINE)
    assert find_python(repo, tmp_path).stdout == f"{wanted}\n"


def test_the_one_that_is_named_comes_first(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3", FINE)
    wanted = program(tmp_path, "mine", FINE)
    assert find_python(repo, tmp_path, PYTHON=str(wanted)).stdout == f"{wanted}\n"


def test_a_python_that_is_too_old_is_named_in_the_message(repo: Path, tmp_path: Path) -> None:
    program(tmp_path, "python3", TOO_OLD)
    done = find_python(repo, tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs Python 3.11 or newer; found: Python 3.9.2." in done.stderr


def test_without_any_python_the_message_says_what_to_install(repo: Path, tmp_path: Path) -> None:
    done = find_python(repo, tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "found: no python3." in done.stderr
    assert "python3-venv" in done.stderr
