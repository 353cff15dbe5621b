"""A built site as readers meet it: served on loopback, or opened from its folder."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Form = Literal["served", "opened"]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site's folder, the address at which it is served, and its offline form, unpacked."""

    folder: Path
    address: str
    unpacked: Path | None = None

    @property
    def pages(self) -> tuple[str, ...]:
        """List all pages, the error page among them, relative to the folder."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*.html"))
        return tuple(sorted(path.as_posix() for path in found))

    def pages_in(self, form: Form) -> tuple[str, ...]:
        """List the pages of a form; only a server has an error page."""
        return tuple(page for page in self.pages if form == "served" or page != "404.html")

    def at(self, form: Form, page: str = "index.html") -> str:
        """Give the address of a page in one of the two forms."""
        return self.served(page) if form == "served" else self.opened(page)

    def served(self, page: str = "index.html") -> str:
        """Give the address of a page (a fragment may follow) on the server."""
        return f"{self.address}/{page}"

    def opened(self, page: str = "index.html") -> str:
        """Give the address of a page in the offline folder (or the site's), as a file."""
        return f"{(self.unpacked or self.folder).as_uri()}/{page}"


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
