"""A built site as readers meet it: served on loopback, or opened from its folder."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site's folder, and the address at which that folder is served."""

    folder: Path
    address: str

    @property
    def pages(self) -> tuple[str, ...]:
        """List all pages, the error page among them, relative to the folder."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*.html"))
        return tuple(sorted(path.as_posix() for path in found))

    def served(self, page: str = "index.html") -> str:
        """Give the address of a page (a fragment may follow) on the server."""
        return f"{self.address}/{page}"

    def opened(self, page: str = "index.html") -> str:
        """Give the address of a page in the folder, with `file:` as its scheme."""
        return f"{self.folder.as_uri()}/{page}"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files and keep no log; browsers that go away are no news."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that a closed page has dropped."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of loopback; give the address, without a last slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
