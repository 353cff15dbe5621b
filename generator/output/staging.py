"""A tree that is built beside the published one and takes its place whole, or not at all.

Beside the output folder `site` stands, while a build runs, `.site.building` with the lock, the
new `tree`, and the `retired` one for a moment. Whatever a killed build leaves there is cleared
by the next. A marker file tells our output folders from those of others.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from generator.output import lock
from generator.output.durable import sync_folder, sync_tree
from generator.output.errors import OutputError, from_os_error
from generator.output.exchange import exchange, recover

MARKER_NAME = ".explainer-output"
_MARKER_TEXT = "This folder is made by `explainer` and replaced as a whole by its next build.\n"


class Staging:
    """The workspace of one build; hold it from `open_staging` to `close`."""

    def __init__(self, target: Path, workspace: Path, descriptor: int) -> None:
        """Take over a workspace whose lock this process holds."""
        self.target = target
        """The folder that is published, symbolic links resolved."""
        self.tree = workspace / "tree"
        """Where the build writes."""
        self._workspace = workspace
        self._descriptor: int | None = descriptor

    def publish(self) -> None:
        """Flush the new tree to the disk and let it take the old one's place.

        Raises OutputError, with the old tree in place, where the system refuses.
        """
        try:
            (self.tree / MARKER_NAME).write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")
            sync_tree(self.tree)
            _refuse_foreign(self.target)
            self._swap()
            sync_folder(self.target.parent)
        except OSError as error:
            raise from_os_error(error, str(self.target)) from error

    def close(self) -> None:
        """Remove everything beside the published folder and let the lock go; idempotent."""
        if self._descriptor is None:
            return
        self._clear()
        lock.release(self._descriptor, self._workspace / "lock")
        self._descriptor = None

    def _swap(self) -> None:
        if self.target.exists():
            retired = exchange(self.tree, self.target, self._workspace / "retired")
            shutil.rmtree(retired, ignore_errors=True)
        else:
            self.tree.rename(self.target)

    def _clear(self) -> None:
        """Remove the trees of the workspace, but never the only copy of the published one."""
        with contextlib.suppress(OSError):
            recover(self.target, self._workspace / "retired")
        shutil.rmtree(self._workspace / "tree", ignore_errors=True)
        if self.target.exists():
            shutil.rmtree(self._workspace / "retired", ignore_errors=True)


def open_staging(target: Path) -> Staging:
    """Lock the output folder `target` and make an empty tree beside it.

    Raises OutputError if another build holds it, if it is a folder of somebody else's, or if
    the system refuses. Only the workspace is touched.
    """
    target = Path(os.path.realpath(target))
    workspace = target.with_name(f".{target.name}.building")
    try:
        descriptor = lock.acquire(workspace / "lock")
        if descriptor is None:
            raise OutputError("output/locked", "another build is writing here", str(target))
        staging = Staging(target, workspace, descriptor)
        _prepare(staging, workspace)
    except OSError as error:
        raise from_os_error(error, str(workspace)) from error
    return staging


def _prepare(staging: Staging, workspace: Path) -> None:
    """Mend and clear what a former run left, and make the empty tree."""
    try:
        recover(staging.target, workspace / "retired")
        _refuse_foreign(staging.target)
        for name in ("tree", "retired"):
            if (workspace / name).exists():
                shutil.rmtree(workspace / name)
        staging.tree.mkdir()
    except BaseException:
        staging.close()
        raise


def _refuse_foreign(target: Path) -> None:
    """Refuse to replace what is not an empty folder and not marked as ours."""
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError("output/not-ours", "this is a file, not an output folder", str(target))
    if any(target.iterdir()) and not (target / MARKER_NAME).is_file():
        raise OutputError(
            "output/not-ours",
            "this folder holds files that `explainer` did not write, so it is left alone",
            str(target),
            "choose another `site_dir`, or empty the folder yourself",
        )
