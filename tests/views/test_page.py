"""A page shows its blocks in the order of its text, and knows its headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.parse import parse_page
from generator.render.compile import compile_site
from generator.views.context import Anchors
from generator.views.inline import InlineClaim, TermLink
from generator.views.links import SiteLinks
from generator.views.lists import QuotationBlock, TimelineView, VoicesView
from generator.views.open_questions import DisputeView, GapsView
from generator.views.page import PageView
from generator.views.process import MatrixView, ProgressView
from generator.views.project import project_view
from generator.views.shapes import NO_SHAPES
from generator.views.wording import WORDS
from tests.support.corpora import TEMPLATES, bridges, bridges_with_pages


def composed(*bodies: str) -> tuple[PageView, ...]:
    """Compose pages `0.md`, `1.md` ... with these texts from the second explainer's data."""
    pages = []
    for number, body in enumerate(bodies):
        content = f"---\ntitle: Page\n---\n\n{body}\n"
        page, problems = parse_page(f"{number}.md", f"content/{number}.md", content)
        assert page is not None
        assert not problems
        pages.append(page)
    ordered = replace(bridges()[1], nav=tuple(page.src_uri for page in pages))
    return project_view(bridges_with_pages(*pages), ordered, SiteLinks(), NO_SHAPES).pages


def only(body: str, kind: type) -> object:
    """Compose one page and give its one block of a kind."""
    (page,) = composed(body)
    (block,) = (block for block in page.blocks if isinstance(block, kind))
    return block


def test_a_claim_can_stand_in_its_short_form() -> None:
    block = only("{{ claim bridge-closed form=short }}", InlineClaim)
    assert isinstance(block, InlineClaim)
    assert block.claim.text == "Closed to all trains"


def test_a_claim_has_its_id_once_and_its_former_ids_with_it() -> None:
    (page,) = composed("- {{ claim bridge-closed }}\n- {{ claim bridge-closed }}")
    first, second = (b.claim.anchors for b in page.blocks if isinstance(b, InlineClaim))
    assert first == Anchors("bridge-closed", ("moller-shut",))
    assert second == Anchors(None)


def test_a_note_is_used_again_for_the_same_passages() -> None:
    (page,) = composed("- {{ claim bridge-closed }}\n- {{ claim bridge-closed }}")
    cites = [b.claim.cites for b in page.blocks if isinstance(b, InlineClaim)]
    assert [[cite.anchor for cite in some] for some in cites] == [["ref-1-1"], ["ref-1-2"]]
    assert page.notes is not None
    (group,) = page.notes.groups
    (note,) = group.notes
    assert note.back == ("#ref-1-1", "#ref-1-2")


def test_a_term_leads_to_its_definition_at_the_end_of_the_page() -> None:
    first, _ = composed("{{ term term-himmelsti }}", "{{ glossary }}")
    (term,) = (block for block in first.blocks if isinstance(block, TermLink))
    assert (term.term, term.lang, term.href) == ("himmelsti", "da", "#term_term-himmelsti")
    assert first.terms is not None
    (note,) = first.terms.terms
    assert (note.anchor, note.back) == ("term_term-himmelsti", (f"#{term.anchor}",))
    assert note.glossary == "1.html#term-himmelsti"
    assert note.definition.anchors == Anchors(None)


def test_a_page_with_the_glossary_leads_to_it_and_repeats_no_definition() -> None:
    (page,) = composed("{{ term term-himmelsti }}\n\n{{ glossary }}")
    (term,) = (block for block in page.blocks if isinstance(block, TermLink))
    assert (term.href, term.anchor, page.terms) == ("#term-himmelsti", None, None)


def test_a_term_without_a_glossary_page_is_still_explained() -> None:
    (page,) = composed("{{ term term-himmelsti }}")
    assert page.terms is not None
    (note,) = page.terms.terms
    assert (note.term, note.glossary) == ("himmelsti", None)


def test_a_cell_that_is_not_stated_leads_to_what_was_searched_for() -> None:
    first, _ = composed("{{ matrix closing }}", "{{ gaps }}")
    (matrix,) = (block for block in first.blocks if isinstance(block, MatrixView))
    cells = {(row.subject_id, cell.step): cell for row in matrix.rows for cell in row.cells}
    vote = cells["quay-bridge", "Vote of the council"]
    assert (vote.gap, vote.gap_href) == ("quay-bridge/vote", "1.html#gap_quay-bridge_vote")
    assert cells["moller-bridge", "Closure"].gap is None
    assert len(cells["moller-bridge", "Closure"].claims) == 2


