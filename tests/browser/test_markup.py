"""Every page is valid HTML by the Nu checker: where it could be had, and always in CI."""

from __future__ import annotations

import os
import subprocess

from tests.support.program import REPO
from tests.support.sites import BuiltSite

CHECKER = REPO / ".cache/vnu.jar"  # `make html-checker` brings it, if Java is there


def errors(site: BuiltSite, *options: str, suffix: str) -> str:
    """Run the checker over all files of one kind and give what it prints."""
    command = ("java", "-Xss4m", "-jar", str(CHECKER), *options)
    files = sorted(map(str, site.folder.rglob(f"*{suffix}")))
    done = subprocess.run((*command, *files), capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


if CHECKER.exists() or "CI" in os.environ:

    def test_every_page_is_valid_html(site: BuiltSite) -> None:
        assert errors(site, "--errors-only", suffix=".html") == ""

    def test_every_drawing_is_valid_svg(site: BuiltSite) -> None:
        assert errors(site, "--svg", suffix=".svg") == ""
