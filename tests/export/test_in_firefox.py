"""Both offline forms in a real Firefox with its strict rules for files, and with no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.conftest import Exported
from tests.support.firefox import Firefox, started_firefox

# Each citation opens its own note, and the button closes it again.
CITATIONS = """async () => {
  const popover = document.querySelector("[data-popover]");
  const cites = [...document.querySelectorAll("article a[role~=doc-noteref]")]
    .filter((cite) => cite.hash && !/p-\\d+-\\d+$/.test(cite.hash));
  const wrong = [];
  for (const cite of cites) {
    const note = document.getElementById(decodeURIComponent(cite.hash.slice(1)));
    cite.focus();
    cite.click();
    const shown = popover.matches(":popover-open") && popover.getBoundingClientRect().height > 40;
    const [words, own] = [popover, note].map((one) => one.querySelector("mark").textContent);
    const back = [...note.querySelectorAll("a[role~=doc-backlink]")]
      .some((link) => decodeURIComponent(link.hash) === `#${cite.id}`);
    popover.querySelector("[data-popover-close]").click();
    await new Promise((done) => setTimeout(done));
    const closed = !popover.matches(":popover-open") && document.activeElement === cite;
    const right = shown && words === own && back && closed;
    if (!right) wrong.push([cite.id, shown, words, back, closed]);
  }
  return [cites.length, wrong];
}"""

# Each passage is in view when a link leads to it, and its marks hold the words of the source.
PASSAGES = """async (places) => {
  const wrong = [];
  for (const [id, exact] of places) {
    location.hash = id;
    await new Promise((done) => requestAnimationFrame(done));
    const target = document.getElementById(id);
    const own = `mark[data-passage~="${CSS.escape(id)}"]`;
    const text = [...document.querySelectorAll(own)]
      .map((mark) => mark.querySelector(own) ? "" : mark.textContent).join("");
    const box = target && target.getBoundingClientRect();
    const seen = box && box.bottom > 0 && box.top < innerHeight;
    const shade = target && getComputedStyle(target).backgroundColor;
    if (!seen || text !== exact || shade === "rgba(0, 0, 0, 0)") wrong.push([id, seen, text]);
  }
  return wrong;
}"""
# The first result for each of some words: the title that it stands under, and its address.
SEARCHES = """async (wanted) => {
  document.querySelector("[data-search-open]").click();
  const query = document.querySelector("dialog[data-search] input");
  const said = document.querySelector("[data-search-count]");
  const found = [];
  for (const words of wanted) {
    query.value = words;
    query.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done));
    while (!/\\bresults?\\b/.test(said.textContent)) await new Promise(requestAnimationFrame);
    const link = document.querySelector("dialog[data-search] a");
    found.push([document.querySelector(".x-search__title").textContent, link.href]);
  }
  return found;
}"""
DARK = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start one Firefox for all tests."""
    with started_firefox(tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.fixture
def firefox(started: Firefox) -> Iterator[Firefox]:
    """Give the Firefox; what a page asks of a host or complains of fails the test."""
    started.complaints.clear()
    yield started
    assert not started.complaints, "\n".join(started.complaints)


def visit(firefox: Firefox, path: Path) -> None:
    """Open a file and collect what the page noticed to be wrong."""
    firefox.open(path.as_uri())
    firefox.complaints += firefox.run("() => window.complaints")


def passages(forms: Exported) -> dict[str, dict[str, str]]:
    """Map each source's id to its passages that pages cite: the place, and the exact words."""
    found: dict[str, dict[str, str]] = {}
    for kind in ("claims", "quotations"):
        for one in forms.facts[kind]:
            for entry in (*one["evidence"], *one.get("attribution", ())) if one["pages"] else ():
                place = f"p-{entry['start']}-{entry['end']}"
                words = entry["exact"].replace("\r\n", "\n")
                found.setdefault(entry["source"], {})[place] = words
    return found


def test_every_page_opens_without_a_request_and_every_citation_its_note(
    forms: Exported, firefox: Firefox
) -> None:
    cited = 0
    for path in (forms.document, *sorted(forms.folder.rglob("*.html"))):
        visit(firefox, path)
        count, wrong = firefox.run(CITATIONS)
        assert not wrong, path.name
        cited += count
    assert cited > 2 * len(forms.facts["claims"])


def test_a_request_to_a_host_and_an_error_would_be_noticed(
    started: Firefox, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><img src='https://example.org/a.png'><img src='missing.png'>"
        "<script>fetch('data.json').catch(() => console.error('no data'))</script>"
    )
    started.complaints.clear()
    visit(started, page)
    started.run("() => new Promise((done) => setTimeout(done, 100))")
    said = "\n".join(started.complaints)
    started.complaints.clear()
    assert "asked https://example.org/a.png" in said
    assert "missing.png" in said
    assert "no data" in said


def test_every_passage_of_the_document_comes_into_view_with_its_words(
    forms: Exported, firefox: Firefox
) -> None:
    visit(firefox, forms.document)
    for source, places in passages(forms).items():
        own = [(f"{forms.parts[source]}{place}", exact) for place, exact in places.items()]
        assert firefox.run(PASSAGES, own) == []


def test_every_passage_of_the_folder_comes_into_view_with_its_words(
    forms: Exported, firefox: Firefox
) -> None:
    for source, places in passages(forms).items():
        visit(firefox, forms.folder / f"sources/{source}.html")
        assert firefox.run(PASSAGES, list(places.items())) == []


def test_a_title_in_the_folders_search_finds_its_page_first(
    exported: Exported, firefox: Firefox
) -> None:
    visit(firefox, exported.folder / "index.html")
    titles = exported.titles
    found = firefox.run(SEARCHES, list(titles.values()))
    addresses = [(exported.folder / path).as_uri() for path in titles]
    assert [(title, address) for title, address in found] == list(
        zip(titles.values(), addresses, strict=True)
    )


def test_a_title_in_the_documents_search_finds_its_section_first_and_opens_there(
    forms: Exported, firefox: Firefox
) -> None:
    visit(firefox, forms.document)
    titles = list(forms.titles.values())
    assert [title for title, _ in firefox.run(SEARCHES, titles)] == titles
    firefox.press("Enter")
    shown = "() => document.querySelector(':target h2').textContent"
    assert firefox.run(shown) == titles[-1]


def test_escape_closes_a_note_and_gives_the_focus_back(
    exported: Exported, firefox: Firefox
) -> None:
    for path in (exported.document, exported.folder / "index.html"):
        visit(firefox, path)
        firefox.run("() => document.querySelector('article a[role~=doc-noteref]').focus()")
        firefox.press("Enter")
        assert firefox.run("() => document.querySelector(':popover-open') !== null")
        firefox.press("Escape")
        assert firefox.run("() => document.querySelector(':popover-open') === null")
        assert firefox.run("() => document.activeElement.matches('a[role~=doc-noteref]')")


def test_the_scheme_that_a_reader_chose_is_kept_across_pages_and_reloads(
    exported: Exported, firefox: Firefox
) -> None:
    visit(firefox, exported.document)
    firefox.run("() => document.querySelector('[data-scheme-button]').click()")
    dark = firefox.run(DARK)
    visit(firefox, exported.document)
    assert firefox.run(DARK) == dark
    folder = exported.folder
    visit(firefox, folder / "index.html")
    for _ in range(3):
        if firefox.run("() => document.body.dataset.mdColorScheme") != "slate":
            firefox.run("() => document.querySelector('.x-palette label:not([hidden])').click()")
    visit(firefox, folder / "timeline.html")
    assert firefox.run("() => document.body.dataset.mdColorScheme") == "slate"


def test_the_button_checks_every_passage_whose_text_is_at_hand(
    second: Exported, firefox: Firefox
) -> None:
    visit(firefox, second.document)
    said = firefox.run(
        """async () => {
          document.querySelector("[data-check-button]").click();
          const results = document.querySelector("[data-check-results]");
          while (!results.querySelector(".right")) await new Promise(requestAnimationFrame);
          return [...results.children].map((item) => item.className);
        }"""
    )
    assert "right" in said
    assert "wrong" not in said


def test_without_script_every_text_and_note_is_there(exported: Exported, tmp_path: Path) -> None:
    with started_firefox(tmp_path, script=False) as firefox:
        for path in (exported.document, exported.folder / "index.html"):
            firefox.open(path.as_uri())
            for selector in ("article", "[role=doc-endnotes] mark", "article a[role~=doc-noteref]"):
                assert firefox.located(selector)
        firefox.open(exported.document.as_uri())
        (tools,) = firefox.located("[data-tools]")
        assert "hidden" in tools["attributes"]
        assert not firefox.complaints
