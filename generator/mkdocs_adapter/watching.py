"""Notice edits by the system's notifications: MkDocs's server looks at all files twice a second."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

SETTLING = 0.02
"""So many seconds without a further change, and files count as saved: an editor writes a file in
one go, and who is later asks for another build."""

_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Not that a file was opened or closed, or each rebuild would ask for the next."""


def notice_at_once(server: LiveReloadServer, more: Iterable[str]) -> None:
    """Let the system tell a server of changes to what it watches, and to `more`.

    Where the system cannot (it has no such service, or no watch is left), the server goes on
    looking by itself.
    """
    server.build_delay = SETTLING
    polling, notified = server.observer, Notified()
    paths = [*server._watched_paths, *more]  # noqa: SLF001 - nothing else tells them
    try:
        notified.start()
        _watch_anew(server, notified, paths)
    except OSError:
        notified.stop()
        polling.unschedule_all()
        _watch_anew(server, polling, paths)


def _watch_anew(server: LiveReloadServer, observer: BaseObserver, paths: Iterable[str]) -> None:
    server.observer = observer  # type: ignore[assignment] # any observer will do
    server._watched_paths.clear()  # noqa: SLF001 - as above
    server._watch_refs.clear()  # noqa: SLF001
    for path in paths:
        server.watch(path)


class Notified(Observer):  # type: ignore[misc,valid-type] # the system decides which class it is
    """An observer that may be started early, and that keeps an eye on files replaced by others."""

    def start(self) -> None:
        """Start, unless it was started before."""
        if not self.is_alive():
            super().start()

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False, **_: object
    ) -> ObservedWatch:
        """Watch a folder, or a file by its name."""
        if Path(path).is_file():
            # An editor puts a new file in its place; what is watched is the name, in its folder.
            handler, path, recursive = _OneFile(handler, path), str(Path(path).parent), False
        watch: ObservedWatch = super().schedule(
            handler, path, recursive=recursive, event_filter=_CHANGES
        )
        return watch


class _OneFile(FileSystemEventHandler):
    """Passes on what concerns one file of a folder."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler = handler
        self._path = path

    def dispatch(self, event: FileSystemEvent) -> None:
        if self._path in {event.src_path, event.dest_path}:
            self._handler.dispatch(event)
