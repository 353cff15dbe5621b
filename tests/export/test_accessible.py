"""The one-file edition and the folder's own pages pass axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.export.conftest import Exported
from tests.support.program import REPO

AXE = REPO / "tests/vendor/axe-core/axe.min.js"
RUN = "axe.run(document, {resultTypes: ['violations']})"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_document_and_the_first_page_break_no_rule_of_axe(
    exported: Exported, browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    found = [
        violation
        for path in (exported.document, exported.folder / "START-HERE.html")
        for violation in violations(context.new_page(), path)
    ]
    context.close()
    assert not found, "\n".join(found)


def violations(page: Page, path: Path) -> list[str]:
    """Run axe-core on a page and give each violation with the element that it concerns."""
    page.goto(path.as_uri())
    page.add_script_tag(content=AXE.read_text("utf-8"))
    rules = page.evaluate(RUN)["violations"]
    return [
        f"{path.name}: {rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in rules
        for node in rule["nodes"]
    ]
