"""What tests of several layers share; kept small on purpose."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.support import program
from tests.support.projects import copy_real_project

BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
)
BROWSERS = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")

# How long an example takes is the machine's business; a failing one can be run again.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the key of this user's caches out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache-home")))
        yield


@pytest.fixture(scope="session")
def repo() -> Path:
    """Give the root of this checkout."""
    return program.REPO


@pytest.fixture(scope="session")
def run_explainer() -> program.RunExplainer:
    """Give a function that runs `explainer` with arguments and collects what it prints."""
    return program.run_explainer


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the browser's path; without a browser the test fails, since nothing skips."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium found: run `make browser`"
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start the browser that all tests of a worker share; Playwright allows but one."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER_FLAGS))
        yield started
        started.close()


@pytest.fixture
def real_project(tmp_path: Path) -> Path:
    """Copy this checkout's project, without what was built from it, to be changed at will."""
    return copy_real_project(tmp_path)
