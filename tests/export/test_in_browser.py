"""Both offline forms in a real browser, opened as files, with no network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Request

from generator.export.document_links import document_links
from generator.render.compile import compile_site
from generator.views.links import source_page
from tests.export.conftest import Exported
from tests.support.corpora import verified
from tests.support.searching import search, search_all

LOCAL = ("file:", "data:", "blob:", "about:")
PASSAGE = """id => {
  const target = document.getElementById(id);
  const name = target.dataset.passage.split(' ').pop();
  const marks = [...document.querySelectorAll(`mark[data-passage~="${CSS.escape(name)}"]`)];
  const box = target.getBoundingClientRect();
  return {
    text: marks.map((mark) => [...mark.childNodes].some((one) => one.matches?.('mark')
      && one.matches(`[data-passage~="${CSS.escape(name)}"]`)) ? '' : mark.textContent).join(''),
    inView: box.bottom > 0 && box.top < innerHeight,
  };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page; whatever it asks of a host, can't load or complains of fails the test."""
    context = browser.new_context(offline=True)
    wrong: list[str] = []
    context.on("request", lambda r: None if r.url.startswith(LOCAL) else wrong.append(r.url))
    context.on(
        "requestfailed", lambda r: None if _cut_short(r) else wrong.append(f"failed: {r.url}")
    )
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on(
        "console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None
    )
    yield context.new_page()
    context.close()
    assert not wrong, "\n".join(wrong)


def _cut_short(request: Request) -> bool:
    """Tell a load that the next page ended, as a tab's icon may be, from one that failed."""
    return request.failure == "net::ERR_ABORTED"


def files(forms: Exported) -> list[Path]:
    return [forms.document, *sorted(forms.folder.rglob("*.html"))]


def in_view(place: Locator) -> bool:
    """Tell whether a place has come into view."""
    return bool(
        place.evaluate("""(element) => {
          const box = element.getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight;
        }""")
    )


def test_every_page_opens_without_a_request_to_a_host_or_a_complaint(
    forms: Exported, page: Page
) -> None:
    for path in files(forms):
        page.goto(path.as_uri())
        page.wait_for_load_state("load")
        assert page.title()


def test_a_title_finds_its_page_first_in_both_forms_and_opens_it(
    forms: Exported, page: Page
) -> None:
    wanted = forms.titles
    for start in (forms.folder / "index.html", forms.document):
        page.goto(start.as_uri())
        for (path, title), results in zip(
            wanted.items(), search_all(page, list(wanted.values())), strict=True
        ):
            assert results[0].page == title
            if start != forms.document:
                assert results[0].address == (forms.folder / path).as_uri()
        search(page, title)
        page.keyboard.press("Enter")
        page.wait_for_url(results[0].address)
        heading = page.locator(":target h2" if start == forms.document else "h1").first
        assert heading.inner_text() == title


def test_the_index_that_the_documents_script_completes_is_the_whole_one(
    forms: Exported, page: Page
) -> None:
    page.goto(forms.document.as_uri())
    completed = page.evaluate("explainerIndex()")
    corpus, site = verified(forms.root)
    uris = [*(one.src_uri for one in corpus.pages), *map(source_page, corpus.sources)]
    links = document_links(forms.document.name, uris)
    whole = compile_site(corpus, site, forms.root / "site_templates", links).search
    assert completed == json.loads(whole)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("moller bridge", "The Møller Bridge"),
        ("MØLLER BRIDGE", "The Møller Bridge"),
        ("mo\u0308ller-bridge", "The Møller Bridge"),
        ("jonas thorsson", "Jónas Þórsson"),
        ("the bridge isn't safe", "The bridge isn’t safe"),
        ("Osterhavn", "Østerhavn"),
    ],
)
def test_letters_marks_and_case_are_folded_alike_in_both_forms(
    second: Exported, page: Page, query: str, shown: str
) -> None:
    for start in (second.folder / "index.html", second.document):
        page.goto(start.as_uri())
        assert shown in search(page, query)[0].shown


def test_every_citation_of_the_document_opens_its_note(forms: Exported, page: Page) -> None:
    page.goto(forms.document.as_uri())
    popover = page.locator("[data-popover]")
    cites = page.locator("main a[role~=doc-noteref][href*='--note-']")
    assert cites.count()
    for number in range(0, cites.count(), 7):
        cite = cites.nth(number)
        cite.scroll_into_view_if_needed()
        cite.click()
        assert popover.is_visible()
        note = page.locator(f"[id='{str(cite.get_attribute('href'))[1:]}'] mark").first
        assert popover.locator("mark").first.inner_text() == note.inner_text()
        page.keyboard.press("Escape")
        assert not popover.is_visible()
        assert cite.evaluate("element => element === document.activeElement")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_first_page_reads_well_when_an_archive_program_shows_it_alone(
    exported: Exported, page: Page, tmp_path: Path, width: int
) -> None:
    alone = shutil.copy(exported.folder / "START-HERE.html", tmp_path)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(Path(alone).as_uri())
    assert in_view(page.get_by_text("Extract first."))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_the_documents_script_makes_is_what_the_pages_of_the_folder_say(
    forms: Exported, page: Page
) -> None:
    paths = [forms.folder / name for name in forms.pages]
    names = {said for path in paths for said in made_on(page, path)}
    assert set(made_on(page, forms.document)) <= names
    assert any("only source" in name for _, name in names)
    assert any("“" in name for _, name in names)


