"""Run the program in a process of its own, as people do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

REPO = Path(__file__).resolve().parents[2]
"""The root of this checkout."""


class RunExplainer(Protocol):
    """What the fixture `run_explainer` gives."""

    def __call__(
        self, *arguments: str | Path, cwd: Path = REPO, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the program in a folder, with more environment variables, and wait for it."""


def program_environ(**environ: str) -> dict[str, str]:
    """Give an environment in which this checkout's program runs from any folder."""
    return {**os.environ, "PYTHONPATH": str(REPO), **environ}


def explainer_command(*arguments: str | Path) -> list[str]:
    """Give the command line that runs this checkout's program."""
    return [sys.executable, "-m", "generator", *map(str, arguments)]


def run_explainer(
    *arguments: str | Path, cwd: Path = REPO, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the program and collect what it prints."""
    return subprocess.run(
        explainer_command(*arguments),
        cwd=cwd,
        env=program_environ(**environ),
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
