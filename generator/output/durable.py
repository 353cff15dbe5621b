"""Make written files survive a loss of power."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


def sync_tree(root: Path) -> None:
    """Flush every file and folder below `root`, and `root` itself, to the disk."""
    for folder, _, names in os.walk(root):
        for name in names:
            _sync(Path(folder, name), os.O_RDONLY)
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where folders can be opened at all."""
    if sys.platform != "win32":
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)
