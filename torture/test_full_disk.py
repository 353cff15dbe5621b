"""On a disk that runs full at any point, the old site stays whole and the next build succeeds.

Needs the right to mount a small file system: root's, or user namespaces of Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.safety.scale import note_figure
from tests.safety.trees import tree_hash
from tests.support.program import REPO, explainer_command, program_environ

SIZE = 12 * 1024 * 1024
LEFT = (0, 4, 64, 256, 1024, 2048, 3072)
"""Kibibytes that are free when a build begins."""


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """Build a project, quietly."""
    return subprocess.run(
        explainer_command("-C", root, "build"),
        cwd=REPO,
        env=program_environ(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def fill(disk: Path, left: int) -> Path:
    """Take all space of a disk but so many kibibytes."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    with ballast.open("wb") as file:
        file.write(b"x" * max(free.f_bavail * free.f_frsize - left * 1024, 0))
    return ballast


def try_full_disk(disk: Path) -> None:
    """Mount a small disk, and build on it again and again with little space left."""
    subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(disk)), check=True)
    root = disk / "project"
    shutil.copytree(REPO / "tests/mkdocs_adapter/project", root)
    shutil.copytree(REPO / "site_templates", root / "site_templates")
    assert build(root).returncode == 0
    old = tree_hash(root / "site")
    codes = []
    for left in LEFT:
        ballast = fill(disk, left)
        done = build(root)
        codes.append(done.returncode)
        assert done.returncode in {0, 2}, done.stderr
        assert done.returncode == 0 or "No space" in done.stderr, done.stderr
        assert tree_hash(root / "site") == old
        ballast.unlink()
        assert build(root).returncode == 0
        assert tree_hash(root / "site") == old
    assert 2 in codes


def test_a_full_disk_leaves_the_old_site_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        ("unshare", "--user", "--map-root-user", "--mount", sys.executable, __file__, tmp_path),
        cwd=REPO,
        env=program_environ(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    note_figure(
        "builds on a disk with 0 to 3,072 KiB left: damaged trees", f"0 ({len(LEFT)} builds)"
    )


if __name__ == "__main__":
    try_full_disk(Path(sys.argv[1]))
