"""Each citation leads to its note, each note to its passages in view, and both lead back."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.support.sites import BuiltSite

# Everything below runs in the page. An element counts as in view with its first line.
IN_VIEW = """
(id) => {
  location.hash = id;
  const element = document.getElementById(id);
  const box = element && element.getClientRects()[0];
  return Boolean(box && element.matches(":target") && box.width && box.height
    && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth);
}
"""
COLOURS = "(marks) => marks.map((mark) => getComputedStyle(mark).backgroundColor)"
CITATIONS = """
() => [...document.querySelectorAll("article a[role~=doc-noteref]")].filter(
  (link) => !link.classList.contains("x-uses__passage")
).map((link) => {
  const note = document.getElementById(link.hash.slice(1));
  return {
    id: link.id,
    note: note && note.id,
    back: note ? [...note.querySelectorAll("[role~=doc-backlink]")].map((a) => a.hash) : [],
    passages: note ? [...note.querySelectorAll("a[href*='#p-']")].map((a) => a.href) : [],
  };
})
"""
PASSAGE = """
(id) => [...document.querySelectorAll("mark[data-passage]")]
  .filter((mark) => mark.dataset.passage.split(" ").includes(id))
  .map((mark) => mark.textContent).join("")
"""


def content_pages(site: BuiltSite) -> list[str]:
    """List the pages that hold citations with notes."""
    sources = {f"sources/{source['id']}.html" for source in facts(site)["sources"]}
    return [name for name in site.pages if name not in sources | {"404.html"}]


def facts(site: BuiltSite) -> dict[str, list[dict[str, object]]]:
    """Read the site's claims.json."""
    loaded: dict[str, list[dict[str, object]]] = json.loads(
        (site.folder / "claims.json").read_text(encoding="utf-8")
    )
    return loaded


def exact_words(site: BuiltSite) -> dict[str, str]:
    """Give the words of every passage of the data, by the address of its mark."""
    known = facts(site)
    entries: list[dict[str, object]] = []
    for item in [*known["claims"], *known["quotations"]]:
        for key in ("evidence", "attribution"):
            listed = item.get(key, [])
            assert isinstance(listed, list)
            entries += listed
    return {
        f"sources/{entry['source']}.html#p-{entry['start']}-{entry['end']}": str(entry["exact"])
        for entry in entries
    }


def out_of_view(page: Page, ids: Iterable[str]) -> list[str]:
    """Go to fragments of the open page and list those that do not come into view."""
    return [name for name in dict.fromkeys(ids) if not page.evaluate(IN_VIEW, name)]


@pytest.mark.parametrize("width", [1280, 360])
def test_each_citation_brings_its_note_into_view_and_each_note_its_citations(
    site: BuiltSite, new_page: NewPage, width: int
) -> None:
    page = new_page(width=width, script=False)
    wrong = []
    for name in content_pages(site):
        page.goto(site.served(name))
        found = page.evaluate(CITATIONS)
        wrong += [
            f"{name}: {one['id']} has no way back"
            for one in found
            if f"#{one['id']}" not in one["back"]
        ]
        ids = [one[key] for one in found for key in ("note", "id")]
        wrong += [f"{name}: {missing}" for missing in out_of_view(page, ids)]
    assert not wrong, "\n".join(wrong)


def test_a_passage_that_others_cut_up_is_lit_in_its_full_length(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.at("opened", "sources/moscow-times-2025-06-29.html"))
    ids = page.locator("mark[id]").evaluate_all("(all) => all.map((mark) => mark.id)")
    cut = [id_ for id_ in ids if page.locator(f'mark[data-passage~="{id_}"]').count() > 1]
    assert cut
    for id_ in cut:
        page.evaluate("(id) => { location.hash = id; }", id_)
        lit = page.locator("mark.x-aimed")
        expect(lit).to_have_count(page.locator(f'mark[data-passage~="{id_}"]').count())
        colours = lit.evaluate_all(
            "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
        )
        assert len(set(colours)) == 1


@pytest.mark.parametrize("width", [1280, 360])
def test_each_note_leads_to_passages_that_are_in_view_and_word_for_word(
    site: BuiltSite, new_page: NewPage, width: int
) -> None:
    page = new_page(width=width, script=False)
    linked: set[str] = set()
    for name in content_pages(site):
        page.goto(site.served(name))
        for one in page.evaluate(CITATIONS):
            assert one["passages"], f"{name}: {one['id']} leads to no passage"
            linked.update(one["passages"])
    words = exact_words(site)
    wrong = []
    for address in sorted(linked):
        page.goto(address)
        place = address.removeprefix(f"{site.address}/")
        anchor = place.partition("#")[2]
        if not page.evaluate(IN_VIEW, anchor):
            wrong.append(f"{place} is out of view")
        if page.evaluate(PASSAGE, anchor) != words.get(place):
            wrong.append(f"{place} has other words than the data")
    assert not wrong, "\n".join(wrong)


def test_a_reader_gets_from_a_citation_to_the_source_and_back(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page(script=False)
    page.goto(site.served())
    page.locator("article [role=doc-noteref]").first.click()
    note = page.locator(":target")
    note.locator("a[href*='#p-']").first.click()
    assert page.locator("mark:target").bounding_box() is not None
    assert "/sources/" in page.url
    page.go_back()
    page.locator(":target [role~=doc-backlink]").first.click()
    assert page.evaluate("() => document.querySelector(':target').matches('[role=doc-noteref]')")


def test_each_claim_and_quotation_can_be_linked_by_its_bare_id(
    site: BuiltSite, new_page: NewPage
) -> None:
    page = new_page(script=False)
    known = facts(site)
    homes: dict[str, list[str]] = {}
    for item in [*known["claims"], *known["quotations"]]:
        pages = item["pages"]
        assert isinstance(pages, list)
        name, _, fragment = str(pages[0]).partition("#")
        assert fragment == item["id"]
        homes.setdefault(name, []).append(fragment)
    wrong = []
    for name, ids in homes.items():
        page.goto(site.served(name))
        wrong += [f"{name}#{missing}" for missing in out_of_view(page, ids)]
    assert not wrong, "\n".join(wrong)
