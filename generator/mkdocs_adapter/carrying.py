"""Pages that a build would write again byte for byte are carried over from the last one's tree.

A page is carried over if all that it follows from is the same, and if the file that was written
then still has its bytes: somebody may have edited it since.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

Kept = list[str]
"""What a page followed from, and the digest of its bytes."""


class WrittenPages:
    """The pages of the published tree, by their paths in it."""

    def __init__(self, known: Mapping[str, Kept] | None = None) -> None:
        """Begin with what an earlier run kept."""
        self._known = dict(known or {})
        self.kept: dict[str, Kept] = {}
        """The pages of this run's tree, for the next."""

    def next(self) -> WrittenPages:
        """Give what the next run of this process may know; what is gone costs only a look."""
        return WrittenPages({**self._known, **self.kept})

    def carry(self, name: str, grounds: str, old: Path, new: Path) -> bool:
        """Bring a page from the old tree to the new one, if it would be written the same.

        The two trees may be one. Gives whether the page is there now.
        """
        known = self._known.get(name)
        if known is None or known[0] != grounds or not _brought(old / name, new / name, known[1]):
            return False
        self.kept[name] = known
        return True

    def keep(self, name: str, grounds: str, content: bytes) -> None:
        """Keep what is written now."""
        self.kept[name] = [grounds, hashlib.sha256(content).hexdigest()]

    def digests(self) -> dict[str, str]:
        """Give the digests of the pages of this run's tree."""
        return {name: digest for name, (_, digest) in self.kept.items()}


def _brought(old: Path, new: Path, digest: str) -> bool:
    """Bring a file of these bytes to another place; False if it is gone or has others."""
    try:
        status = old.lstat()
        content = old.read_bytes()
        if not stat.S_ISREG(status.st_mode) or hashlib.sha256(content).hexdigest() != digest:
            return False
        if old != new:
            _put(old, new, content, status)
    except OSError:
        return False
    return True


def _put(old: Path, new: Path, content: bytes, status: os.stat_result) -> None:
    """Give a file a second name, or write its bytes anew.

    Written anew is a file that would be bound to others, and one whose mode is not a new file's:
    that of its new folder tells what a new one would have.
    """
    new.parent.mkdir(parents=True, exist_ok=True)
    usual = stat.S_IMODE(new.parent.stat().st_mode) & 0o666
    if status.st_nlink == 1 and stat.S_IMODE(status.st_mode) == usual:
        with suppress(OSError):
            os.link(old, new)
            return
    new.write_bytes(content)


def clear_but(folder: Path, names: set[str]) -> None:
    """Remove all files of a folder but these, by their paths in it; raises OSError."""
    for path in [path for path in folder.rglob("*") if not path.is_dir()]:
        if path.relative_to(folder).as_posix() not in names:
            path.unlink()
