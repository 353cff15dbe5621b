"""A place for what a later run would work out again: `.cache/` of the project.

It may be deleted at any time. Nothing in it is believed because it lies there, for it could
have come with somebody else's files: an entry counts only if it bears a seal made with the
key of the user who reads it, and then it is only data (JSON). Everything else is as good as
no entry.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import hmac
import json
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = ".cache/check"
MAX_BYTES = 256 * 1024 * 1024
"""No larger entry is read."""

_KEY_BYTES = 32
_IGNORED_BY_GIT = "# Made by `explainer check`; safe to delete.\n*\n"


class Store:
    """The entries of one project, by name."""

    def __init__(self, root: Path, key: bytes) -> None:
        """Take the project's root, and the secret key of the seals."""
        self._folder = root / FOLDER
        self._key = key

    def get(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """Give what was put under a name; None if there is nothing, or nothing to be believed."""
        path = self._folder / f"{name}.json"
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                return None
            seal, _, content = path.read_bytes().partition(b"\n")
            return json.loads(content) if self._is_ours(name, seal, content) else None
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, name: str, value: Mapping[str, object]) -> None:
        """Keep a value under a name, whole or not at all; where that can't be, nothing is kept."""
        content = json.dumps(value, separators=(",", ":")).encode()
        if len(content) > MAX_BYTES // 2 or self._leads_elsewhere():
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder / ".gitignore", _IGNORED_BY_GIT.encode())
            sealed = b"\n".join((self._seal(name, content), content))
            _write(self._folder / f"{name}.json", sealed)

    def _leads_elsewhere(self) -> bool:
        """Tell whether links that came with a project would have us write outside of it."""
        return any(folder.is_symlink() for folder in (self._folder, self._folder.parent))

    def _is_ours(self, name: str, seal: bytes, content: bytes) -> bool:
        return hmac.compare_digest(seal, self._seal(name, content))

    def _seal(self, name: str, content: bytes) -> bytes:
        """Seal an entry for this program, this Python and these packages alone."""
        message = b"\n".join((name.encode(), program_digest(), content))
        return hmac.digest(self._key, message, "sha256").hex().encode()


def store_of(root: Path) -> Store | None:
    """Open the store of a project; None where the user can't have a key outside of it."""
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        key = Path(base) / "explainer" / "key"
        if key.resolve().is_relative_to(root.resolve()):
            return None  # it could have come with the project
        return Store(root, _user_key(key))
    except (OSError, RuntimeError, ValueError):
        return None


def _user_key(path: Path) -> bytes:
    """Read the user's key, or make it; of two runs at once, one makes it.

    Raises OSError where there can be none, ValueError where it is no key.
    """
    with contextlib.suppress(FileExistsError, FileNotFoundError):
        return _known_key(path)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f"key.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.urandom(_KEY_BYTES))
    with contextlib.suppress(FileExistsError):
        os.link(temporary, path)
    temporary.unlink()
    return _known_key(path)


def _known_key(path: Path) -> bytes:
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise ValueError(path)
    return key


def _write(path: Path, content: bytes) -> None:
    """Put a file in its place in one step, so that no reader meets half of it."""
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


@functools.cache
def program_digest() -> bytes:
    """Digest what an answer depends on besides the project: our code, Python, the packages."""
    parts = [sys.version, sys.implementation.cache_tag or ""]
    package = Path(__file__).resolve().parents[1]
    code = hashlib.sha256()
    for folder, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                content = Path(folder, name).read_bytes()
                code.update(f"{folder}/{name}:{len(content)}:".encode() + content)
    parts += [code.hexdigest(), *_installed()]
    return hashlib.sha256("\n".join(parts).encode()).digest()


def _installed() -> list[str]:
    """List the installed packages with their versions and the times of their installation."""
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError), os.scandir(folder or ".") as entries:
            found.update(
                f"{entry.path}:{entry.stat().st_mtime_ns}"
                for entry in entries
                if entry.name.endswith((".dist-info", ".egg-info"))
            )
    return sorted(found)
