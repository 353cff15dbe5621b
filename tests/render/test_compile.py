"""What is compiled obeys the contract of the markup, and is the same every time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.output.check import check_tree
from generator.output.html_tree import parse_html
from generator.output.policy import CONTENT_SECURITY_POLICY
from generator.render.compile import CompiledSite, compile_site
from generator.render.environment import COMPONENTS, exact
from generator.views.links import SiteLinks
from generator.views.page import BLOCKS
from tests.support.corpora import (
    SECOND_EXPLAINER,
    TEMPLATES,
    bridges,
    compiled_bridges,
    compiled_page,
    verified,
)
from tests.support.program import REPO

HEAD = (
    f'<head><meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}"></head>'
)


def written(site: CompiledSite, links: SiteLinks, folder: Path) -> None:
    """Write compiled pages as small as a site may be."""
    pages = {
        links.address(page.src_uri): f"{HEAD}<article>{page.article_html}</article>".encode()
        for page in site.pages
    }
    for name, content in {**site.files, **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("root", [REPO, SECOND_EXPLAINER])
def test_compiled_pages_pass_every_check_of_the_output(root: Path, tmp_path: Path) -> None:
    corpus, site = verified(root)
    compiled = compile_site(corpus, site, TEMPLATES)
    written(compiled, SiteLinks(site.use_directory_urls), tmp_path)
    assert check_tree(tmp_path, origins={}) == ()


def test_the_fixtures_show_every_component() -> None:
    shown = {
        reference.kind
        for root in (REPO, SECOND_EXPLAINER)
        for page in verified(root)[0].pages
        for reference in page.references()
    }
    assert shown == set(BLOCKS)


def test_every_view_has_a_template_and_every_template_a_view() -> None:
    names = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
    assert names == {*COMPONENTS.values(), "terms", "notes", "colophon", "parts"}


def test_every_template_compiles() -> None:
    for path in [*TEMPLATES.glob("components/*.html"), *TEMPLATES.glob("pages/*.html")]:
        Environment(autoescape=True).parse(path.read_text("utf-8"), filename=str(path))


def test_two_compilations_give_the_same_bytes() -> None:
    assert compile_site(*bridges(), TEMPLATES) == compiled_bridges()


def test_data_is_shown_as_it_is_and_never_as_markup(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(SECOND_EXPLAINER, root)
    data = root / "data/disputes/cracks.yml"
    text = data.read_text("utf-8")
    strange = "<b>{{ words.copy }}</b> & {% raw %}?"
    data.write_text(re.sub(r"question: .*", f'question: "{strange}"', text), "utf-8")
    corpus, site = verified(root)
    (page,) = (
        page
        for page in compile_site(corpus, site, TEMPLATES).pages
        if page.src_uri == "differences.md"
    )
    assert "&lt;b&gt;{{ words.copy }}&lt;/b&gt; &amp; {% raw %}?" in page.article_html
    (question,) = (
        element
        for element in parse_html(page.article_html).elements
        if element.get("class") == "x-differ__question"
    )
    assert question.text == strange


def test_a_carriage_return_of_a_source_survives_the_browser() -> None:
    assert exact("a\r\n<b>") == "a&#13;\n&lt;b&gt;"


def test_a_folder_without_templates_is_an_error_and_not_an_empty_site(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"page\.html"):
        compile_site(*bridges(), tmp_path)


def test_generated_pages_name_the_file_to_correct() -> None:
    corpus, _ = bridges()
    for source in corpus.sources.values():
        page = compiled_page(compiled_bridges(), f"sources/{source.id}.md")
        assert page.generated
        assert page.data_path == source.source.at.path


def test_a_page_has_its_notes_in_one_list_behind_its_terms() -> None:
    for page in compiled_bridges().pages:
        sections = list(parse_html(page.article_html).with_tag("section"))
        assert [s.get("class") for s in sections] in ([], ["x-notes"], ["x-terms", "x-notes"])


def test_an_unused_sentence_of_a_quoted_source_is_named_by_its_line_alone() -> None:
    corpus, _ = bridges()
    everything = " ".join(
        parse_html(page.article_html).root.text for page in compiled_bridges().pages
    )
    quoted = [e for e in corpus.unused if e.source.source.rights.value == "quotation"]
    assert quoted
    for entry in quoted:
        sentence = entry.source.text.content[entry.span.start : entry.span.end]
        assert " ".join(sentence.split()) not in everything
        line = entry.source.text.line_column(entry.span.start)[0]
        assert f"Line {line}: {entry.reason or 'not needed'}" in everything


def test_a_project_without_a_drawn_map_still_has_the_list(tmp_path: Path) -> None:
    templates = tmp_path / "site_templates"
    shutil.copytree(TEMPLATES, templates)
    (templates / "components/map-shapes.json").unlink()
    corpus, site = verified(REPO)
    page = compiled_page(compile_site(corpus, site, templates), "index.md")
    tree = parse_html(page.article_html)
    assert not list(tree.with_tag("svg"))
    (entries,) = (e for e in tree.elements if e.get("class") == "x-map__list")
    assert len([e for e in entries.children if not isinstance(e, str)]) > 1
