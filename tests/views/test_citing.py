"""Pages and sources can be cited as text, BibTeX and CSL-JSON, with no address invented."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.loading.site_config import read_site_config
from generator.model.edtf import Edtf, parse_edtf
from generator.model.scalar import Scalar
from generator.problems import Location
from generator.render.compile import compile_site
from generator.views.citing import CitationView, page_citation, source_citation
from generator.views.publication import Publication
from tests.support.corpora import TEMPLATES, bridges

DAY = parse_edtf("2031-03-20")


def of_a_page(lines: str = "", as_of: Edtf | None = DAY) -> CitationView:
    """Cite a page of a site with these lines in its configuration."""
    site, _ = read_site_config(f"site_name: The site\n{lines}")
    return page_citation(Publication(site), "sub/one.md", "One & two", as_of)


def texts(citation: CitationView) -> dict[str, str]:
    return {one.label: one.text for one in citation.formats}


def test_a_page_is_cited_with_the_date_of_its_newest_source() -> None:
    found = texts(of_a_page())
    assert found["Plain text"] == "“One & two”. The site. As of 20 March 2031."
    assert found["BibTeX"] == (
        "@misc{the-site-sub-one,\n  title = {{One \\& two}},\n  howpublished = {The site},\n"
        "  year = {2031},\n  month = {3},\n  day = {20},\n  note = {As of 20 March 2031}\n}"
    )
    assert json.loads(found["CSL-JSON"]) == [
        {
            "id": "the-site-sub-one",
            "type": "webpage",
            "title": "One & two",
            "container-title": "The site",
            "issued": {"date-parts": [[2031, 3, 20]]},
            "note": "As of 20 March 2031",
        }
    ]


def test_a_page_without_sources_has_no_date() -> None:
    found = texts(of_a_page(as_of=None))
    assert found["Plain text"] == "“One & two”. The site."
    assert "issued" not in json.loads(found["CSL-JSON"])[0]
    assert "year" not in found["BibTeX"]


def test_the_address_of_a_page_is_given_where_the_site_has_one() -> None:
    found = texts(of_a_page("site_url: https://a.example/\n"))
    address = "https://a.example/sub/one/"
    assert found["Plain text"].endswith(address)
    assert json.loads(found["CSL-JSON"])[0]["URL"] == address
    assert f"url = {{{address}}}" in found["BibTeX"]


def test_a_date_that_is_no_single_day_keeps_its_words() -> None:
    found = texts(of_a_page(as_of=parse_edtf("2031-03/2031-04")))
    issued = json.loads(found["CSL-JSON"])[0]["issued"]
    assert issued == {"literal": "from March to April 2031"}
    assert "year" not in found["BibTeX"]


def test_a_source_is_cited_with_all_that_is_known_of_it() -> None:
    corpus, _ = bridges()
    source = corpus.sources["harbour-post-2031-03-20"]
    data = source.source
    at = Location("data/sources/x.yml")
    known = replace(data, author=Scalar("A. Writer {jr}", at), url=Scalar("https://p.example", at))
    found = texts(source_citation(replace(source, source=known)))
    (csl,) = json.loads(found["CSL-JSON"])
    assert csl["author"] == [{"literal": "A. Writer {jr}"}]
    assert csl["title"] == data.title.value
    assert csl["URL"] == "https://p.example"
    assert "author = {{A. Writer \\{jr\\}}}" in found["BibTeX"]
    assert found["Plain text"].startswith("A. Writer {jr}. “")


def test_every_page_can_be_cited_and_source_pages_their_original_too() -> None:
    corpus, site = bridges()
    for page in compile_site(corpus, site, TEMPLATES).pages:
        assert page.article_html.count("<summary>Cite this page</summary>") == 1
        assert page.article_html.count("<summary>Cite the original</summary>") == page.generated
