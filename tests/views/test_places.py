"""Each id has one home."""

from __future__ import annotations

from generator.views.places import Occurrences, canonical_places


def shown(page: str, *ids: str, summary: bool = False) -> Occurrences:
    """Say what a page shows."""
    return Occurrences(page, summary, dict.fromkeys(ids, ""))


def test_the_home_is_the_first_page_that_is_no_summary() -> None:
    places = canonical_places(
        [shown("index.md", "a", summary=True), shown("one.md", "a"), shown("two.md", "a")]
    )
    assert places.home("a") == "one.md"


def test_what_only_summaries_show_lives_on_the_first_of_them() -> None:
    places = canonical_places(
        [shown("index.md", "a", summary=True), shown("short.md", "a", summary=True)]
    )
    assert places.home("a") == "index.md"


def test_what_no_page_shows_has_no_home() -> None:
    assert canonical_places([shown("index.md", "a")]).home("b") is None
