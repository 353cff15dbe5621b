"""Nothing leaves the site: a page asks for files of the site alone, and nothing goes wrong."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.support.searching import search
from tests.support.sites import BuiltSite, Form

CUT_SHORT = "net::ERR_ABORTED"


def use(page: Page) -> None:
    """Do with an open page what makes scripts fetch things: scroll, search, switch, cite."""
    page.mouse.wheel(0, 5000)
    page.locator(".x-palette label:visible").click()
    search(page, "treaty")
    page.keyboard.press("Escape")
    if page.locator("article [role=doc-noteref]").count():
        page.locator("article [role=doc-noteref]").first.click()


@pytest.mark.parametrize("form", ["served", "opened"])
def test_no_request_leaves_the_site_and_nothing_fails(
    site: BuiltSite, new_page: NewPage, form: Form
) -> None:
    page = new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on(
        "requestfailed",  # one that a change of page cuts short has not failed
        lambda request: None if request.failure == CUT_SHORT else failed.append(request.url),
    )
    page.context.on(
        "response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None
    )
    for name in site.pages_in(form):
        page.goto(site.at(form, name))
    page.goto(site.at(form))
    use(page)
    assert len(asked) > len(site.pages)
    assert [url for url in asked if not url.startswith((site.at(form, ""), "data:", "blob:"))] == []
    assert failed == []


def test_no_page_names_a_host_but_those_of_its_sources(site: BuiltSite, new_page: NewPage) -> None:
    known = json.loads((site.folder / "claims.json").read_text(encoding="utf-8"))
    sources = tuple(source["url"] for source in known["sources"] if source["url"])
    page = new_page(script=False)
    found = []
    for name in site.pages:
        page.goto(site.served(name))
        links = page.evaluate(
            """() => [...document.querySelectorAll("[href], [src], [action], [poster], [data]")]
                 .flatMap((element) => ["href", "src", "action", "poster", "data"]
                   .map((attribute) => element.getAttribute(attribute) || ""))"""
        )
        found += [
            f"{name}: {link}"
            for link in links
            if link.startswith(("http", "//")) and not link.startswith(sources)
        ]
    assert found == []
