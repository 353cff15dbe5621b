"""Use every control of a page, as a curious reader would."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, ViewportSize, expect

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
PATIENCE = 15_000
"""Milliseconds after which a control that does nothing counts as broken."""


def use_palette(page: Page) -> None:
    """Go through all colour schemes, back to the first."""
    for _ in range(page.locator("input[name=__palette]").count()):
        page.locator("label[for^=__palette]:visible").first.click()


def type_in_search(page: Page, words: str) -> Locator:
    """Open the search and type; give the sheet that holds the field and what is found."""
    page.get_by_role("button", name="Search").first.click()
    sheet = page.get_by_role("dialog", name="Search")
    sheet.get_by_role("searchbox").press_sequentially(words)
    return sheet


def search(page: Page, words: str) -> None:
    """Search for words that stand on some page, wait for what is found, and leave the search."""
    sheet = type_in_search(page, words)
    expect(sheet.get_by_role("link").first).to_be_visible(timeout=PATIENCE)
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_hidden(timeout=PATIENCE)


def open_citations(page: Page) -> None:
    """Open the first citation and the first term, and close them with the keyboard."""
    for kind in ("[role=doc-noteref]", ".x-term"):
        link = page.locator(f"article a{kind}:visible").first
        if link.count():
            link.click()
            page.keyboard.press("Escape")


def copy(page: Page) -> None:
    """Copy a quotation."""
    button = page.locator("button[data-copy]:visible").first
    if button.count():
        button.click()


def open_menu(page: Page) -> None:
    """Open the menu of small screens and close it."""
    page.set_viewport_size(NARROW)
    page.locator(".x-menu-button").click()
    expect(page.locator(".x-menu a:visible").first).to_be_visible(timeout=PATIENCE)
    page.keyboard.press("Escape")
    page.set_viewport_size(WIDE)


def use_everything(page: Page, words: str | None) -> None:
    """Use all controls; without `words` the page has no search."""
    use_palette(page)
    open_citations(page)
    copy(page)
    open_menu(page)
    if words is not None:
        search(page, words)
