"""Sites built with a text in every field, as browsers get them: with their policy, or without."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.mkdocs_adapter.build import build_site
from generator.problem_report import format_problems
from tests.safety.poisoned import write_poisoned

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def poisoned_site(folder: Path, text: str) -> Path:
    """Build the project with a text in every field; give its site's folder."""
    root = write_poisoned(folder / "project", text)
    result = build_site(root, progress=lambda _: None)
    assert result.opens, format_problems(result.problems, result.lines.line)
    return root / "site"


def without_policy(site: Path) -> Path:
    """Copy a site and strip the policy from its pages."""
    copy = shutil.copytree(site, site.with_name("stripped"), dirs_exist_ok=True)
    for page in copy.rglob("*.html"):
        text, count = _POLICY.subn("", page.read_text("utf-8"))
        assert count == 1, page
        page.write_text(text, "utf-8")
    return copy


def raw_page(site: Path, name: str, markup: str) -> None:
    """Write a page whose article holds markup as if nothing had escaped it."""
    page = (site / "index.html").read_text("utf-8")
    (site / name).write_text(page.replace("</article>", f"{markup}</article>", 1), "utf-8")
