"""claims.json keeps its contract."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from generator.output.html_tree import parse_html
from generator.views.links import SiteLinks
from tests.support.corpora import bridges, compiled_bridges


def facts() -> dict[str, Any]:
    """Read claims.json of the second explainer."""
    read: dict[str, Any] = json.loads(compiled_bridges().files["claims.json"])
    return read


def test_the_keys_are_those_of_version_1() -> None:
    data = facts()
    assert list(data) == [
        "version", "as_of", "sources", "claims", "quotations", "disputes", "gaps", "sha256",
    ]  # fmt: skip
    assert data["version"] == 1
    assert set(data["sources"][0]) == {
        "id", "title", "publisher", "author", "issued", "url", "file", "sha256", "rights",
    }  # fmt: skip
    assert set(data["claims"][0]) == {
        "id", "text", "short", "subjects", "said_by", "date", "pages", "evidence",
    }  # fmt: skip
    assert set(data["claims"][0]["evidence"][0]) == {
        "source", "role", "exact", "prefix", "suffix", "start", "end",
    }  # fmt: skip
    assert {
        "id", "speaker", "role", "said_in", "date", "text", "pages", "evidence", "attribution",
    } <= set(data["quotations"][0])  # fmt: skip
    assert set(data["disputes"][0]) == {"id", "question", "positions", "pages"}
    assert set(data["gaps"][0]) == {"subject", "step", "searched", "seen"}


def test_every_page_named_for_an_id_shows_it_there() -> None:
    _, site = bridges()
    links = SiteLinks(site.use_directory_urls)
    pages = {
        links.address(page.src_uri): parse_html(page.article_html)
        for page in compiled_bridges().pages
    }
    data = facts()
    for entry in [*data["claims"], *data["quotations"]]:
        attribute = "data-claim" if "text" in entry and "short" in entry else "data-quotation"
        assert entry["pages"][0].endswith(f"#{entry['id']}")
        for address in entry["pages"]:
            path, _, name = address.partition("#")
            assert PurePosixPath(path).suffix == ".html"
            (place,) = (e for e in pages[path].elements if e.get("id") == name)
            around = [place, *place.ancestors()]
            assert any(element.get(attribute) == entry["id"] for element in around)


def test_gaps_say_what_was_searched_for_and_what_was_read() -> None:
    corpus, _ = bridges()
    gaps = facts()["gaps"]
    assert all(gap["searched"] for gap in gaps)
    seen = [hit for gap in gaps for hit in gap["seen"]]
    assert seen
    for hit in seen:
        content = corpus.sources[hit["source"]].text.content
        assert hit["reason"]
        assert content[hit["start"] : hit["end"]] == hit["exact"]
