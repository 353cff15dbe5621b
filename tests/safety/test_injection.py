"""No text that anybody writes becomes script, markup or a request, by either of two walls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.safety.controls import search, type_in_search
from tests.safety.poisoned import FINDABLE, PAYLOADS
from tests.safety.poisoned_sites import poisoned_site, raw_page, without_policy
from tests.safety.scale import note_figure, scale
from tests.support.sites import BuiltSite, serve_folder

SETS = scale(3, len(PAYLOADS))
"""Into how many builds the payloads are dealt; those of one stand in a row in each field."""

_LOOSE = """() => [...document.querySelectorAll("*")].flatMap((element) =>
  [...element.attributes].filter(({ name, value }) =>
    name.startsWith("on") || /^\\s*(javascript|data|vbscript):/i.test(value)
  ).map(({ name, value }) => `${element.tagName} ${name}=${value}`))"""


@dataclass
class Witness:
    """What a page did that it must not."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def watched_page(browser: Browser, address: str) -> Iterator[tuple[Page, Witness]]:
    """Open a page that may ask its own server only, and whose `pwn()` is heard."""
    witness = Witness()
    context = browser.new_context()

    def guard(route: Route) -> None:
        url = route.request.url
        if url.startswith(address):
            route.continue_()
        else:
            witness.asked.append(url)
            route.abort()

    context.route("**/*", guard)
    context.expose_function("pwn", lambda *_: witness.ran.append("pwn"))
    try:
        yield context.new_page(), witness
    finally:
        context.close()


@pytest.fixture(scope="module", params=range(SETS))
def of_some_payloads(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Build a project with some of the payloads in every field; give its site's folder."""
    text = " ".join(PAYLOADS[request.param :: SETS])
    return poisoned_site(tmp_path_factory.mktemp("poisoned"), text)


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the same project without any payload; give its site's folder."""
    return poisoned_site(tmp_path_factory.mktemp("plain"), "a boat")


@pytest.mark.parametrize("policy", ["with its policy", "with the policy stripped"])
def test_no_payload_in_any_field_runs_or_asks_another_host_and_search_still_works(
    browser: Browser, of_some_payloads: Path, policy: str
) -> None:
    site = of_some_payloads
    folder = site if policy == "with its policy" else without_policy(site)
    with serve_folder(folder) as address, watched_page(browser, address) as (page, witness):
        for name in BuiltSite(folder, address).pages:
            page.goto(f"{address}/{name}")
            assert page.evaluate(_LOOSE) == [], name
        page.goto(f"{address}/index.html")
        search(page, FINDABLE)
        type_in_search(page, PAYLOADS[0])
        page.wait_for_timeout(200)
        assert (witness.ran, witness.asked) == ([], [])
    note_figure(
        "injection payloads in every field, in Chromium: scripts run, requests sent",
        f"0, 0 ({len(PAYLOADS)} payloads in {SETS} builds, each with the policy and without)",
    )


def test_the_policy_alone_stops_every_payload_that_nothing_has_escaped(
    browser: Browser, plain_site: Path
) -> None:
    # Where a page goes is no matter of its policy: `refresh` is held by the other wall.
    attempts = [payload for payload in PAYLOADS if "refresh" not in payload]
    with serve_folder(plain_site) as address, watched_page(browser, address) as (page, witness):
        for number, payload in enumerate(attempts[:: scale(3, 1)]):
            raw_page(plain_site, f"raw-{number}.html", payload)
            page.goto(f"{address}/raw-{number}.html", wait_until="domcontentloaded")
        page.wait_for_timeout(200)
        assert (witness.ran, witness.asked) == ([], [])
    note_figure(
        "the same, unescaped in a page under the policy: scripts run, requests sent", "0, 0"
    )


def test_without_both_walls_the_payloads_do_run_so_that_these_tests_see_something(
    browser: Browser, plain_site: Path
) -> None:
    stripped = without_policy(plain_site)
    raw_page(stripped, "raw.html", "<script>pwn()</script><img src=https://evil.example/p.png>")
    with serve_folder(stripped) as address, watched_page(browser, address) as (page, witness):
        page.goto(f"{address}/raw.html")
        page.wait_for_timeout(200)
        assert witness.ran == ["pwn"]
        assert witness.asked == ["https://evil.example/p.png"]
