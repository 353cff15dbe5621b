"""Without a script nothing is missing, and nothing stands there that does nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.support.sites import BuiltSite, Form

TEXT = "() => document.querySelector('article').innerText"

# What looks as if it did something, except links with an address and what HTML itself makes work.
DEAD_CONTROLS = """
() => [...document.querySelectorAll(
  "button, input, select, textarea, label, summary, [role=button], [onclick], a:not([href])"
)].filter((control) => control.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  && control.getBoundingClientRect().width * control.getBoundingClientRect().height > 1
  && !control.matches("summary, button[popovertarget], [popover] *"))
  .map((control) => control.outerHTML.slice(0, 160))
"""


def test_every_page_shows_the_same_text_with_and_without_script(
    site: BuiltSite, new_page: NewPage
) -> None:
    with_script, without = new_page(), new_page(script=False)
    wrong = []
    for name in site.pages:
        texts = []
        for page in (with_script, without):
            page.goto(site.served(name))
            page.evaluate("() => document.querySelectorAll('button').forEach((b) => b.remove())")
            texts.append(page.evaluate(TEXT))
        if texts[0] != texts[1] or not texts[0].strip():
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("form", ["served", "opened"])
@pytest.mark.parametrize("width", [1280, 360])
def test_without_script_no_control_is_dead(
    site: BuiltSite, new_page: NewPage, width: int, form: Form
) -> None:
    page = new_page(width=width, script=False)
    found = []
    for name in site.pages_in(form):
        page.goto(site.at(form, name))
        found += [f"{name}: {control}" for control in page.evaluate(DEAD_CONTROLS)]
    assert not found, "\n".join(found)


def test_without_script_map_matrix_and_citations_are_there(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page(script=False)
    page.goto(site.served())
    expect(page.locator("svg.x-map__svg")).to_be_visible()
    expect(page.locator(".x-matrix__table")).to_be_visible()
    for row in page.locator(".x-matrix__table tbody tr").all():
        expect(row.locator("[data-claim] [role=doc-noteref]").first).to_be_visible()


def test_without_script_the_menu_of_small_screens_opens(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page(width=360, script=False)
    page.goto(site.served())
    link = page.locator(".x-menu a[href='timeline.html']")
    expect(link).to_be_hidden()
    page.locator(".x-menu-button").click()
    link.click()
    assert page.url == site.served("timeline.html")


def test_without_script_the_scheme_is_that_of_the_system(
    site: BuiltSite, new_page: NewPage
) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        for script in (True, False):
            page = new_page(scheme=scheme, script=script)
            page.goto(site.served())
            grounds.append(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
    light, light_without, dark, dark_without = grounds
    assert (light, dark) == (light_without, dark_without)
    assert light != dark
