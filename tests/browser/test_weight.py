"""A page is light: what a reader on a slow line has to wait for stays small."""

from __future__ import annotations

from tests.support.sites import BuiltSite

PAGE = 60_000
SCRIPT = 4_500
"""Bytes, as they are shipped."""


def test_no_page_has_more_than_60_kilobytes_of_html(site: BuiltSite) -> None:
    weights = {name: (site.folder / name).stat().st_size for name in site.pages}
    assert {name: weight for name, weight in weights.items() if weight > PAGE} == {}


def test_the_script_of_popovers_and_copies_is_about_4_kilobytes(site: BuiltSite) -> None:
    assert (site.folder / "assets/javascripts/explainer.js").stat().st_size <= SCRIPT
