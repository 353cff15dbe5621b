"""The one-file edition: everything in one document, with places that never clash."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote

import pytest

from generator.export.article import dated_once, fitted, marked_once, one_lower
from generator.export.assets import css_for, for_plain_words, read_assets, small_css, small_js
from generator.export.compact import compact
from generator.export.document_links import document_links
from generator.export.names import short_names
from generator.output.html_tree import Element, HtmlDocument, parse_html
from tests.export import conftest
from tests.export.conftest import LABEL, Exported
from tests.support.program import REPO
from tools.document_weight import parts_of


def parsed(forms: Exported) -> HtmlDocument:
    return conftest.parsed_document(forms.document)


def ids(document: HtmlDocument) -> list[str]:
    return [e.attributes["id"] for e in document.elements if "id" in e.attributes]


def test_the_document_has_every_page_and_source_of_the_site(forms: Exported) -> None:
    headings = parsed(forms).with_tag("h2")
    titles = {e.text for e in headings if e.parent and e.parent.tag == "article"}
    assert titles == set(forms.titles.values())


def test_a_page_of_a_folder_follows_the_page_that_stands_for_the_folder(
    exported: Exported,
) -> None:
    lists = (e for e in parsed(exported).with_tag("ol") if e.parent and e.parent.tag == "nav")
    entries = [child for child in next(lists).children if isinstance(child, Element)]
    titles = [entry.text for entry in entries]
    inner = [entry.text for entry in entries if "class" in entry.attributes]
    sources = titles.index("Sources")
    assert titles[sources + 1 : sources + 3] == inner[-2:]
    assert len(inner) == len(list((exported.folder / "states").glob("[!i]*.html"))) + 2


def test_a_page_of_the_document_costs_ten_kilobytes_at_most(exported: Exported) -> None:
    assert exported.document.stat().st_size < 10_000 * len(exported.pages)


def test_every_byte_of_the_document_is_counted_in_one_part(forms: Exported) -> None:
    parts = parts_of(forms.document.read_text("utf-8"))
    assert sum(parts.values()) == forms.document.stat().st_size
    assert parts["words"] > parts["tags"] > 0


def test_every_id_of_the_document_is_there_once(forms: Exported) -> None:
    twice = [id_ for id_, count in Counter(ids(parsed(forms))).items() if count > 1]
    assert not twice


def test_every_fragment_of_the_document_leads_to_a_place_in_it(forms: Exported) -> None:
    document = parsed(forms)
    known = set(ids(document))
    links = [
        unquote(e.attributes["href"][1:])
        for e in document.with_tag("a")
        if e.attributes.get("href", "").startswith("#")
    ]
    assert links
    assert not set(links) - known


def test_every_link_of_the_document_stays_in_it_or_leads_to_the_web(forms: Exported) -> None:
    hrefs = {e.attributes["href"] for e in parsed(forms).with_tag("a")}
    assert not [href for href in hrefs if not href.startswith(("#", "http", "mailto:"))]


def test_the_bare_id_of_whatever_the_site_shows_is_a_fragment_of_the_document(
    forms: Exported,
) -> None:
    known = set(ids(parsed(forms)))
    shown = [
        one["id"]
        for kind in ("claims", "quotations", "disputes")
        for one in forms.facts[kind]
        if one["pages"]
    ]
    assert shown
    assert not set(shown) - known


def test_places_that_pages_have_anew_bear_the_pages_name(forms: Exported) -> None:
    known = set(ids(parsed(forms)))
    assert not [id_ for id_ in known if re.fullmatch(r"(note|ref|p|section)[-_].*", id_)]
    parts = forms.parts
    spans = {
        f"{parts[entry['source']]}p-{entry['start']}-{entry['end']}"
        for claim in forms.facts["claims"]
        for entry in claim["evidence"]
        if claim["pages"]
    }
    assert spans <= known


def test_what_is_cited_twice_in_the_document_has_one_note(exported: Exported) -> None:
    notes = [e.text for e in parsed(exported).with_tag("li") if "value" in e.attributes]
    numbers = [e for e in parsed(exported).elements if "doc-noteref" in e.tokens("role")]
    assert notes
    assert len(numbers) > len(notes)


def test_a_table_that_stands_on_several_pages_is_shown_once_and_led_to(
    exported: Exported,
) -> None:
    tables = list(parsed(exported).with_tag("table"))
    ways = [e for e in parsed(exported).with_tag("a") if e.parent and "Shown in" in e.parent.text]
    assert len(tables) == 1
    assert ways


def test_the_title_and_the_head_of_the_document_bear_the_edition(forms: Exported) -> None:
    document = parsed(forms)
    assert f"(edition {LABEL}, as of " in next(document.with_tag("title")).text
    header = next(document.with_tag("header"))
    assert f"edition {LABEL}, as of " in header.text
    assert ("bridge.example" in header.text) == ("bridge" in forms.document.name)


def test_the_policy_comes_first_and_allows_this_style_and_these_scripts_alone(
    forms: Exported,
) -> None:
    markup = forms.document.read_text("utf-8")
    head = next(parse_html(markup).with_tag("head"))
    first = next(child for child in head.children if isinstance(child, Element))
    assert first.attributes["http-equiv"] == "Content-Security-Policy"
    policy = dict(part.split(" ", 1) for part in first.attributes["content"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'none'"
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", markup, re.DOTALL)
        hashes = {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in texts
        }
        assert set(policy[directive].split()) == hashes


def test_headings_go_down_by_one_level_at_a_time_below_one_title(forms: Exported) -> None:
    levels = [int(e.tag[1]) for e in parsed(forms).elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_question_is_answered_by_its_accounts_once_before_the_page_of_all_of_them(
    exported: Exported,
) -> None:
    ways = [
        way
        for way in parsed(exported).with_tag("a")
        if way.parent and way.parent.text.startswith("Accounts differ: ")
    ]
    questions = {one["question"] for one in exported.facts["disputes"]}
    assert ways
    assert {way.text for way in ways} <= questions
    assert all("--question_" in way.attributes["href"] for way in ways)


def test_the_document_carries_the_texts_that_may_be_shown(
    exported: Exported, second: Exported
) -> None:
    script = re.compile(r'id="x--texts">([^<]*)</script>')
    assert not script.search(exported.document.read_text("utf-8"))
    match = script.search(second.document.read_text("utf-8"))
    assert match
    carried = {k: zlib.decompress(base64.b64decode(v)) for k, v in json.loads(match[1]).items()}
    assert carried == {"seeds/bridge-report.txt": (second.seeds / "bridge-report.txt").read_bytes()}


def test_every_source_is_named_with_the_file_and_the_hash_that_its_passages_need(
    forms: Exported,
) -> None:
    items = {
        e.attributes["data-source"]: e.text
        for e in parsed(forms).elements
        if "data-source" in e.attributes
    }
    assert set(items) == {source["id"] for source in forms.facts["sources"]}
    for source in forms.facts["sources"]:
        assert source["file"] in items[source["id"]]
        assert source["sha256"] in items[source["id"]]


@pytest.mark.parametrize(
    ("pages", "slugs"),
    [
        (["index.md", "states/index.md"], ["index", "states", "n"]),
        (["a/x.md", "b/x.md"], ["a_x", "b_x", "n"]),
        (["sources/a.md", "notes.md"], ["a", "notes", "n"]),
        (["sources/a.md", "n.md"], ["a", "n", "n_2"]),
        (["møller bro.md"], ["møller", "n"]),
        (["sources/the-daily-2025.md", "the.md"], ["the-daily", "the", "n"]),
        (["the-daily-2025.md", "the-daily-2026.md"], ["the-daily-2025", "the-daily-2026", "n"]),
    ],
)
def test_each_page_has_a_short_name_that_no_other_has(pages: list[str], slugs: list[str]) -> None:
    assert list(document_links("x.html", pages).slugs.values()) == slugs


def test_the_search_of_the_document_has_no_code_for_words_that_are_numbers() -> None:
    whole = read_assets(REPO / "site_templates").search
    assert "DIGITS" in whole
    assert "DIGITS" not in for_plain_words(whole)


@pytest.mark.parametrize(
    ("script", "small"),
    [
        (
            "/*\n * What it does.\n */\n  a(); // doesn't\n  // `line\n  /* one */ b(`//x`);\n",
            "a();\nb(`//x`);\n",
        ),
        ("const a = [ 1, 'b , c' ] ;", "const a=[1,'b , c'];\n"),
        (
            'a.replace(/ [, /]+ /g, "\\" , ") / 2 + b / 3',
            'a.replace(/ [, /]+ /g,"\\" , ")/ 2 + b / 3\n',
        ),
        (
            "x = `a ${b ? 1 : 2} , c` ? !/^ h\\d/.test(d) : e",
            "x=`a ${b ? 1 : 2} , c`?!/^ h\\d/.test(d):e\n",
        ),
        ("if (a) return b;\nelse c ++;", "if(a)return b;\nelse c ++;\n"),
    ],
)
def test_scripts_keep_their_code_when_comments_and_white_space_go(script: str, small: str) -> None:
    assert small_js(script) == small


def test_styles_keep_their_rules_when_comments_and_white_space_go() -> None:
    style = (
        "/* a */\n.a > b , c {\n  color : red ;\n  margin: -1px 2px;\n}\n@media (x: 1) { d {} }\n"
    )
    assert small_css(style) == ".a>b,c{color : red;margin:-1px 2px}@media (x:1){d{}}"


def test_styles_keep_their_strings_as_they_are() -> None:
    style = 'a::before { content: ", /* no  comment */ {" ; }'
    assert small_css(style) == 'a::before{content:", /* no  comment */ {"}'


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        (".gone{a:1}.here{b:2}", ".here{b:2}"),
        (".gone,.here{a:1}p{b:2}", ".here{a:1}p{b:2}"),
        (".here .gone{a:1}", ""),
        (".here:not(.gone){a:1}", ".here:not(.gone){a:1}"),
        (":is(.gone,.here) p{a:1}", ":is(.gone,.here) p{a:1}"),
        (".here:has(>li .gone) p,.gone p{a:1}", ".here:has(>li .gone) p{a:1}"),
        ("@media print{.gone{a:1}}@page{c:3}", "@page{c:3}"),
    ],
)
def test_rules_for_what_the_document_does_not_hold_are_left_out(style: str, kept: str) -> None:
    assert css_for(style, {"here"}) == kept


def test_an_article_keeps_its_words_and_its_marking_when_it_is_fitted() -> None:
    article = (
        '<h2 class="gone">It&#39;s &#34;so&#34;</h2><p title="&#34;" class="here gone">a &lt; b'
        '<a class="here" role="doc-noteref" href="#n" aria-label="Note 1, only source">1</a></p>'
        '<button class="x-copy" type="button" data-copy="a">Copy</button>'
    )
    assert fitted(one_lower(article), {"here"}) == (
        '<h3>It\'s "so"</h3><p title="&#34;" class="here">a &lt; b'
        '<a class="here" role="doc-noteref" href="#n">1</a></p>'
    )


def test_a_date_that_the_section_before_has_said_is_not_said_again() -> None:
    may, june = (f'<p class="x-asof">As of {month}</p>\n' for month in ("May", "June"))
    articles = [f"a{may}", "b", f"c{may}", f"d{june}", f"e{may}"]
    assert list(dated_once(articles)) == [f"a{may}", "b", "c", f"d{june}", f"e{may}"]


def test_an_article_says_once_why_most_of_its_labels_need_no_citation() -> None:
    article = (
        '<h2 data-uncited="label">A</h2><td data-claim="c"><b data-uncited="label">B</b>c</td>'
        '<p data-uncited="method">d<i data-uncited="label">e</i></p>'
        '<br><p data-uncited="label">f</p>'
    )
    fewer = (
        '<h2>A</h2><td data-claim="c"><b data-uncited="label">B</b>c</td>'
        '<p data-uncited="method">d<i data-uncited="label">e</i></p><br><p>f</p>'
    )
    assert marked_once(article) == ("label", fewer)


@pytest.mark.parametrize("article", ["<p>a</p>", '<p data-uncited="label">a</p><p>b</p>'])
def test_an_article_with_a_text_that_nothing_marks_is_left_as_it_is(article: str) -> None:
    assert marked_once(article) == (None, article)


@pytest.mark.parametrize(
    ("markup", "compacted"),
    [
        ("<ul>\n<li>b</li>\n<li>c <b>d</b> </li>\n</ul>", "<ul><li>b<li>c <b>d</b></ul>"),
        ("<div><p>a</p>\n<p>b</p></div>", "<div><p>a<p>b</div>"),
        ("<a><p>a</p></a><p>b</p><b>c</b>", "<a><p>a</p></a><p>b</p><b>c</b>"),
        ("<dl><dt>a</dt> <dd>b</dd></dl>", "<dl><dt>a<dd>b</dl>"),
        ("<tr><th>a</th><td>b</td></tr></tbody></table>", "<tr><th>a<td>b</table>"),
        ("<i>a</i> <b>b</b>", "<i>a</i> <b>b</b>"),
        ('<p title="a b" id="" href="x/" lang="en">', '<p title="a b" id="" href="x/" lang=en>'),
        ('<i r="6"/><i r="6">', '<i r="6"/><i r=6>'),
        ('<script type="a">\n<b> </script>', '<script type="a">\n<b> </script>'),
        ("<p>a\n b<mark> \nc</mark></p>", "<p>a\n b<mark> \nc</mark></p>"),
    ],
)
def test_a_document_loses_only_what_a_browser_puts_back(markup: str, compacted: str) -> None:
    assert compact(markup) == compacted


def test_classes_and_properties_get_short_names_in_style_script_and_markup_alike() -> None:
    style = ".x-a .x-b{color:var(--x-ink)}.x-a{--x-ink:red}.x-search{b:c}"
    names = short_names(style, ["$('.x-b')"])
    assert names.in_code(style) == ".a .b{color:var(--a)}.a{--a:red}.x-search{b:c}"
    assert names.in_code("$('.x-b', '#x--b', 'data-x-b')") == "$('.b', '#x--b', 'data-x-b')"
    assert names.in_markup('<p class="x-b x-c" id="x-b">.x-b') == '<p class="b x-c" id="x-b">.x-b'


def test_the_page_of_a_source_leads_to_the_notes_that_cite_each_part(exported: Exported) -> None:
    document = parsed(exported)
    heads = [e for e in document.with_tag("p") if e.text.startswith("Cited in the notes")]
    links = [child for head in heads for child in head.children if isinstance(child, Element)]
    assert links
    assert {link.attributes["href"].partition("--")[0] for link in links} == {"#n"}
