"""The project as it was at a commit, unpacked for reading."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cli.exits import CannotRunError


@contextmanager
def project_at(root: Path, base: str) -> Iterator[Path]:
    """Unpack the project as it was at a commit into a folder that is removed afterwards.

    Raises CannotRunError where git is missing, the project is in no repository, or the commit
    is unknown or doesn't hold the project.
    """
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"
    )
    if commit is None:
        raise CannotRunError(f"there is no commit '{base}' here; name a branch, a tag or a commit")
    prefix = (_git(root, "rev-parse", "--show-prefix") or b"").decode().strip()
    archive = _git(root, "archive", "--format=tar", f"{commit.decode().strip()}:{prefix}")
    if archive is None:
        raise CannotRunError(f"the commit '{base}' does not hold this project")
    with tempfile.TemporaryDirectory(prefix="explainer-diff-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _git(root: Path, *arguments: str) -> bytes | None:
    """Run git; None where it says no."""
    program = shutil.which("git")
    if program is None:
        raise CannotRunError("this command needs git, which is not installed")
    done = subprocess.run(  # noqa: S603 - the program is git, and no argument reaches a shell
        [program, "-C", str(root), *arguments], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
