"""Let MkDocs's live reload work under the content security policy, and show problems.

Its server adds a script to each page that it sends, different each time. The policy of that
one answer names it by a number used once; files and published pages never hold such a number.
Nor do files hold the problems of a preview: with the problems gone, so are their traces.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_SCRIPT = b"<script>"
_POLICY = b"script-src 'self'"
_BODY = re.compile(rb"<body\b[^>]*>")


def allow_live_reload(serve: WSGIApplication, panel: Callable[[], str]) -> WSGIApplication:
    """Wrap the server's application; what `panel` gives stands at the top of each page."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], *_: object) -> object:
            begun.append((status, headers))
            return None

        parts = serve(environ, begin)  # type: ignore[arg-type] # nobody calls what it returns
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", lambda: None)()
        status, headers = begun[-1]
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            body = _with_panel(_with_number(body), panel().encode())
            headers = [pair for pair in headers if pair[0] != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    return answer


def _with_number(page: bytes) -> bytes:
    """Name the page's last script, which is the server's, in the policy at its beginning."""
    before, script, after = page.rpartition(_SCRIPT)
    if not script or _POLICY not in before:
        return page
    number = secrets.token_urlsafe(16).encode("ascii")
    before = before.replace(_POLICY, _POLICY + b" 'nonce-" + number + b"'", 1)
    return before + b'<script nonce="' + number + b'">' + after


def _with_panel(page: bytes, panel: bytes) -> bytes:
    """Put a panel where the body begins."""
    begin = _BODY.search(page)
    return page[: begin.end()] + panel + page[begin.end() :] if begin and panel else page
