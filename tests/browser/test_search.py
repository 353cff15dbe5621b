"""A search finds what pages say, by every name of their subjects, and nothing they hide."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.support.sites import BuiltSite, Form

FORMS = pytest.mark.parametrize("form", ["served", "opened"])
TEXT = "() => document.querySelector('article').innerText"
NOTES = "() => document.querySelector('.x-notes').innerText"

# More results appear as the list is scrolled.
SHOW_ALL = """
async () => {
  const list = document.querySelector(".md-search__scrollwrap");
  for (let shown = -1; shown !== list.scrollHeight;) {
    shown = list.scrollHeight;
    list.scrollTo(0, shown);
    await new Promise((done) => setTimeout(done, 100));
  }
}
"""


def search(page: Page, words: str) -> set[str]:
    """Type words into the search and give the addresses of what it finds, without fragments."""
    field = page.locator(".md-search__input")
    result = page.locator(".md-search-result__meta")
    field.fill("")
    field.press("Backspace")
    expect(result).to_have_text("Type to start searching")
    field.fill(words[:-1])
    field.press(words[-1])
    expect(result).to_have_text(re.compile(r"matching document|No matching documents"))
    page.wait_for_function(
        """() => {  // it has come to rest once it says the same twice in a row
             const now = document.querySelector(".md-search-result__meta").textContent
               + document.querySelectorAll(".md-search-result__link").length;
             const same = now === window.lastResult;
             window.lastResult = now;
             return same;
           }""",
        polling=150,
    )
    page.evaluate(SHOW_ALL)
    links = page.locator(".md-search-result__link").evaluate_all("(all) => all.map((a) => a.href)")
    return {urldefrag(link).url.split("?")[0] for link in links}


def facts(site: BuiltSite) -> Any:  # noqa: ANN401 - what JSON holds
    """Read the site's claims.json."""
    return json.loads((site.folder / "claims.json").read_text(encoding="utf-8"))


def home(item: Any) -> str:  # noqa: ANN401 - an entry of claims.json
    """Give the page that a claim or quotation belongs to."""
    return str(item["pages"][0]).partition("#")[0]


@FORMS
@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy"])
def test_a_claim_is_found_by_each_name_of_its_subject(
    site: BuiltSite, new_page: NewPage, form: Form, name: str
) -> None:
    page = new_page()
    page.goto(site.at(form, "about.html"))
    found = search(page, name)
    claims = [claim for claim in facts(site)["claims"] if "decree-on-track" in claim["id"]]
    assert claims
    assert {site.at(form, home(claim)) for claim in claims} <= found


@FORMS
def test_a_quotation_is_found_by_its_words(site: BuiltSite, new_page: NewPage, form: Form) -> None:
    page = new_page()
    page.goto(site.at(form))
    missing = []
    for quotation in facts(site)["quotations"]:
        words = " ".join(re.findall(r"\w+", quotation["text"])[:6])
        if site.at(form, home(quotation)) not in search(page, words):
            missing.append(quotation["id"])
    assert missing == []


def test_words_that_stand_in_notes_alone_do_not_lead_to_the_page(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    notes = set(re.findall(r"[a-z]{6,}", page.evaluate(NOTES)))
    page.evaluate("() => document.querySelector('.x-notes').remove()")
    hidden = sorted(notes - set(re.findall(r"[a-z]{6,}", page.evaluate(TEXT).lower())))
    assert len(hidden) > 3
    for word in hidden[:4]:
        assert site.served() not in search(page, word), word


def test_what_nobody_says_is_not_found(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    assert search(page, "xylophone") == set()


def test_a_result_leads_to_its_page(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    search(page, "stockpiling")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urldefrag(url).url.split("?")[0] != site.served())
    expect(page.locator("article")).to_contain_text("stockpiling")
