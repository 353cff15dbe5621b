"""Put a new tree where the old one is, in one step wherever the system has such a step."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux <linux/fs.h>
_RENAME_SWAP = 2  # macOS <sys/stdio.h>
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(new: Path, current: Path, retired: Path) -> Path:
    """Make `new` stand at `current`, and return where the old tree is now.

    All three lie on one file system. Where the system can't exchange two names at once, the
    old tree moves to `retired` first; `recover` mends what an end between the two leaves.
    """
    if _exchange_at_once(new, current):
        return new
    return exchange_in_two_steps(new, current, retired)


def exchange_in_two_steps(new: Path, current: Path, retired: Path) -> Path:
    """Do the same with two renames; if the second fails, the old tree is put back."""
    current.rename(retired)
    try:
        new.rename(current)
    except OSError:
        retired.rename(current)
        raise
    return retired


def recover(current: Path, retired: Path) -> None:
    """Put back the old tree if a former run ended between its two renames."""
    if retired.exists() and not current.exists():
        retired.rename(current)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two names atomically; False where the system doesn't know how."""
    call = _system_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _system_call() -> Callable[[bytes, bytes], int] | None:
    """Find the C library's function for it: renameat2 on Linux, renamex_np on macOS."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    linux = getattr(library, "renameat2", None)
    if linux is not None:
        return lambda one, other: int(linux(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    mac = getattr(library, "renamex_np", None)
    return None if mac is None else lambda one, other: int(mac(one, other, _RENAME_SWAP))
