"""Templates that were compiled before, kept in the user's own cache.

Compiled code is trusted like a program. So it is never read from the project, which may come from
a stranger, but only from a folder of the user's that nobody else may write.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_MOST_FILES = 1500
_FOLDER = "sourced-explainer"


class _OptionsBytecodeCache(FileSystemBytecodeCache):
    """Tells environments apart, which compile one source to different code."""

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        options = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks)
        extensions = sorted(environment.extensions)
        known = [sorted(environment.filters), sorted(environment.tests)]
        kinds = (environment.code_generator_class, environment.undefined)
        key = f"{name}|{filename}|{options}|{extensions}|{known}|{kinds}"
        bucket = Bucket(
            environment, hashlib.sha256(key.encode()).hexdigest(), self.get_source_checksum(source)
        )
        with suppress(OSError):
            self.load_bytecode(bucket)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk costs time, nothing else
            super().set_bucket(bucket)


def bytecode_cache(root: Path) -> BytecodeCache | None:
    """Open the cache; None where this user has no folder that is safe, outside of the project."""
    if sys.platform == "win32":
        return None  # who may write a folder is not told by its mode there
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    folder = Path(base, _FOLDER, f"templates-{jinja2.__version__}-{sys.implementation.cache_tag}")
    try:
        if not folder.is_absolute() or folder.resolve().is_relative_to(root.resolve()):
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not all(map(_is_safe, (folder, folder.parent))):
            return None
        _make_room(folder)
    except OSError:
        return None
    return _OptionsBytecodeCache(str(folder))


def _is_safe(folder: Path) -> bool:
    """Tell whether nobody but this user may write a folder."""
    state = folder.lstat()
    return state.st_uid == os.getuid() and not state.st_mode & 0o022 and folder.is_dir()


def _make_room(folder: Path) -> None:
    """Forget everything once there is too much: templates of projects that are gone."""
    files = list(folder.iterdir())
    if len(files) > _MOST_FILES:
        for name in files:
            with suppress(OSError):
                name.unlink()
