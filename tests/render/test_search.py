"""The index of the search: every claim, quotation, term, title and name, each at its one place."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import islice, pairwise
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.content import explainer
from generator.render.search import SEARCH_SCRIPT, search_data, search_index, search_script
from generator.views.search import Kind, SearchEntry, SearchPage
from tests.support.corpora import bridges, compiled_bridges

DIGITS = "".join(sorted({chr(code) for code in range(32, 127)} - set('"\\<')))
CODES = ((91, 4, 44772), (86, 2, 2452), (60, 1, 60), (0, 0, 0))
"""From which first digit on a code has how many more, and how many words have shorter ones."""
Entry = tuple[str, Kind, str, str, str, list[str]]


@cache
def index() -> dict[str, Any]:
    """Read the index with its words written out."""
    return written_out(compiled_bridges().files[SEARCH_SCRIPT])


def written_out(script: bytes) -> dict[str, Any]:
    """Read a script as the browser does, and put the words in the places of their numbers."""
    data = json.loads(script.decode().removeprefix("explainerIndex="))
    words = data.pop("words").split(" ")
    data["names"] = [text_of(name, words) for name in data["names"]]
    for page in data["pages"]:
        page[1] = text_of(page[1], words)
        for row in page[2]:
            row[2:4] = [
                text_of(part, words) if isinstance(part, str) else part for part in row[2:4]
            ]
    return data  # type: ignore[no-any-return]


def text_of(code: str, words: list[str]) -> str:
    found, digits = [], iter(map(DIGITS.index, code))
    for lead in digits:
        start, more, before = next(kind for kind in CODES if kind[0] <= lead)
        number = lead - start
        for digit in islice(digits, more):
            number = number * len(DIGITS) + digit
        found.append(words[before + number])
    return " ".join(found)


def entries(kind: Kind) -> list[Entry]:
    """List the entries of a kind: address, kind, anchor, text, what is beside it, names."""
    found = []
    for href, _, rows in index()["pages"]:
        before = ""
        for row in rows:
            full: list[Any] = row + [0, "", "", "", []][len(row) :]
            number, code, text, more, names = full
            anchor = code and before[: int(code[0], 36)] + code[1:]
            before = anchor or before
            if number == kind:
                known = [index()["names"][name] for name in names]
                found.append((href, Kind(number), anchor, text, more, known))
    return found


def test_every_claim_is_one_entry_at_its_home_with_its_whole_text() -> None:
    corpus, _ = bridges()
    facts = json.loads(compiled_bridges().files["claims.json"])
    homes = {one["id"]: one["pages"][0] for one in facts["claims"] if one["pages"]}
    found = {anchor: (href, text) for href, _, anchor, text, *_ in entries(Kind.CLAIM)}
    assert found.keys() == homes.keys()
    assert len(entries(Kind.CLAIM)) == len(found)
    for id_, (href, text) in found.items():
        assert text == corpus.claims[id_].text
        assert f"{unquote(href)}index.html#{id_}".removeprefix("./") == homes[id_]


def test_every_quotation_has_its_words_and_its_speaker() -> None:
    corpus, _ = bridges()
    found = {anchor: (text, more) for _, _, anchor, text, more, _ in entries(Kind.QUOTATION)}
    for quotation in corpus.quotations.values():
        text, more = found[quotation.id]
        assert all(" ".join(piece.split()) in text for piece in quotation.passage.exact)
        assert quotation.speaker.label.value in more


def test_every_term_title_and_question_is_an_entry() -> None:
    corpus, _ = bridges()
    assert {text for _, _, _, text, *_ in entries(Kind.TERM)} == {
        term.term.term.value for term in corpus.glossary.values()
    }
    assert {text for _, _, _, text, *_ in entries(Kind.QUESTION)} == {
        dispute.dispute.question.value for dispute in corpus.disputes.values()
    }
    assert {text for _, _, _, text, *_ in entries(Kind.PAGE)} == {
        page.title for page in compiled_bridges().pages if not page.generated
    }
    assert {text for _, _, _, text, *_ in entries(Kind.SOURCE)} == {
        source.source.title.value for source in corpus.sources.values()
    }


def test_a_claim_is_found_by_every_name_of_its_subjects() -> None:
    corpus, _ = bridges()
    for _, _, id_, text, _, names in entries(Kind.CLAIM):
        for subject in corpus.claims[id_].subjects:
            for name in (subject.label.value, *(alias.name.value for alias in subject.aliases)):
                assert name in names or name.casefold() in text.casefold()


def test_sections_have_their_own_words_and_no_claim() -> None:
    texts = " ".join(more for _, _, _, _, more, _ in entries(Kind.SECTION))
    corpus, _ = bridges()
    assert texts
    assert not [claim.id for claim in corpus.claims.values() if claim.text in texts]


def test_no_passage_and_no_heading_of_notes_is_an_entry() -> None:
    corpus, _ = bridges()
    script = json.dumps(index(), ensure_ascii=False)
    words = {claim.text for claim in corpus.claims.values()}
    passages = [
        piece
        for claim in corpus.claims.values()
        for passage in claim.evidence
        for piece in passage.exact
        if not any(piece in text for text in words)
    ]
    assert len(passages) > 10
    quoted = {piece for one in corpus.quotations.values() for piece in one.passage.exact}
    assert not [piece for piece in passages if piece in script and piece not in quoted]
    assert not [text for _, _, _, text, *_ in entries(Kind.SECTION) if text in ("Notes", "Terms")]


def test_an_index_can_stand_in_a_page_and_leaves_out_what_is_empty() -> None:
    page = SearchPage("a.html", "</script>", (SearchEntry(Kind.PAGE, "", "x"),))
    assert search_data(search_index([page])) == (
        '{"names":[],"pages":[["a.html","\\u003c/script>",[[0,"","x"]]]]}'
    )


def test_an_anchor_is_shortened_by_what_the_browser_counts_as_shared() -> None:
    anchors = ("", "a-bridge", "a-bridge-2", "\U0001f309-a", "\U0001f309-b", "c" * 40, "c" * 41)
    entries = tuple(SearchEntry(Kind.CLAIM, anchor, "x") for anchor in anchors)
    rows = search_index([SearchPage("a.html", "A", entries)]).pages[0][2]
    assert [row[1] for row in rows] == [
        *("", "0a-bridge", "8-2", "0\U0001f309-a", "3b", "0" + "c" * 40, "0" + "c" * 41)
    ]


def test_a_name_stands_once_however_many_places_it_names() -> None:
    names = index()["names"]
    assert names
    assert len(set(names)) == len(names)
    assert not re.search(r"\s\s", " ".join(names))


@given(st.lists(st.text(st.sampled_from('ab <"\\é\U0001f309\n\u2028'), max_size=9), max_size=5))
def test_the_script_says_what_the_data_says(texts: list[str]) -> None:
    entries = tuple(
        SearchEntry(Kind.TERM, "", text, more, (f"{text} {more}",))
        for text, more in pairwise(["", *texts])
    )
    found = search_index([SearchPage("a.html", "A  b", entries)])
    assert written_out(search_script(found)) == json.loads(search_data(found))


def test_a_text_of_more_words_than_short_codes_comes_back() -> None:
    text = " ".join(map(str, range(45_000)))
    found = search_index([SearchPage("a.html", text, ())])
    assert written_out(search_script(found))["pages"] == [["a.html", text, []]]


def test_prose_takes_less_than_half_of_its_size() -> None:
    claims = [claim.sentence.text for claim in explainer(400).claims]
    entries = tuple(SearchEntry(Kind.CLAIM, f"claim-{n}", text) for n, text in enumerate(claims))
    script = search_script(search_index([SearchPage("a.html", "A", entries)]))
    assert len(script) < 0.5 * sum(len(text.encode()) for text in claims)


def test_a_claim_about_several_subjects_is_found_on_the_page_about_each() -> None:
    claim = SearchEntry(Kind.CLAIM, "both", "Both were built.")
    again = SearchEntry(Kind.AGAIN, "ref-1-1", "one.html#both")
    found = search_index(
        [SearchPage("two.html", "Two", (again,)), SearchPage("one.html", "One", (claim,))]
    )
    assert found.pages[0][2] == [[Kind.AGAIN, "0ref-1-1", 1]]
    assert found.pages[1][2] == [[Kind.CLAIM, "0both", "Both were built."]]
