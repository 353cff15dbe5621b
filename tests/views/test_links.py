"""Addresses between pages hold wherever the site is put."""

from __future__ import annotations

import pytest

from generator.views.links import SiteLinks, web_address

FLAT, FOLDERS = SiteLinks(use_directory_urls=False), SiteLinks(use_directory_urls=True)


@pytest.mark.parametrize(
    ("page", "target", "name", "flat", "folders"),
    [
        ("index.md", "a.md", "", "a.html", "a/"),
        ("index.md", "a.md", "x-1", "a.html#x-1", "a/#x-1"),
        ("a.md", "index.md", "", "index.html", "../"),
        ("a.md", "b.md", "", "b.html", "../b/"),
        ("s/a.md", "b.md", "", "../b.html", "../../b/"),
        ("b.md", "s/index.md", "", "s/index.html", "../s/"),
        ("s/a.md", "s/b.md", "p-1-2", "b.html#p-1-2", "../b/#p-1-2"),
        ("s/index.md", "s/index.md", "", "index.html", "./"),
        ("a.md", "a.md", "note-1", "#note-1", "#note-1"),
        ("s/a.md", "claims.json", "", "../claims.json", "../../claims.json"),
        ("a.md", "é b.md", "", "%C3%A9%20b.html", "../%C3%A9%20b/"),
    ],
)
def test_an_address_is_relative_to_the_page(
    page: str, target: str, name: str, flat: str, folders: str
) -> None:
    assert FLAT.href(page, target, name) == flat
    assert FOLDERS.href(page, target, name) == folders


def test_claims_json_names_files_that_open_without_a_server() -> None:
    assert FLAT.address("s/a.md", "x") == "s/a.html#x"
    assert FOLDERS.address("s/a.md", "x") == "s/a/index.html#x"
    assert FOLDERS.address("index.md") == "index.html"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/x", "", None])
def test_only_web_addresses_lead_out(url: str | None) -> None:
    assert web_address(url) is None
    assert web_address("https://example.org/a") == "https://example.org/a"
