"""One build of the real site for all browser tests of a worker, and pages to open it in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.support.program import RunExplainer
from tests.support.projects import copy_real_project
from tests.support.sites import BuiltSite, serve_folder

Scheme = Literal["light", "dark"]


class NewPage(Protocol):
    """What the fixture `new_page` gives."""

    def __call__(
        self,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        script: bool = True,
        touch: bool = False,
    ) -> Page:
        """Open a page with a memory of its own; `width` in CSS pixels, 800 of them high."""


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, run_explainer: RunExplainer
) -> Iterator[BuiltSite]:
    """Build the real project as it stands, serve the site and unpack the offline folder."""
    root = copy_real_project(tmp_path_factory.mktemp("browser"))
    done = run_explainer("-C", root, "export", "--site")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next((root / "dist").glob("*-offline.zip"))) as archive:
        archive.extractall(root / "unpacked")
    (unpacked,) = (root / "unpacked").iterdir()
    with serve_folder(root / "site") as address:
        yield BuiltSite(root / "site", address, unpacked)


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Give a function that opens a page; what a page throws or complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            complaints.append(said.text)

    def open_page(
        *, width: int = 1280, scheme: Scheme = "light", script: bool = True, touch: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            has_touch=touch,
        )
        contexts.append(context)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", note)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def vendor() -> Path:
    """Give the folder of other people's tools that tests evaluate in pages."""
    return Path(__file__).parents[1] / "vendor"
