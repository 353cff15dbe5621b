"""Pages fit every screen: nothing scrolls sideways, tables keep their roles, schemes change all."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.support.sites import BuiltSite

WIDTHS = (320, 360, 768, 1280)

# As the criterion says (WCAG 2.2, 1.4.12), on every element.
TEXT_SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}
"""
AT_ONCE = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important; }");
  document.adoptedStyleSheets.push(sheet);
}
"""
RIGHT_TO_LEFT = "() => { document.documentElement.dir = document.body.dir = 'rtl'; }"
ACROSS = """
() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > root.clientWidth + 1 || box.left < -1);
  }).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3).concat("scrolls sideways");
}
"""
CUT_OFF = """
() => [...document.querySelectorAll("article *")].filter((element) => {
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const { overflowX, overflowY } = getComputedStyle(element);
  return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).filter((element) => element.clientWidth > 1 || element.clientHeight > 1)
  .map((element) => element.outerHTML.slice(0, 120))
"""
PAINTS = """
() => {
  const paint = (element) => {
    const { backgroundColor, fill, stroke } = getComputedStyle(element);
    return `${backgroundColor} ${fill} ${stroke}`;
  };
  return [document.body, ...document.querySelectorAll(
    ".x-map__svg, .x-map__land path, .x-map__labels text, .x-map__ground, .x-map__shape--done"
  )].map(paint);
}
"""


@pytest.mark.parametrize("change", [None, TEXT_SPACING, RIGHT_TO_LEFT], ids=["", "spacing", "rtl"])
def test_no_page_scrolls_sideways_or_cuts_text_off(
    site: BuiltSite, new_page: NewPage, change: str | None
) -> None:
    page = new_page()
    found = []
    for name in site.pages:
        page.goto(site.served(name))
        page.evaluate(AT_ONCE)
        if change:
            page.evaluate(change)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wrong = page.evaluate(ACROSS) + page.evaluate(CUT_OFF)
            found += [f"{name} at {width}: {element}" for element in wrong]
    assert not found, "\n".join(found)


def roles(page: Page) -> Counter[str]:
    """Count the roles in the tree that the browser gives to assistive technology."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return Counter(node["role"]["value"] for node in nodes if not node["ignored"])


def test_the_matrix_stays_a_table_where_its_rows_are_cards(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page(width=360)
    page.goto(site.served("states/index.html"))
    table = page.locator(".x-matrix__table")
    written = {
        "columnheader": table.locator("thead th").count(),
        "rowheader": table.locator("tbody th").count(),
        "cell": table.locator("td").count(),
        "row": table.locator("tr").count(),
    }
    assert written["cell"] > 0
    found = roles(page)
    assert found["table"] == page.locator("table").count()
    assert {role: found[role] for role in written} == written


def test_each_cell_names_its_column_where_the_table_head_is_out_of_sight(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page(width=360)
    page.goto(site.served("states/index.html"))
    missing = page.evaluate(
        """() => [...document.querySelectorAll("td[data-step-label]")].filter((cell) =>
             !getComputedStyle(cell, "::before").content.includes(cell.dataset.stepLabel))
             .map((cell) => cell.outerHTML.slice(0, 120))"""
    )
    assert missing == []


@pytest.mark.parametrize("name", ["index.html", "states/index.html"])
def test_the_palette_button_switches_page_and_map(
    site: BuiltSite, new_page: NewPage, name: str
) -> None:
    page = new_page()
    page.goto(site.served(name))
    seen = []
    for _ in range(3):
        page.locator(".x-palette label:visible").click()
        seen.append(page.evaluate(PAINTS))
    light, dark, system = seen
    assert len(light) > 10
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert system == light


def test_a_chosen_scheme_stays_on_the_next_page(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    while page.get_attribute("body", "data-md-color-scheme") != "slate":
        page.locator(".x-palette label:visible").click()
    page.goto(site.served("timeline.html"))
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
