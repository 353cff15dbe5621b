"""Every page keeps its own policy, served and from a folder, whatever a reader uses."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.output.policy import CONTENT_SECURITY_POLICY
from tests.safety.controls import use_everything
from tests.safety.scale import LONG, note_figure
from tests.support.program import RunExplainer
from tests.support.projects import copy_real_project
from tests.support.sites import BuiltSite, serve_folder

WORDS = "treaty"
OF_EACH_KIND = ("404.html", "leaving.html", "states/index.html", "sources/index.html")
"""Where every control is used, in the short run."""

WITHOUT_CONTROLS = ("START-HERE.html", "print.html")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory, run_explainer: RunExplainer) -> Path:
    """Build the real project in all its forms; give the project's folder."""
    root = copy_real_project(tmp_path_factory.mktemp("policy"))
    for command in ("build", "export"):
        done = run_explainer("-C", root, command)
        assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def site(forms: Path) -> Iterator[BuiltSite]:
    """Serve the site."""
    with serve_folder(forms / "site") as address:
        yield BuiltSite(forms / "site", address)


@contextmanager
def watched_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open a page; give it with the list of what it complains of, and of what it asks others."""
    context = browser.new_context(permissions=["clipboard-write"])
    complaints: list[str] = []
    context.on(
        "console", lambda said: complaints.append(f"{said.page and said.page.url}: {said.text}")
    )
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    try:
        yield context.new_page(), complaints
    finally:
        context.close()


def test_no_page_of_the_site_breaks_its_policy_with_every_control_used(
    browser: Browser, site: BuiltSite
) -> None:
    with watched_page(browser) as (page, complaints):
        for name in site.pages:
            page.goto(site.served(name))
            if LONG or name in OF_EACH_KIND:
                use_everything(page, WORDS)
        assert complaints == []
    note_figure("pages of the site, served, with every control used: violations", _none_in(site))


def test_no_page_of_the_offline_folder_breaks_its_policy_with_every_control_used(
    browser: Browser, forms: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(next((forms / "dist").glob("*.zip"))) as archive:
        archive.extractall(tmp_path)
    folder = BuiltSite(next(tmp_path.iterdir()), "")
    with watched_page(browser) as (page, complaints):
        for name in folder.pages:
            page.goto(folder.opened(name))
            if name not in WITHOUT_CONTROLS and (LONG or name in OF_EACH_KIND):
                use_everything(page, WORDS)
        assert complaints == []
    note_figure("pages of the offline folder, opened from it: violations", _none_in(folder))


def test_the_site_s_own_folder_can_be_opened_without_breaking_the_policy(
    browser: Browser, site: BuiltSite
) -> None:
    with watched_page(browser) as (page, complaints):
        for name in ("index.html", "states/index.html"):
            page.goto(site.opened(name))
            use_everything(page, None)
        assert not [text for text in complaints if "Security Policy" in text]


def _none_in(site: BuiltSite) -> str:
    return f"0 on {len(site.pages)} pages"


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    directives = dict(directive.split(" ", 1) for directive in CONTENT_SECURITY_POLICY.split("; "))
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert not {word for value in directives.values() for word in value.split()} - {
        "'self'",
        "'none'",
        "data:",
    }
