"""What holds in Chromium holds in Firefox: no payload runs, and no page breaks its policy."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.safety.poisoned import FINDABLE, PAYLOADS
from tests.safety.poisoned_sites import poisoned_site, raw_page, without_policy
from tests.safety.scale import note_figure
from tests.support.firefox import Firefox, started_firefox
from tests.support.program import run_explainer
from tests.support.projects import copy_real_project
from tests.support.sites import BuiltSite, serve_folder

WORDS = "treaty"
WITHOUT_CONTROLS = ("START-HERE.html", "print.html")
HEARD = "() => { window.pwn = () => window.complaints.push('a script ran'); }"
COMPLAINTS = "() => window.complaints"

# Clicks what is visible of each kind, and closes it again; gives how much it clicked.
USE = """async (kinds) => {
  let used = 0;
  for (const kind of kinds) {
    const found = [...document.querySelectorAll(kind)].find((one) => one.checkVisibility());
    if (!found) continue;
    found.click();
    used += 1;
    await new Promise((done) => setTimeout(done, 20));
    const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
    document.activeElement.dispatchEvent(escape);
    document.querySelectorAll("[popover]:popover-open").forEach((one) => one.hidePopover());
  }
  return used;
}"""
PALETTE = "label[for^=__palette]"
KINDS = (PALETTE, PALETTE, PALETTE, "article a[role~=doc-noteref]", "article a.x-term")
MORE_KINDS = ("button[data-copy]", ".x-menu-button")
OPEN_SEARCH = """() => {
  document.querySelectorAll("dialog[open]").forEach((one) => one.close());
  document.querySelector("[data-search-open]").click();
}"""
FOUND = """async () => {
  for (let times = 0; times < 600; times += 1) {
    if (document.querySelector("dialog[open] li a")) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}"""


@dataclass
class Walk:
    """What was opened and used, and what was complained of."""

    firefox: Firefox
    own: str
    pages: int = 0
    controls: int = 0
    searches: int = 0
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open a page."""
        self.firefox.open(address)
        self.pages += 1

    def leave(self, name: str) -> None:
        """Keep what a page complained of."""
        asked = [said for said in self.firefox.complaints if f"asked {self.own}" not in said]
        self.complaints += [f"{name}: {said}" for said in [*asked, *self.firefox.run(COMPLAINTS)]]
        self.firefox.complaints.clear()

    def search(self, words: str) -> None:
        """Search for words that stand on some page."""
        self.firefox.run(OPEN_SEARCH)
        self.firefox.press(words)
        assert self.firefox.run(FOUND), "the search finds nothing"
        self.searches += 1

    def use_controls(self) -> None:
        """Use every control, on a wide screen and on a narrow one."""
        for width in (1280, 360):
            size = {"width": width, "height": 800}
            self.firefox.send(
                "browsingContext.setViewport", context=self.firefox.tab, viewport=size
            )
            self.controls += self.firefox.run(USE, (*KINDS, *MORE_KINDS))


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start one Firefox for all tests, in which `pwn()` is heard."""
    with started_firefox(tmp_path_factory.mktemp("firefox")) as started:
        started.send("script.addPreloadScript", functionDeclaration=HEARD)
        yield started


@pytest.fixture(scope="module")
def poisoned_sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Build a site for each payload."""
    return [poisoned_site(tmp_path_factory.mktemp("poisoned"), payload) for payload in PAYLOADS]


@contextmanager
def served(firefox: Firefox, folder: Path) -> Iterator[tuple[BuiltSite, Walk]]:
    """Serve a folder, and walk it."""
    with serve_folder(folder) as address:
        yield BuiltSite(folder, address), Walk(firefox, address)


@pytest.mark.parametrize("policy", ["with the policy", "without it"])
def test_no_payload_in_any_field_runs_or_asks_another_host(
    firefox: Firefox, poisoned_sites: list[Path], policy: str
) -> None:
    pages = 0
    for folder in poisoned_sites:
        strips = policy == "without it"
        with served(firefox, without_policy(folder) if strips else folder) as (site, walk):
            for name in (*site.pages, "index.html"):
                walk.open(site.served(name))
                walk.leave(name)
            walk.search(FINDABLE)
            walk.leave("search")
            assert walk.complaints == []
            pages += walk.pages
    note_figure(
        f"injection payloads in every field, in Firefox, {policy}: scripts run, requests sent",
        f"0, 0 ({len(PAYLOADS)} builds of one payload each, {pages:,} pages)",
    )


def test_without_both_walls_a_payload_does_run_so_that_these_tests_see_something(
    firefox: Firefox, poisoned_sites: list[Path]
) -> None:
    stripped = without_policy(poisoned_sites[0])
    raw_page(stripped, "raw.html", "<script>pwn()</script><img src=https://evil.example/p.png>")
    with served(firefox, stripped) as (site, walk):
        walk.open(site.served("raw.html"))
        walk.leave("raw")
        assert "raw: a script ran" in walk.complaints
        assert "raw: asked https://evil.example/p.png" in walk.complaints
    (stripped / "raw.html").unlink()


def test_no_page_breaks_its_policy_with_every_control_used(
    firefox: Firefox, tmp_path: Path
) -> None:
    root = copy_real_project(tmp_path)
    assert run_explainer("-C", root, "export", "--site").returncode == 0
    with zipfile.ZipFile(next((root / "dist").glob("*.zip"))) as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = BuiltSite(next((tmp_path / "unpacked").iterdir()), "")
    with served(firefox, root / "site") as (site, walk):
        places = {name: site.served(name) for name in site.pages}
        opened = {name: unpacked.opened(name) for name in unpacked.pages}
        for name, address in (*places.items(), *opened.items()):
            walk.open(address)
            if name not in WITHOUT_CONTROLS:
                walk.use_controls()
                walk.search(WORDS)
            walk.leave(address)
        assert walk.complaints == []
    note_figure(
        "every control of every page, in Firefox, served and from a folder: violations",
        f"0 ({walk.pages} pages, {walk.controls} controls, {walk.searches} searches)",
    )
