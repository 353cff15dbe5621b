"""What tests of several layers share; kept small on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

REPO = Path(__file__).resolve().parent.parent
"""The root of this checkout."""

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

# How long an example takes is the machine's business; a failing one can be run again.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")


class RunExplainer(Protocol):
    """Runs the program in a process of its own, as people do."""

    def __call__(
        self, *arguments: str | Path, cwd: Path = REPO, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run it in a folder, with more environment variables, and wait for it."""


@pytest.fixture(scope="session")
def repo() -> Path:
    """Give the root of this checkout."""
    return REPO


@pytest.fixture(scope="session")
def run_explainer() -> RunExplainer:
    """Give a function that runs `explainer` with arguments and collects what it prints."""

    def run(
        *arguments: str | Path, cwd: Path = REPO, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(REPO), **environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the browser's path; without a browser the test fails, since nothing skips."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium found: run `make browser`"
    return found
