"""Every page of both forms passes axe-core: light and dark, wide and narrow, with a note open.

The pages of the folder are those of the site, which `tests/browser` checks in every look.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.export.conftest import Exported
from tests.support.program import REPO

AXE = REPO / "tests/vendor/axe-core/axe.min.js"
RUN = """part => axe.run(document.querySelector(part), {
  resultTypes: ["violations"],
  preload: false,
  rules: { "target-size": { enabled: true } },
})"""
OPEN_A_NOTE = "() => document.querySelector('article a[role=doc-noteref]')?.click()"
Look = tuple[Literal["light", "dark"], int]
TWO_LOOKS: tuple[Look, ...] = (("light", 1280), ("dark", 360))
EVERY_LOOK: tuple[Look, ...] = (*TWO_LOOKS, ("dark", 1280), ("light", 360))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page into which the checker may be put."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(AXE.read_text("utf-8"))
    yield context.new_page()
    context.close()


def violations(page: Page, part: str = "html") -> list[str]:
    """Run axe-core and give each violation with the element that it concerns."""
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in page.evaluate(RUN, part)["violations"]
        for node in rule["nodes"]
    ]


def broken(page: Page, path: Path, looks: tuple[Look, ...]) -> list[str]:
    """List what is wrong with a file, and with the popover of its first citation."""
    page.goto(path.as_uri())
    found: list[str] = []
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{path.name}, {scheme}, {width}: {one}" for one in violations(page)]
        page.evaluate(OPEN_A_NOTE)
        if page.locator("[data-popover]:popover-open").count():
            found += [f"{path.name}, {scheme}: {v}" for v in violations(page, "[data-popover]")]
            page.keyboard.press("Escape")
    return found


def test_no_page_of_the_folder_breaks_a_rule_of_axe(exported: Exported, page: Page) -> None:
    for path in sorted(exported.folder.rglob("*.html")):
        if path.name != "print.html":  # that is the document
            assert broken(page, path, TWO_LOOKS) == []


def test_the_document_and_the_first_page_break_no_rule_of_axe(
    exported: Exported, page: Page
) -> None:
    for path in (exported.document, exported.folder / "START-HERE.html"):
        assert broken(page, path, EVERY_LOOK) == []
