"""A search finds what pages say, by every name of its subjects, at its place, in every form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.render.search import search_index, search_script
from generator.views.search import Kind, SearchEntry, SearchPage
from tests.browser.conftest import NewPage
from tests.support.searching import COUNT, RESULT, Result, search, search_all
from tests.support.sites import BuiltSite

Place = Literal["served", "opened", "document"]
WORD = re.compile(r"\w+")
FORMS = pytest.mark.parametrize("form", ["served", "opened", "document"])
TEXT = "() => document.querySelector('article').innerText"
NOTES = "() => document.querySelector('.x-notes').innerText"
FOCUSED = "() => document.activeElement.getAttribute('data-kind') || document.activeElement.id"

TOO_WIDE = """
() => [...document.querySelectorAll("dialog, dialog *")].filter((element) =>
  element.getBoundingClientRect().right > innerWidth + 1
  || (element.matches("dialog, .x-search__results") && element.scrollWidth > element.clientWidth))
  .map((element) => element.className)
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for, and the addresses (relative to the root) where it stands."""

    words: str
    addresses: tuple[str, ...]


def facts(site: BuiltSite) -> Any:  # noqa: ANN401 - what JSON holds
    """Read the site's claims.json."""
    return json.loads((site.folder / "claims.json").read_text(encoding="utf-8"))


def titles(site: BuiltSite) -> Iterator[Wanted]:
    """List the pages by their titles."""
    for name in site.pages_in("opened"):
        markup = (site.folder / name).read_text("utf-8")
        title = re.search(r'<h1[^>]* class="x-title"[^>]*>(.*?)</h1>', markup, re.DOTALL)
        assert title, name
        yield Wanted(unescape(" ".join(re.sub(r"<[^>]*>", "", title[1]).split())), (name,))


def opened(site: BuiltSite, page: Page, form: Place) -> str:
    """Open a form of the site; give the address that its results begin with."""
    address = site.opened("print.html") if form == "document" else site.at(form)
    page.goto(address)
    return address if form == "document" else address.removesuffix("index.html")


def place(result: Result, root: str, form: Place) -> str:
    """Give a result's address relative to the root; in a document its fragment."""
    return result.address.removeprefix(root).removeprefix("#" if form == "document" else "")


def says(result: Result, phrase: str) -> bool:
    """Tell whether what a result shows has the very words."""
    return phrase.casefold() in " ".join(WORD.findall(result.shown)).casefold()


@FORMS
def test_every_claim_and_quotation_is_found_at_its_home_by_its_words(
    site: BuiltSite, new_page: NewPage, form: Place
) -> None:
    page = new_page()
    root = opened(site, page, form)
    known = facts(site)
    items = [item for item in (*known["claims"], *known["quotations"]) if item["pages"]]
    assert len(items) > 50
    words = [WORD.findall(item["text"].split("[")[0]) for item in items]
    phrases = [" ".join(some) for all_ in words for some in (all_, all_[2:7])]
    twice = [item["id"] for item in items for _ in range(2)]
    wrong = []
    for id_, phrase, results in zip(twice, phrases, search_all(page, phrases), strict=True):
        places = [place(one, root, form).rpartition("#")[2] for one in results]
        before = results[: places.index(id_)] if id_ in places else results
        if id_ not in places or not all(says(one, phrase) for one in before):
            wrong.append((id_, phrase))
    assert wrong == []


@FORMS
def test_a_title_finds_its_page_first(site: BuiltSite, new_page: NewPage, form: Place) -> None:
    page = new_page()
    root = opened(site, page, form)
    wanted = list(titles(site))
    for want, results in zip(wanted, search_all(page, [one.words for one in wanted]), strict=True):
        assert results[0].kind in ("Page", "Source"), want
        if form != "document":
            assert place(results[0], root, form) in want.addresses
        assert results[0].page == want.words


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "ZELÉNSKYY"])
def test_a_claim_is_found_by_each_name_of_its_subject(
    site: BuiltSite, new_page: NewPage, name: str
) -> None:
    page = new_page()
    page.goto(site.served("about.html"))
    found = {one.text for one in search(page, name)}
    claims = [one for one in facts(site)["claims"] if "volodymyr-zelensky" in one["subjects"]]
    assert claims
    assert {claim["text"] for claim in claims if claim["pages"]} <= found


