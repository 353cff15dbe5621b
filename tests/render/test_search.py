"""A search finds claims by every name of what they are about, and only what a page says."""

from __future__ import annotations

import re
from html import unescape

from generator.render.search import search_markup
from tests.support.corpora import bridges, compiled_bridges, compiled_page


def words(markup: str) -> str:
    """Read markup as an index does."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def test_names_stand_below_their_own_heading() -> None:
    body = '<p>One.</p>\n<h2 id="a">A</h2>\n<p>Two.</p>\n<h3 id="b">B</h3>\n<p>Three.</p>'
    names = {"": ("Uno",), "a": ("Due",), "b": ("Tre",)}
    assert words(search_markup(body, names)) == (
        "One. Also found as: Uno A Two. Also found as: Due B Three. Also found as: Tre"
    )


def test_a_name_that_the_text_has_is_not_repeated() -> None:
    body = '<h2 id="a">A</h2><p>The <b>Møller</b> bridge &amp; more</p>'
    assert search_markup(body, {"a": ("møller", "bridge & more")}) == body


def test_names_are_never_markup() -> None:
    assert "<b>" not in search_markup("<p>One.</p>", {"": ("<b>",)})


def test_names_stay_out_of_the_box_of_the_next_heading() -> None:
    body = '<h2 id="a">A</h2>\n<div>\n<p>One.</p>\n</div>\n<div class="x">\n<h3 id="b">B</h3>'
    found = search_markup(body, {"a": ("Uno",)})
    assert found.index("Uno") < found.index('<div class="x">')


def test_the_second_explainer_is_found_by_every_alias() -> None:
    corpus, _ = bridges()
    text = " ".join(words(page.search_html) for page in compiled_bridges().pages)
    for claim in corpus.claims.values():
        for subject in claim.subjects:
            assert all(alias.name.value.casefold() in text.casefold() for alias in subject.aliases)


def test_quotations_are_found_by_their_words() -> None:
    corpus, _ = bridges()
    text = words(compiled_page(compiled_bridges(), "voices.md").search_html)
    for quotation in corpus.quotations.values():
        assert all(" ".join(piece.split()) in text for piece in quotation.passage.exact)


def test_no_passage_of_a_note_is_found() -> None:
    for page in compiled_bridges().pages:
        for hidden in ("x-notes", "x-terms", "x-colophon", "x-cite", "x-quote__tools"):
            assert f'class="{hidden}' not in page.search_html


def test_what_helps_the_search_is_not_shown() -> None:
    assert all("Also found as" not in page.article_html for page in compiled_bridges().pages)
