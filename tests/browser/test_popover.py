"""The rules of the popover that shows a citation's passages, and a term's definition."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.support.sites import BuiltSite

POPOVER = "[data-popover]"


@pytest.fixture(params=[1280, 360])
def page(site: BuiltSite, new_page: NewPage, request: pytest.FixtureRequest) -> Page:
    """Open the overview, wide and narrow."""
    opened = new_page(width=request.param)
    opened.goto(site.served())
    return opened


@pytest.fixture
def citation(page: Page) -> Iterator[Locator]:
    """Give the first citation of the page, which leaves it in place in every test."""
    yield page.locator("article a[role=doc-noteref]").first
    assert page.locator(POPOVER).count() == 1, "there is one popover for all"


def has_focus(page: Page, inside: str) -> bool:
    return bool(page.evaluate("(css) => document.activeElement.closest(css) !== null", inside))


def test_a_click_shows_the_passage_with_its_source_and_date(page: Page, citation: Locator) -> None:
    citation.click()
    popover = page.locator(POPOVER)
    expect(popover).to_be_visible()
    note = page.locator(f"li{citation.get_attribute('href')}")
    for passage in note.locator("blockquote").all_inner_texts():
        expect(popover).to_contain_text(passage)
    expect(popover.locator("mark").first).to_be_visible()
    expect(popover).to_contain_text("The Moscow Times, 29 June 2025")
    expect(popover.locator("a[href*='#p-']").first).to_be_visible()


def test_enter_opens_it_and_the_focus_moves_in(page: Page, citation: Locator) -> None:
    citation.focus()
    page.keyboard.press("Enter")
    expect(page.locator(POPOVER)).to_be_visible()
    assert has_focus(page, POPOVER)
    page.keyboard.press("Tab")
    assert has_focus(page, POPOVER)


def test_a_tap_opens_it(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page(width=360, touch=True)
    page.goto(site.served())
    page.locator("article a[role=doc-noteref]").first.tap()
    expect(page.locator(POPOVER)).to_be_visible()
    expect(page.locator(POPOVER)).to_be_in_viewport(ratio=1)


def test_escape_closes_it_and_gives_the_focus_back(page: Page, citation: Locator) -> None:
    citation.click()
    page.keyboard.press("Escape")
    expect(page.locator(POPOVER)).to_be_hidden()
    expect(citation).to_be_focused()


def test_its_button_closes_it_and_gives_the_focus_back(page: Page, citation: Locator) -> None:
    citation.click()
    page.locator("[data-popover-close]").click()
    expect(page.locator(POPOVER)).to_be_hidden()
    expect(citation).to_be_focused()


def test_a_click_outside_closes_it_and_gives_the_focus_back(page: Page, citation: Locator) -> None:
    citation.click()
    page.mouse.click(5, 250)
    expect(page.locator(POPOVER)).to_be_hidden()
    expect(citation).to_be_focused()


def test_nothing_opens_on_hover_or_focus(page: Page, citation: Locator) -> None:
    citation.hover()
    citation.focus()
    page.locator("article a[role=doc-noteref]").nth(1).focus()
    expect(page.locator(POPOVER)).to_be_hidden()


@pytest.mark.parametrize("key", ["Control", "Shift", "Alt"])
def test_a_modified_click_keeps_the_browser_s_meaning(
    page: Page, citation: Locator, key: str
) -> None:
    page.evaluate(
        """() => addEventListener("click", (event) => {
             document.body.dataset.prevented = event.defaultPrevented;
             event.preventDefault();
           })"""
    )
    citation.click(modifiers=[key])  # type: ignore[list-item] # parametrised with its literals
    assert page.get_attribute("body", "data-prevented") == "false"
    expect(page.locator(POPOVER)).to_be_hidden()


def test_a_click_with_control_opens_the_note_in_a_tab_of_its_own(
    page: Page, citation: Locator
) -> None:
    with page.context.expect_page() as opened:
        citation.click(modifiers=["Control"])
    assert opened.value.url.endswith(str(citation.get_attribute("href")))


def test_a_click_on_another_citation_shows_that_one(page: Page, citation: Locator) -> None:
    citation.click()
    first = page.locator(POPOVER).inner_text()
    page.keyboard.press("Escape")
    page.locator("article a[role=doc-noteref]").nth(1).click()
    expect(page.locator(POPOVER)).to_be_visible()
    assert page.locator(POPOVER).inner_text() != first


def test_it_stands_in_view_beside_each_citation(page: Page, citation: Locator) -> None:
    expect(citation).to_be_visible()
    for link in page.locator("article a[role=doc-noteref]").all()[:25]:
        link.click()
        expect(page.locator(POPOVER)).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")


def test_several_passages_of_a_citation_show_together(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    several = page.locator("li.x-note:has(blockquote + p + blockquote)").first
    link = page.locator(f"article a[role=doc-noteref][href='#{several.get_attribute('id')}']").first
    link.click()
    shown = page.locator(POPOVER).locator("blockquote")
    assert shown.all_inner_texts() == several.locator("blockquote").all_inner_texts()
    assert shown.count() > 1


def test_it_holds_no_id_twice_while_open(page: Page, citation: Locator) -> None:
    citation.click()
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_its_link_leads_to_the_passage_on_the_source_page(page: Page, citation: Locator) -> None:
    citation.click()
    page.locator(f"{POPOVER} a[href*='#p-']").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_a_term_opens_its_definition(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    for name in site.pages:
        page.goto(site.served(name))
        if page.locator("article a.x-term").count():
            break
    page.locator("article a.x-term").first.click()
    expect(page.locator(POPOVER)).to_be_visible()
    assert has_focus(page, POPOVER)


def test_the_back_button_does_not_lead_through_what_was_opened(
    page: Page, citation: Locator
) -> None:
    before = page.evaluate("() => history.length")
    citation.click()
    page.keyboard.press("Escape")
    assert page.evaluate("() => history.length") == before
