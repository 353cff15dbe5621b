"""Addresses come from the configuration; what isn't configured isn't offered."""

from __future__ import annotations

import pytest

from generator.loading.site_config import SiteConfig, read_site_config
from generator.problems import Location
from generator.render.compile import compile_site
from generator.views.publication import Publication
from tests.support.corpora import TEMPLATES, bridges, compiled_bridges

AT = Location("data/claims/a b.yml", 12, 3)


def configured(lines: str = "") -> SiteConfig:
    """Read a configuration with these lines added."""
    site, problems = read_site_config(f"site_name: A & B\ndocs_dir: content\n{lines}")
    assert not problems
    return site


@pytest.mark.parametrize(
    ("lines", "page", "address"),
    [
        ("", "index.md", None),
        ("site_url: https://a.example/x/\n", "index.md", "https://a.example/x/"),
        ("site_url: https://a.example/x\n", "sub/one.md", "https://a.example/x/sub/one/"),
        (
            "site_url: https://a.example\nuse_directory_urls: false\n",
            "sub/one.md",
            "https://a.example/sub/one.html",
        ),
    ],
)
def test_a_page_has_an_address_only_where_the_site_has_one(
    lines: str, page: str, address: str | None
) -> None:
    assert Publication(configured(lines)).address(page) == address


@pytest.mark.parametrize(
    ("edit_uri", "line", "editor"),
    [
        (
            "edit/main/content/",
            "https://h.example/r/blob/main/data/claims/a%20b.yml#L12",
            "https://h.example/r/edit/main/content/one.md",
        ),
        (
            "-/edit/main/content/",
            "https://h.example/r/-/blob/main/data/claims/a%20b.yml#L12",
            "https://h.example/r/-/edit/main/content/one.md",
        ),
        (
            "_edit/main/content/",
            "https://h.example/r/src/branch/main/data/claims/a%20b.yml#L12",
            "https://h.example/r/_edit/main/content/one.md",
        ),
    ],
)
def test_corrections_lead_to_the_line_of_a_claim_and_the_editor_of_a_page(
    edit_uri: str, line: str, editor: str
) -> None:
    site = configured(f"repo_url: https://h.example/r/\nedit_uri: {edit_uri}\n")
    publication = Publication(site)
    assert [way.href for way in publication.corrections(AT, "x")] == [line]
    assert [way.href for way in publication.page_corrections("content/one.md", "x")] == [editor]


@pytest.mark.parametrize(
    "lines", ["", "repo_url: https://h.example/r\n", "edit_uri: edit/main/content/\n"]
)
def test_nothing_is_offered_where_the_repository_or_its_editor_is_not_known(lines: str) -> None:
    publication = Publication(configured(lines))
    assert publication.corrections(AT, "x") == ()
    assert publication.page_corrections("content/one.md", "x") == ()


def test_a_mail_has_its_subject_filled_in() -> None:
    publication = Publication(configured("extra:\n  contact_email: us@a.example\n"))
    (way,) = publication.corrections(AT, "a claim & more?")
    assert way.href == "mailto:us@a.example?subject=Correction%3A%20a%20claim%20%26%20more%3F"
    assert not way.editor


def test_a_site_without_addresses_shows_none() -> None:
    for page in compiled_bridges().pages:
        assert "mailto:" not in page.article_html
        assert "Correct this" not in page.article_html


def test_each_note_leads_to_the_data_of_its_claims_where_configured() -> None:
    corpus, _ = bridges()
    site = configured("repo_url: https://h.example/r\nedit_uri: edit/main/content/\n")
    pages = compile_site(corpus, site, TEMPLATES).pages
    everything = " ".join(page.article_html for page in pages)
    for claim in corpus.claims.values():
        at = claim.claim.at
        assert f"https://h.example/r/blob/main/{at.path}#L{at.line}" in everything
    assert all("Correct this page" in page.article_html for page in pages)
