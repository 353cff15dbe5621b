"""The project as it was at a commit, read out of git without writing it anywhere."""

from __future__ import annotations

import io
import posixpath
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from generator.cli.exits import CannotRunError
from generator.loading.file_names import check_names
from generator.loading.files import ProjectFiles


class CommittedFiles(ProjectFiles):
    """Reads the files of a commit; there is nothing beside them."""

    def __init__(self, root: Path, contents: Mapping[str, bytes]) -> None:
        """Take the project's root, and what each file holds."""
        super().__init__(root)
        self._before = contents

    def _list_files(self, folder: str) -> tuple[str, ...]:
        below = (path for path in self._before if path.startswith(f"{folder}/"))
        paths = tuple(sorted(path for path in below if not _is_hidden(path)))
        self.problems += check_names(paths)
        return paths

    def _reason_against(self, _path: str, _limit: int) -> tuple[str, str]:
        return "file/missing", "doesn't exist"


def files_at(root: Path, base: str) -> CommittedFiles:
    """Read the project as it was at a commit.

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
    return CommittedFiles(root, _contents(archive))


def _contents(archive: bytes) -> dict[str, bytes]:
    """Give what each file of an archive holds; a link to a file holds what that file does."""
    contents: dict[str, bytes] = {}
    links: dict[str, str] = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                contents[member.name] = file.read()
            elif member.issym():
                folder = posixpath.dirname(member.name)
                links[member.name] = posixpath.normpath(posixpath.join(folder, member.linkname))
    return contents | {path: contents[to] for path, to in links.items() if to in contents}


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _git(root: Path, *arguments: str) -> bytes | None:
    """Run git; None where it says no."""
    program = shutil.which("git")
    if program is None:
        raise CannotRunError("this command needs git, which is not installed")
    done = subprocess.run(  # noqa: S603 - the program is git, and no argument reaches a shell
        [program, "-C", str(root), *arguments], capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