def test_a_claim_that_several_pages_show_is_one_result(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    claim = next(one for one in facts(site)["claims"] if len(one["pages"]) > 2)
    results = [one for one in search(page, claim["text"]) if one.text == claim["text"]]
    assert [one.address for one in results] == [site.served(claim["pages"][0])]


def test_a_claim_about_several_subjects_comes_under_the_one_that_is_looked_for(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    shared = [
        claim
        for claim in facts(site)["claims"]
        if {"poland", "lithuania", "estonia"} <= set(claim["subjects"])
    ]
    assert len(shared) > 1
    for state in ("Lithuania", "Poland", "Estonia"):
        places = {one.text: (one.page, one.address) for one in search(page, state)}
        for claim in shared:
            (address,) = (one for one in claim["pages"] if f"/{state.lower()}." in one)
            assert places[claim["text"]] == (state, site.served(address))


def test_what_is_said_of_a_subject_comes_before_what_is_not_stated(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    for state in ("Lithuania", "Poland"):
        kinds = [one.kind for one in search(page, state) if one.page == state]
        last = max(number for number, kind in enumerate(kinds) if kind == "Claim")
        assert kinds.index("Not stated") > last > 0


def test_an_index_of_very_many_words_is_read_whole(site: BuiltSite, new_page: NewPage) -> None:
    words = [f"word{number}" for number in range(45_000)]
    entries = (SearchEntry(Kind.CLAIM, "a", " ".join(words)),)
    script = search_script(search_index([SearchPage("about.html", "Many", entries)]))
    page = new_page()
    page.route("**/search-index.js", lambda route: route.fulfill(body=script))
    page.goto(site.served())
    for phrase in (" ".join(words[-3:]), "word2451 word2452", "word44771 word44772"):
        (found,) = search(page, phrase)
        assert phrase in " ".join(found.text.split())


def test_words_that_stand_in_notes_alone_do_not_lead_to_the_page(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    notes = set(WORD.findall(page.evaluate(NOTES).lower()))
    page.evaluate("() => document.querySelector('.x-notes').remove()")
    text = page.evaluate(TEXT).lower()
    hidden = sorted(word for word in notes if len(word) > 5 and word[:4] not in text)
    assert len(hidden) > 3
    for word, results in zip(hidden, search_all(page, hidden), strict=True):
        here = [one for one in results if one.address.partition("#")[0] == site.served()]
        assert all("About: " in one.shown for one in here), word


def test_where_no_place_has_all_words_those_with_the_rarest_come_first(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    results = search(page, "xylophone in the Verkhovna Rada")
    assert "Verkhovna Rada" in results[0].text
    expect(page.locator(COUNT)).to_have_text(re.compile(r"^\d+ results? with some of these words$"))


def test_other_forms_of_a_word_find_it_where_nothing_begins_with_it(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    assert "stockpiling" in search(page, "stockpilers")[0].shown
    assert "anti-personnel" in search(page, "antipersonnel")[0].shown


def test_what_nobody_says_is_not_found(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    assert search(page, "xylophone") == []
    expect(page.locator(COUNT)).to_have_text("No results")


@FORMS
def test_a_result_opens_at_its_place_and_the_place_is_marked(
    site: BuiltSite, new_page: NewPage, form: Place
) -> None:
    page = new_page()
    opened(site, page, form)
    claim = next(one for one in facts(site)["claims"] if "stockpiling" in one["text"])
    search(page, claim["text"])
    page.keyboard.press("Enter")
    target = page.locator(f"[id='{claim['id']}']:target")
    expect(target).to_be_in_viewport()
    expect(page.locator("dialog[data-search]")).to_be_hidden()
    ground = "(element) => getComputedStyle(element).backgroundColor"
    marked = page.locator(f"[data-claim='{claim['id']}']").evaluate_all(
        f"(all) => all.map({ground})"
    )
    assert any(color != "rgba(0, 0, 0, 0)" for color in marked)


def test_the_words_that_were_looked_for_are_marked_and_a_name_that_is_not_shown_is_told(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.served())
    search(page, "nsdc")
    link = page.locator(RESULT).filter(has_text="said he decreed").first
    expect(page.locator(RESULT).first.locator("mark").first).to_have_text("NSDC")
    expect(link).to_contain_text("About: NSDC")


def test_the_keyboard_does_it_all(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    opener = page.locator("[data-search-open]")
    opener.focus()
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED) == "x--query"
    page.keyboard.type("1/2")
    expect(page.locator("#x--query")).to_have_value("1/2")
    search(page, "parliament")
    for key, focused in (
        ("ArrowUp", "x--query"),
        ("ArrowDown", page.locator(RESULT).nth(0).get_attribute("data-kind")),
        ("ArrowDown", page.locator(RESULT).nth(1).get_attribute("data-kind")),
        ("ArrowUp", page.locator(RESULT).nth(0).get_attribute("data-kind")),
        ("ArrowUp", "x--query"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == focused
    for key in ("ArrowDown", "ArrowUp"):  # Escape closes from a result, and from the full field
        page.keyboard.press(key)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[data-search]")).to_be_hidden()
        expect(opener).to_be_focused()
        page.keyboard.press("/")
    expect(page.locator("#x--query")).to_have_value("parliament")


def test_more_results_come_when_asked_for(site: BuiltSite, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.served())
    shown = len(search(page, "the"))
    more = page.locator("[data-search-more]")
    while more.is_visible():
        more.click()
        assert page.evaluate("() => document.activeElement.matches('.x-search__link')")
    count = int((page.locator(COUNT).text_content() or "").split()[0])
    assert shown < count == page.locator(RESULT).count()


def test_the_index_is_loaded_when_the_search_is_turned_to_and_only_then(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.served(), wait_until="networkidle")
    assert site.served("search-index.js") not in asked
    search(page, "decree")
    assert asked.count(site.served("search-index.js")) == 1


def test_an_index_that_cannot_be_loaded_is_told_of_and_tried_again(
    site: BuiltSite, browser: Browser
) -> None:
    page = browser.new_page()
    page.route("**/search-index.js", lambda route: route.abort(), times=1)
    page.goto(site.served())
    page.keyboard.press("/")
    expect(page.locator(COUNT)).to_have_text("The search could not be loaded.")
    page.locator("#x--query").fill("decree")
    expect(page.locator(RESULT).first).to_contain_text("decree")
    page.close()


@FORMS
def test_on_a_phone_the_search_fills_the_screen_and_nothing_scrolls_sideways(
    site: BuiltSite, new_page: NewPage, form: Place
) -> None:
    width = 320
    page = new_page(width=width)
    opened(site, page, form)
    assert search(page, "Convention on the Prohibition of the Use, Stockpiling")
    box = page.locator("dialog[data-search]").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, width, 800)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
