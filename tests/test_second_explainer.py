"""The same generator and templates carry another subject, with nothing changed but the project.

The project in `fixtures/second_explainer` was invented for this; it uses what the first
explainer doesn't: passages with a cut, passages that start at one place, hard-wrapped
paragraphs, a source shown in full, a source that is covered in part, other steps.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.output.html_tree import Element, HtmlDocument, parse_html
from tests.support.program import REPO, run_explainer

FIXTURE = REPO / "tests/fixtures/second_explainer"
REASONS = {"navigation", "method", "label", "reading-aid", "map", "source-metadata"}
MARKS = ("data-claim", "data-quotation", "data-gap", "data-uncited")
REPORT, POST = "bridge-report-2031-03-14", "harbour-post-2031-03-20"


@dataclass(frozen=True, slots=True)
class Built:
    """The project in its folder of the test, and what was built of it."""

    root: Path
    facts: dict[str, Any]
    pages: dict[str, HtmlDocument]

    def claim(self, identifier: str) -> dict[str, Any]:
        """Find a claim of claims.json."""
        return by_id(self.facts["claims"], identifier)

    def article(self, path: str) -> Element:
        """Find the article of a page."""
        return next(self.pages[path].with_tag("article"))

    def source_page(self, source: str) -> HtmlDocument:
        """Find the page of a source."""
        return next(page for path, page in self.pages.items() if f"sources/{source}" in path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Copy the project, put this checkout's templates beside it, and build it as people do."""
    root = tmp_path_factory.mktemp("built") / "second_explainer"
    shutil.copytree(FIXTURE, root, ignore=shutil.ignore_patterns("site", "dist", ".*"))
    shutil.copytree(REPO / "site_templates", root / "site_templates")
    result = run_explainer("-C", root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    site = root / "site"
    pages = {
        path.relative_to(site).as_posix(): parse_html(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }
    return Built(root, json.loads((site / "claims.json").read_text("utf-8")), pages)


def by_id(entries: list[dict[str, Any]], identifier: str) -> dict[str, Any]:
    """Find the entry with an id."""
    return next(entry for entry in entries if entry["id"] == identifier)


def passages(facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Walk all evidence of all claims and quotations, attributions included."""
    for entry in [*facts["claims"], *facts["quotations"]]:
        yield from entry["evidence"]
        yield from entry.get("attribution", [])


def without_notes(element: Element) -> str:
    """Give the text of an element without its citations and without labels nested in it."""
    kept: list[str] = []
    for parent, text in element.texts():
        chain = [parent, *parent.ancestors()]
        inside = chain[: chain.index(element)]
        if not any(
            "doc-noteref" in e.tokens("role") or "data-uncited" in e.attributes for e in inside
        ):
            kept.append(text)
    return " ".join("".join(kept).split())


def endnotes(built: Built, path: str) -> Element:
    """Find the notes of a page."""
    return next(
        section
        for section in built.pages[path].with_tag("section")
        if "doc-endnotes" in section.tokens("role")
    )


def marked_in_notes(built: Built, path: str, words: str) -> list[str]:
    """List the marked pieces of the one cut passage in a page's notes that has these words."""
    quoted = [e for e in built.pages[path].with_tag("blockquote") if words in e.text]
    marks = [
        [mark.text for mark in built.pages[path].with_tag("mark") if block in mark.ancestors()]
        for block in quoted
    ]
    return next(pieces for pieces in marks if len(pieces) > 1 and words in " ".join(pieces))


def test_check_accepts_the_project_where_it_stands() -> None:
    result = run_explainer("-C", FIXTURE, "check")
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(
        r"^3 sources, 23 claims, \d+ passages checked: 0 problems", result.stdout, re.MULTILINE
    )


def test_every_passage_stands_in_its_file_where_claims_json_says(built: Built) -> None:
    files = {
        source["id"]: (built.root / source["file"]).read_bytes().decode("utf-8")
        for source in built.facts["sources"]
    }
    found = list(passages(built.facts))
    assert len(found) > 40
    for passage in found:
        text = files[passage["source"]]
        start, end = passage["start"], passage["end"]
        assert text[start:end] == passage["exact"]
        assert text[:start].endswith(passage["prefix"])
        assert text[end:].startswith(passage["suffix"])
        assert max(len(passage["prefix"]), len(passage["suffix"])) <= 32


def test_lists_of_claims_json_are_ordered_by_id(built: Built) -> None:
    for key in ("sources", "claims", "quotations", "disputes"):
        ids = [entry["id"] for entry in built.facts[key]]
        assert ids == sorted(ids)


def test_as_of_is_the_day_of_the_newest_source(built: Built) -> None:
    assert built.facts["as_of"] == "2031-04-02"


def test_a_passage_with_a_cut_has_one_entry_a_piece_in_order(built: Built) -> None:
    first, second = built.claim("council-asked")["evidence"]
    assert first["exact"] == "The council is asked to close the Møller Bridge"
    assert second["exact"] == "and to decide by 2032 about the removal of the arches"
    assert first["end"] < second["start"]


def test_a_cut_within_a_sentence_marks_the_pieces_alone(built: Built) -> None:
    pieces = marked_in_notes(built, "bridges/index.html", "close the Møller Bridge")
    assert pieces == [
        "The council is asked to close the Møller Bridge",
        "and to decide by 2032 about the removal of the arches",
    ]


def test_a_cut_across_sentences_is_shown_by_dots_in_brackets(built: Built) -> None:
    notes = endnotes(built, "bridges/index.html").text
    assert re.search(r"opened in 1891 and has seven arches\.?\s*\[…\]\s*", notes)
    assert marked_in_notes(built, "bridges/index.html", "other five arches are sound") == [
        "The Møller Bridge was opened in 1891 and has seven arches",
        "the other five arches are sound",
    ]


def test_a_cut_in_a_quotation_is_shown_by_dots_in_brackets(built: Built) -> None:
    page = built.pages["voices/index.html"]
    (words,) = (
        block
        for block in page.with_tag("blockquote")
        if any(e.get("data-quotation") == "muller-signatures" for e in block.ancestors())
    )
    assert words.text == "We counted every signature twice […] and nobody had signed two times"


def test_wrapped_lines_keep_their_newline_in_the_exact_words(built: Built) -> None:
    (piece,) = (
        entry
        for entry in built.claim("quay-keep-open")["evidence"]
        if entry["exact"].startswith("to keep")
    )
    assert piece["exact"] == "to keep the Quay\nBridge open"


def test_other_hyphens_quotation_marks_and_dots_of_a_source_are_kept(built: Built) -> None:
    assert "harbour\u2011side tram" in built.claim("quay-inspected-too")["evidence"][0]["exact"]
    quotations = built.facts["quotations"]
    assert "isn’t safe" in by_id(quotations, "mayor-not-safe")["text"]
    assert "arches … next" in by_id(quotations, "mayor-arches")["text"]


def test_a_prefix_chooses_among_equal_passages(built: Built) -> None:
    (passage,) = built.claim("moller-lit")["evidence"]
    assert passage["exact"] == "is lit at night"
    assert passage["prefix"].endswith("The Møller Bridge ")


def test_an_uncertain_date_keeps_its_words_and_its_bounds(built: Built) -> None:
    date = built.claim("cracks-reported")["date"]
    assert date["edtf"] == "[2031-03-01..2031-03-10]"
    assert date["as_stated"] == "in early March"
    assert "in early March" in built.article("timeline/index.html").text


def test_what_is_not_stated_names_the_hits_that_were_read(built: Built) -> None:
    gaps = {(gap["subject"], gap["step"]): gap for gap in built.facts["gaps"]}
    assert set(gaps) == {("quay-bridge", step) for step in ("vote", "closure", "removal")}
    assert len(gaps["quay-bridge", "removal"]["seen"]) == 1


def test_both_positions_of_a_dispute_stand_side_by_side(built: Built) -> None:
    positions = [
        p["claim"] for p in by_id(built.facts["disputes"], "cracks-known-before")["positions"]
    ]
    assert positions == ["cracks-known", "cracks-not-known"]
    for path in ("index.html", "differences/index.html"):
        shown = {e.get("data-claim") for e in built.pages[path].elements}
        assert set(positions) <= shown


def test_every_word_of_an_article_is_marked_as_what_it_is(built: Built) -> None:
    for path in built.pages:
        for parent, text in built.article(path).texts():
            if not re.search(r"[^\W_]", text):
                continue
            chain = [parent, *parent.ancestors()]
            marked = next((e for e in chain if any(m in e.attributes for m in MARKS)), None)
            in_source = any("data-passage" in e.attributes for e in chain)
            assert marked is not None or in_source, f"{path}: {text.strip()!r}"
            if marked is not None and "data-uncited" in marked.attributes:
                assert marked.get("data-uncited") in REASONS


def test_a_claim_on_a_page_has_exactly_its_own_words(built: Built) -> None:
    seen = set()
    for path in built.pages:
        for element in built.pages[path].elements:
            identifier = element.get("data-claim")
            if identifier:
                claim = built.claim(identifier)
                assert without_notes(element) in (claim["text"], claim["short"]), path
                seen.add(identifier)
    assert seen == {claim["id"] for claim in built.facts["claims"]}


def test_marks_of_a_passage_join_to_its_words_on_the_source_page(built: Built) -> None:
    for passage in passages(built.facts):
        page = built.source_page(passage["source"])
        name = f"p-{passage['start']}-{passage['end']}"
        marks = [e for e in page.with_tag("mark") if name in e.tokens("data-passage")]
        assert " ".join("".join(t for m in marks for _, t in m.texts()).split()) == " ".join(
            passage["exact"].split()
        )
        assert name in page.ids()


def test_passages_that_start_at_one_place_share_their_marks(built: Built) -> None:
    start = built.claim("bridge-closed")["evidence"][0]["start"]
    assert built.claim("closed-after-cracks")["evidence"][0]["start"] == start
    shared = [
        mark
        for mark in built.source_page(POST).with_tag("mark")
        if sum(token.startswith(f"p-{start}-") for token in mark.tokens("data-passage")) >= 2
    ]
    assert shared


def test_a_source_with_full_rights_is_shown_whole(built: Built) -> None:
    article = next(built.source_page(REPORT).with_tag("article")).text
    body = (FIXTURE / "seeds/bridge-report.txt").read_text("utf-8").split("14 March 2031")[1]
    for paragraph in body.strip().split("\n\n"):
        assert " ".join(paragraph.split()) in article


def test_a_source_with_quotation_rights_shows_no_sentence_that_nothing_uses(built: Built) -> None:
    article = next(built.source_page(POST).with_tag("article")).text
    assert "2,400 passengers" not in article
    assert "The harbour in pictures" not in article


def test_an_old_id_still_leads_to_its_claim(built: Built) -> None:
    (home,) = (page for page in built.pages.values() if "moller-shut" in page.ids())
    assert "bridge-closed" in home.ids()


def test_a_foreign_term_says_its_language(built: Built) -> None:
    terms = [e for e in built.pages["bridges/index.html"].elements if e.get("lang") == "da"]
    assert "himmelsti" in {term.text for term in terms}


def test_code_in_a_page_is_left_alone(built: Built) -> None:
    code = [e.text for e in built.pages["method/index.html"].with_tag("code")]
    assert "{{ claim bridge-closed }}" in code
