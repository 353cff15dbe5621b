"""All of a page can be used without a pointer; what is closed is out of the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.support.sites import BuiltSite

FOCUSED = """
() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  element.dataset.reached ||= String(document.querySelectorAll("[data-reached]").length + 1);
  const box = element.getBoundingClientRect();
  // A colour scheme's button has no size of its own: the label behind it shows the focus.
  const label = element.matches(".md-option") && element.nextElementSibling;
  const seen = label ? label.getBoundingClientRect() : box;
  return {
    html: element.outerHTML.slice(0, 140),
    seen: seen.width > 0 && seen.height > 0 && seen.right > 0 && seen.bottom > 0
      && seen.left < innerWidth && seen.top < innerHeight,
    marked: getComputedStyle(label || element).outlineStyle !== "none"
      || element.matches("input[type=text]"), // a caret shows it
  };
}
"""
NOT_REACHED = """
() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
)].filter((control) => !control.dataset.reached && control.tabIndex >= 0 && !control.disabled
  && control.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  && control.getBoundingClientRect().width > 0)
  .map((control) => control.outerHTML.slice(0, 140))
"""
LOOKS = pytest.mark.parametrize("width", [1280, 360])
PAGES = ("index.html", "states/ukraine.html", "sources/moscow-times-2025-06-29.html")


def tab_through(page: Page) -> list[dict[str, object]]:
    """Press Tab until the page is left; tell of each stop what it is and whether it shows."""
    stops: list[dict[str, object]] = []
    for _ in range(600):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    pytest.fail(f"the focus never leaves the page; last at {stops[-1]}")


@LOOKS
@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_every_control_once_and_shows_where_it_is(
    site: BuiltSite, new_page: NewPage, name: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(site.served(name))
    stops = tab_through(page)
    assert page.evaluate(NOT_REACHED) == []
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
    assert [stop["html"] for stop in stops if not stop["marked"]] == []


def test_the_first_stop_of_every_page_skips_to_its_text(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    for name in site.pages:
        page.goto(site.served(name))
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.textContent") == "Skip to the text"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        into = "() => Boolean(document.activeElement.closest('#x--text, .x-toc, footer'))"
        assert page.evaluate(into), name


def test_the_menu_of_small_screens_opens_and_closes_by_keyboard(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page(width=360)
    page.goto(site.served())
    page.locator(".x-menu-button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.x-menu') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".x-menu a").first.is_hidden()
    assert page.evaluate("() => document.activeElement.className").startswith("x-menu-button")


def test_the_palette_can_be_switched_by_keyboard(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    page.locator(".x-palette input:checked, .x-palette input").first.focus()
    schemes = set()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        schemes.add(page.get_attribute("body", "data-md-color-scheme"))
    assert schemes == {"default", "slate"}
