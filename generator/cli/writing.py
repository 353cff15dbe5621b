"""Write changed files all or not at all: a reader sees a file before or after, never between."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from generator.cli.exits import CannotRunError
from generator.loading.files import Changes

_NEW_MODE = 0o666


def write_changes(root: Path, changes: Changes) -> tuple[str, ...]:
    """Write files below the project's root; None removes one. Gives the paths, sorted.

    Each file is written beside its place first and renamed when all of them are complete. If
    anything fails, Ctrl-C included, every file is as it was, and the error goes on.
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for name, content in sorted(changes.items()):
            target = (root / name).resolve()
            if not target.is_relative_to(root.resolve()):
                raise CannotRunError(f"{name} is a link that leads out of the project")
            before[target] = target.read_bytes() if target.exists() else None
            if content is not None:
                staged[target] = _stage(target, content)
        _put_in_place(staged, before)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
    return tuple(sorted(changes))


def _put_in_place(staged: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    done: list[Path] = []
    try:
        for target in before:
            done.append(target)
            if target in staged:
                staged[target].replace(target)
            else:
                target.unlink(missing_ok=True)
    except BaseException:
        for target in done:
            _restore(target, before[target])
        raise


def _restore(target: Path, content: bytes | None) -> None:
    if content is None:
        target.unlink(missing_ok=True)
    elif not target.exists() or target.read_bytes() != content:
        with contextlib.ExitStack() as stack:
            temporary = _stage(target, content)
            stack.callback(temporary.unlink, missing_ok=True)
            temporary.replace(target)


def _stage(target: Path, content: bytes) -> Path:
    """Write a hidden file beside the target, flushed to the disk, with the target's rights."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else _NEW_MODE
    temporary = target.with_name(f".{target.name}.{os.getpid()}.new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
