"""On paper the text, its notes and its date remain, and what is for screens goes."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewPage, Scheme
from tests.support.sites import BuiltSite

FOR_SCREENS = ".x-skip, .x-masthead__tools, .x-menu, .x-toc, .x-neighbours, button, input, label"


def test_no_page_prints_its_navigation_and_every_page_its_notes_and_date(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.emulate_media(media="print")
    wrong = []
    for name in site.pages:
        page.goto(site.served(name))
        if page.locator(FOR_SCREENS).locator("visible=true").count():
            wrong.append(f"{name} prints what is for screens")
        wrong += [
            f"{name} does not print {part}"
            for part in (".x-title", ".x-asof", ".x-notes", ".x-notes__head", ".x-note")
            if page.locator(part).count() != page.locator(part).locator("visible=true").count()
        ]
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_stays_white_and_ink_dark(site: BuiltSite, new_page: NewPage, scheme: Scheme) -> None:
    page = new_page(scheme=scheme)
    page.goto(site.served())
    page.emulate_media(media="print")
    ink = page.evaluate("() => getComputedStyle(document.querySelector('article .x-claim')).color")
    red, green, blue = (int(part) for part in ink.removeprefix("rgb(").rstrip(")").split(", "))
    assert max(red, green, blue) < 80


def test_no_heading_is_left_alone_at_the_end_of_a_page(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    page.emulate_media(media="print")
    breaks = page.evaluate(
        """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4)")]
             .map((heading) => getComputedStyle(heading).breakAfter)"""
    )
    assert set(breaks) == {"avoid"}


def test_the_overview_prints_on_a_handful_of_pages(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    document = page.pdf(format="A4")
    assert document.startswith(b"%PDF")
    assert 3 <= document.count(b"/Type /Page\n") <= 12
