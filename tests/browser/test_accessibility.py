"""Every page passes axe-core, in both schemes, wide and narrow, popover closed and open."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Scheme
from tests.support.searching import search
from tests.support.sites import BuiltSite

RUN = """
(part) => axe.run(document.querySelector(part), {
  resultTypes: ["violations"],
  preload: false,
  rules: { "target-size": { enabled: true } }, // WCAG 2.2, 2.5.8; not among the rules by default
})
"""
EVERY_LOOK = pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
)
POPOVER = "[data-popover]"


def violations(page: Page, part: str = "html") -> list[str]:
    """Run axe-core on a part of a page; give each violation with what breaks the rule."""
    found = page.evaluate(RUN, part)["violations"]
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
def test_no_page_breaks_a_rule_of_axe_with_its_popover_closed_or_open(
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
        for opener in ("a[role=doc-noteref]", "a.x-term"):
            link = page.locator(f"article {opener}[href^='#']:visible").first
            if link.count():
                link.click()
                expect(page.locator(POPOVER)).to_be_visible()
                found += [f"{name}: {violation}" for violation in violations(page, POPOVER)]
                page.keyboard.press("Escape")
    assert not found, "\n".join(found)


@EVERY_LOOK
def test_what_the_offline_folder_adds_breaks_no_rule_of_axe(
    site: BuiltSite, new_page: NewPage, axe: str, scheme: Scheme, width: int
) -> None:
    page = new_page(width=width, scheme=scheme)
    page.add_init_script(axe)
    for name in ("START-HERE.html", "print.html"):
        page.goto(site.opened(name))
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_open_search_or_menu_breaks_a_rule_of_axe(
    site: BuiltSite, new_page: NewPage, axe: str, scheme: Scheme
) -> None:
    page = new_page(scheme=scheme)
    page.add_init_script(axe)
    page.goto(site.served())
    search(page, "decree")
    found = violations(page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site.served("timeline.html"))
    page.locator(".x-menu-button").click()
    found += violations(page)
    assert not found, "\n".join(found)
