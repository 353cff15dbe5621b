#!/usr/bin/env python3
"""Run the long versions of the tests of safety and write their figures down.

`make torture`, or `torture/run.py [PYTEST ARGUMENT…]` for a part of them; figures of tests that
did not run are kept from the run before.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("RESULTS.md")
LONG_TESTS = ("tests/safety", "torture/test_full_disk.py", "torture/test_firefox.py")

HEAD = """\
# Figures of the long runs

Written by `make torture`, which runs the tests in `tests/safety/` with the counts below; the
same tests run in `make test` with small counts. A figure appears only if its test passed. The
last column says when, and with which Python.

| what was tried, and what is counted | figure | run |
|---|---|---|
"""


def main() -> int:
    """Run the tests; give the exit code of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        figures.touch()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *(sys.argv[1:] or LONG_TESTS)],
            cwd=ROOT,
            env={**os.environ, "TORTURE": "1", "TORTURE_FIGURES": str(figures)},
            check=False,
        )
        write_results(figures.read_text("utf-8"))
    return done.returncode


def write_results(figures: str) -> None:
    """Put the figures in the place of those of earlier runs."""
    run = f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}"
    rows = {what: (figure, run) for what, figure in map(json.loads, figures.splitlines())}
    merged = {**known_rows(), **rows}
    lines = (f"| {what} | {figure} | {when} |\n" for what, (figure, when) in sorted(merged.items()))
    RESULTS.write_text(HEAD + "".join(lines), "utf-8")


def known_rows() -> dict[str, tuple[str, str]]:
    """Read the figures of earlier runs."""
    if not RESULTS.exists():
        return {}
    body = RESULTS.read_text("utf-8").partition("|---|---|---|\n")[2]
    cells = (line.strip("| ").split(" | ") for line in body.splitlines())
    return {what: (figure, when) for what, figure, when in cells}


if __name__ == "__main__":
    sys.exit(main())
