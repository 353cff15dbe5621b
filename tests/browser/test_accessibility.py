"""Every page passes axe-core, in both schemes, wide and narrow, popover closed and open."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, Scheme
from tests.support.sites import BuiltSite

RUN = "axe.run(document, {resultTypes: ['violations']})"
EVERY_LOOK = pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
)


def violations(page: Page) -> list[str]:
    """Run axe-core and give each violation with the elements that it concerns."""
    found = page.evaluate(RUN)["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture(scope="module")
def axe(vendor: Path) -> str:
    """Give the checker's script, after a look at its fingerprint."""
    script = (vendor / "axe-core/axe.min.js").read_bytes()
    stated = re.findall(r"`([0-9a-f]{64})`", (vendor / "axe-core/PROVENANCE.md").read_text())
    assert stated == [hashlib.sha256(script).hexdigest()]
    return script.decode()


@EVERY_LOOK
def test_no_page_breaks_a_rule_of_axe(
    site: BuiltSite, new_page: NewPage, axe: str, scheme: Scheme, width: int
) -> None:
    page = new_page(width=width, scheme=scheme)
    page.add_init_script(axe)
    found = []
    for name in site.pages:
        page.goto(site.served(name))
        assert page.get_attribute("body", "data-md-color-scheme") == (
            "slate" if scheme == "dark" else "default"
        )
        found += [f"{name}: {violation}" for violation in violations(page)]
    assert not found, "\n".join(found)