def made_on(page: Page, path: Path) -> list[tuple[str, str]]:
    """List what each citation's link is called, and what each quotation's button copies.

    Numbers of notes and addresses are left out: they differ between the forms.
    """
    page.goto(path.as_uri())
    found = page.evaluate("""() => [
      ...[...document.querySelectorAll("[data-claim] > a[role=doc-noteref]")].map((link) =>
        [link.closest("[data-claim]").dataset.claim, link.ariaLabel.replace(/\\d+/, "")]),
      ...[...document.querySelectorAll("button[data-copy]")].map((button) => {
        const card = button.closest("[data-quotation]");
        return card ? [card.dataset.quotation, button.dataset.copy.replace(/\\S*$/, "")] : ["", ""];
      }),
    ]""")
    return [(of, said) for of, said in found if of]


def test_every_note_of_the_document_leads_to_its_passages_and_back(
    forms: Exported, page: Page
) -> None:
    page.goto(forms.document.as_uri())
    parts = forms.parts
    exact = {
        f"{parts[entry['source']]}p-{entry['start']}-{entry['end']}": entry["exact"]
        for kind in ("claims", "quotations")
        for one in forms.facts[kind]
        for entry in (*one["evidence"], *one.get("attribution", ()))
    }
    notes = page.locator("[role=doc-endnotes] li[value]")
    for number in range(notes.count()):
        links = notes.nth(number).locator("a[href*='--p-']")
        for link in links.all():
            target = str(link.get_attribute("href"))[1:]
            page.evaluate("hash => { location.hash = hash; }", target)
            seen = page.evaluate(PASSAGE, target)
            assert seen["inView"], target
            if target in exact:
                assert seen["text"].replace("\r", "") == exact[target].replace("\r", "")
        assert notes.nth(number).locator("a[role=doc-backlink]").count()


def test_the_scheme_that_a_reader_chose_is_kept_across_the_pages_of_the_folder(
    exported: Exported, page: Page
) -> None:
    page.goto((exported.folder / "index.html").as_uri())
    while page.get_attribute("body", "data-md-color-scheme") != "slate":
        page.locator(
            ".x-palette label:visible, [data-md-component=palette] label:visible"
        ).first.click()
    page.goto((exported.folder / "timeline.html").as_uri())
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


def test_the_scheme_that_a_reader_chose_is_kept_when_the_document_is_opened_again(
    exported: Exported, page: Page
) -> None:
    page.goto(exported.document.as_uri())
    page.click("[data-scheme-button]")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for _ in range(3):  # a new process of a busy browser may read the storage a moment too early
        page.reload()
        if page.get_attribute("html", "data-scheme"):
            break
    assert page.get_attribute("html", "data-scheme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_without_script_every_text_and_note_is_there(forms: Exported, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    bare = context.new_page()
    for path in (forms.document, forms.folder / "index.html"):
        bare.goto(path.as_uri())
        for selector in ("article", "[role=doc-endnotes] li", "a[role~=doc-noteref]"):
            shown = bare.locator(selector)
            assert shown.count()
            assert all(one.is_visible() for one in shown.all()[:20])
    bare.goto(forms.document.as_uri())
    assert not bare.locator("[data-tools]").is_visible()
    context.close()


def test_the_button_checks_the_texts_at_hand_and_names_the_others(
    second: Exported, page: Page
) -> None:
    page.goto(second.document.as_uri())
    page.click("[data-check-button]")
    page.locator("[data-check-results] li.open").first.wait_for()
    results = page.locator("[data-check-results]")
    assert results.locator("li.wrong").count() == 0
    assert "the archived text has the hash that is named" in results.inner_text()
    for source in second.facts["sources"]:
        if source["rights"] == "quotation":
            assert source["sha256"] in results.inner_text()
            assert "it may only be quoted" in results.inner_text()


def test_the_button_checks_every_passage_once_the_archived_files_are_added(
    forms: Exported, page: Page
) -> None:
    page.goto(forms.document.as_uri())
    page.set_input_files("[data-files]", sorted(forms.seeds.iterdir()))
    page.click("[data-check-button]")
    results = page.locator("[data-check-results] li.right")
    results.first.wait_for()
    assert results.count() == 1 + len(forms.facts["sources"])
    assert page.locator("[data-check-results] li.wrong, [data-check-results] li.open").count() == 0


def test_the_button_finds_a_word_that_was_changed_in_a_passage(
    second: Exported, page: Page, tmp_path: Path
) -> None:
    markup = second.document.read_text("utf-8")
    start = markup.index("data-passage=bridge")
    end = markup.index("</mark>", start)
    copy = tmp_path / "changed.html"
    copy.write_text(markup[: end - 2] + "xx" + markup[end:], "utf-8")
    page.goto(copy.as_uri())
    page.click("[data-check-button]")
    page.locator("[data-check-results] li.wrong").first.wait_for()


def test_a_foreign_file_is_called_so(second: Exported, page: Page) -> None:
    page.goto(second.document.as_uri())
    page.set_input_files("[data-files]", second.folder / "verify.py")
    page.click("[data-check-button]")
    wrong = page.locator("[data-check-results] li.wrong")
    wrong.first.wait_for()
    assert "verify.py is not a file that was cited" in wrong.inner_text()
