"""The error page leads back into the site from wherever a server shows it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.sites import BuiltSite

FOLDER = "some/folder"


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a site below a folder, and its error page for whatever is missing there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page, as hosts of static pages do."""
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        content = (Path(self.directory) / FOLDER / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture(scope="module")
def hosted(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site, whose address isn't configured, below a folder; give its address."""
    root = tmp_path_factory.mktemp("host")
    shutil.copytree(site.folder, root / FOLDER)
    handler = functools.partial(Host, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        server.shutdown()


@pytest.mark.parametrize("missing", ["gone.html", "states/gone.html", "a/b/c/gone.html"])
def test_every_link_of_the_error_page_leads_to_a_page_of_the_site(
    hosted: str, browser: Browser, missing: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(hosted + missing)
    links = page.evaluate("() => [...document.querySelectorAll('article a')].map((a) => a.href)")
    assert len(links) > 1
    assert {context.request.get(link).status for link in links} == {200}
    assert all(link.startswith(hosted) for link in links)
    page.locator("article a").first.click()
    assert page.locator("article h1").inner_text() != "There is no such page"
    context.close()


@pytest.mark.parametrize("missing", ["gone.html", "a/b/c/gone.html"])
def test_the_error_page_looks_like_the_site(hosted: str, browser: Browser, missing: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(hosted, wait_until="load")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    expected = page.evaluate(paper)
    page.goto(hosted + missing, wait_until="networkidle")
    assert page.evaluate(paper) == expected
    context.close()


def test_without_script_the_error_page_leads_on_from_the_top_of_the_site(
    hosted: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hosted}gone.html")
    page.locator("article a").last.click()
    assert page.locator("article h1").inner_text() != "There is no such page"
    context.close()