def test_progress_shows_one_subject_in_the_order_of_the_steps() -> None:
    progress = only("{{ progress closing quay-bridge }}", ProgressView)
    assert isinstance(progress, ProgressView)
    assert [cell.status for cell in progress.row.cells] == ["done", *["not_stated"] * 3]


def test_gaps_can_be_those_of_one_subject() -> None:
    gaps = only("{{ gaps closing subject=moller-bridge }}", GapsView)
    assert isinstance(gaps, GapsView)
    assert gaps.steps == ()


def test_the_newest_entries_of_a_timeline_stand_with_the_newest_first() -> None:
    (page,) = composed("{{ timeline }}\n\n{{ timeline limit=newest-2 }}")
    whole, newest = (block for block in page.blocks if isinstance(block, TimelineView))
    ids = [entry.claim_id for entry in whole.entries]
    assert [entry.claim_id for entry in newest.entries] == ids[:-3:-1]
    assert (whole.newest_first, newest.newest_first) == (False, True)


def test_quotations_of_the_same_words_name_each_other() -> None:
    (page,) = composed("{{ quotation mayor-not-safe }}\n\n{{ quotation mayor-in-letter }}")
    corpus, _ = bridges()
    cards = [block.quotation for block in page.blocks if isinstance(block, QuotationBlock)]
    related = {card.quotation_id: [other.href for other in card.same_as] for card in cards}
    same = {id_ for id_, q in corpus.quotations.items() if q.quotation.same_words_as}
    assert all(related[id_] for id_ in same & set(related))


def test_a_box_that_stands_twice_has_no_id_twice() -> None:
    body = "{{ dispute cracks-known-before }}\n\n{{ dispute cracks-known-before }}"
    (page,) = composed(body)
    first, second = (block for block in page.blocks if isinstance(block, DisputeView))
    assert first.label_anchor != second.label_anchor
    assert second.anchors == Anchors(None)


def test_a_claim_as_heading_gives_its_words_to_the_contents() -> None:
    (page,) = composed("## {{ claim bridge-closed form=short }}\n\n{{ claim bridge-closed }}")
    assert [heading.title for heading in page.headings] == ["Closed to all trains", "Notes"]


@pytest.mark.parametrize(
    ("body", "level"), [("{{ voices }}", 2), ("## People\n\n### Here\n\n{{ voices }}", 4)]
)
def test_headings_of_a_block_stand_below_those_of_the_page(body: str, level: int) -> None:
    voices = only(body, VoicesView)
    assert isinstance(voices, VoicesView)
    assert {voice.heading.level for voice in voices.voices} == {level}


def test_the_contents_list_all_headings_in_the_order_of_the_page() -> None:
    (page,) = composed("## First\n\n{{ voices speaker=zoe-muller }}\n\n## Last\n\n{{ gaps }}")
    titles = [heading.title for heading in page.headings]
    assert (titles[0], titles[-2:]) == ("First", ["Last", "Notes"])
    assert len(titles) == 4


def test_a_page_that_cites_nothing_has_no_notes_and_no_date() -> None:
    (page,) = composed("## Nothing here")
    assert page.notes is None
    assert page.as_of is None


def test_a_link_to_a_place_of_another_page_is_relative() -> None:
    site = bridges()[1]
    body = "::: uncited navigation\n[There](b/two.md#section_x)\n:::"
    page, _ = parse_page("a/one.md", "content/a/one.md", f"---\ntitle: One\n---\n\n{body}\n")
    assert page is not None
    compiled = compile_site(bridges_with_pages(page), site, TEMPLATES, SiteLinks())
    assert '<a href="b/two.html#section_x">There</a>' in compiled.pages[0].article_html


def test_where_every_step_is_stated_the_page_says_so() -> None:
    site = bridges()[1]
    body = "{{ gaps closing subject=moller-bridge }}"
    page, _ = parse_page("one.md", "content/one.md", f"---\ntitle: One\n---\n\n{body}\n")
    assert page is not None
    compiled = compile_site(bridges_with_pages(page), site, TEMPLATES, SiteLinks())
    assert WORDS.no_gaps in compiled.pages[0].article_html
