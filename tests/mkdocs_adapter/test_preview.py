"""The preview shows problems in its pages and lives on, whatever is saved."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.program import REPO, explainer_command, program_environ

PATIENCE = 60
"""Seconds after which a preview that doesn't show what it should counts as hung."""

PANEL = 'class="x-problems"'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the small project beside these tests, with the templates of this checkout."""
    copy = shutil.copytree(REPO / "tests/mkdocs_adapter/project", tmp_path / "project")
    shutil.copytree(REPO / "site_templates", copy / "site_templates")
    return copy


def with_explainer(address: str) -> list[str]:
    return explainer_command("serve", "--address", address)


def with_mkdocs(address: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", address]


@contextmanager
def preview(project: Path, command: Callable[[str], list[str]]) -> Iterator[Callable[[str], str]]:
    """Serve a project; give a function that fetches a page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"

    def fetch(page: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{address}/{page}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return error.read().decode("utf-8")
        except urllib.error.URLError:
            return ""  # not yet listening

    with subprocess.Popen(
        command(address),
        cwd=project,
        env=program_environ(NO_MKDOCS_2_WARNING="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield fetch
            assert process.poll() is None, "the preview ended"
        finally:
            process.send_signal(signal.SIGINT)  # so that MkDocs removes its temporary folder
            process.wait(PATIENCE)


def wait_until(fetch: Callable[[str], str], page: str, shows: Callable[[str], bool]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        text = fetch(page)
        if text and shows(text):
            return text
        time.sleep(0.1)
    raise AssertionError(f"{page} never showed what it should; it shows: {text[:2000]}")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("command", [with_explainer, with_mkdocs])
def test_a_mistake_appears_above_the_last_good_page_and_goes_away_when_it_is_mended(
    project: Path, command: Callable[[str], list[str]]
) -> None:
    claims = project / "data/claims/harbour.yml"
    with preview(project, command) as fetch:
        assert PANEL not in wait_until(fetch, "index.html", lambda text: "The town paid" in text)
        change(claims, "paid for the repair of", "paid for <b>the</b> repair of")
        text = wait_until(fetch, "index.html", lambda text: PANEL in text)
        assert "data/claims/harbour.yml:" in text
        assert "&lt;b&gt;the&lt;/b&gt;" in text
        assert "The town paid for the repair of the tower" in text
        change(claims, "paid for <b>the</b> repair of", "paid for the repair of")
        wait_until(fetch, "index.html", lambda text: bool(text) and PANEL not in text)


def test_a_project_that_never_was_right_is_served_with_its_problems(project: Path) -> None:
    change(project / "data/claims/harbour.yml", "paid for the repair of", "paid for a repair of")
    with preview(project, with_explainer) as fetch:
        for page in ("index.html", "about.html"):
            text = wait_until(fetch, page, lambda text: PANEL in text)
            assert "data/claims/harbour.yml:" in text


def test_a_broken_template_becomes_a_page_and_not_a_stuck_server(project: Path) -> None:
    footer = project / "site_templates/theme/partials/footer.html"
    with preview(project, with_explainer) as fetch:
        wait_until(fetch, "about.html", lambda text: "x-footer" in text)
        change(footer, "<footer", "{{ 1 / 0 }}<footer")
        text = wait_until(fetch, "about.html", lambda text: PANEL in text)
        assert "site_templates/theme/partials/footer.html:1" in text
        change(footer, "{{ 1 / 0 }}<footer", "<footer")
        wait_until(fetch, "about.html", lambda text: "x-footer" in text and PANEL not in text)


def test_a_reader_keeps_their_place_when_the_page_is_made_anew(
    project: Path, browser: Browser
) -> None:
    addresses: list[str] = []

    def command(address: str) -> list[str]:
        addresses.append(address)
        return with_explainer(address)

    with preview(project, command) as fetch:
        wait_until(fetch, "about.html", lambda text: "was looked up" in text)
        page = browser.new_page(viewport={"width": 320, "height": 240})
        page.goto(f"http://{addresses[0]}/about.html")
        page.evaluate("scrollTo(0, 150)")
        change(project / "content/about.md", "was looked up", "is looked up")
        page.get_by_text("is looked up").wait_for(timeout=PATIENCE * 1000)
        page.wait_for_function("scrollY === 150")
        page.close()


def test_a_broken_configuration_becomes_a_page_and_not_a_stuck_server(project: Path) -> None:
    with preview(project, with_explainer) as fetch:
        wait_until(fetch, "index.html", lambda text: "The town paid" in text)
        change(project / "mkdocs.yml", "theme:", "theme: [")
        wait_until(fetch, "index.html", lambda text: PANEL in text)
        change(project / "mkdocs.yml", "theme: [", "theme:")
        wait_until(fetch, "index.html", lambda text: "The town paid" in text)


def test_only_the_server_s_own_script_joins_the_policy_and_under_a_number_used_once(
    project: Path,
) -> None:
    with preview(project, with_explainer) as fetch:
        seen = set()
        for _ in range(2):
            text = wait_until(fetch, "index.html", lambda text: "The town paid" in text)
            number = re.search(r"script-src 'self' 'nonce-([\w-]{20,})'; style-src", text)
            assert number is not None
            assert text.count("<script nonce=") == text.count(f'<script nonce="{number[1]}">') == 1
            seen.add(number[1])
        assert len(seen) == 2
