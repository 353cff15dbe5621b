"""Pages agree on notes, ids and what they show."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from collections.abc import Iterator
from datetime import date as date_
from typing import Any

from generator.views.items import ClaimView, QuotationView
from generator.views.links import SiteLinks
from generator.views.lists import TimelineView
from generator.views.notes import CiteView
from generator.views.page import PageView
from generator.views.places import shown_ids
from generator.views.project import ProjectView, in_nav_order, project_view
from generator.views.shapes import NO_SHAPES
from generator.views.source_page import TextPartView
from tests.support.corpora import bridges, verified
from tests.support.program import REPO


@functools.cache
def project() -> ProjectView:
    """Compose the second explainer."""
    corpus, site = bridges()
    return project_view(corpus, site, SiteLinks(), NO_SHAPES)


def inside(value: Any) -> Iterator[Any]:  # noqa: ANN401 - a view of any kind
    """Walk a view and all views in it, in order."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from inside(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name))


def shown(page: PageView, kind: type[Any]) -> list[Any]:
    """List the views of a kind in the text and the terms of a page."""
    return [view for view in inside((page.blocks, page.terms)) if isinstance(view, kind)]


def test_notes_are_numbered_from_1_in_the_order_of_their_first_use() -> None:
    for page in project().pages:
        numbers = list(dict.fromkeys(cite.number for cite in shown(page, CiteView)))
        assert numbers == list(range(1, len(numbers) + 1))


def test_each_citation_has_an_id_of_its_own_and_a_way_back() -> None:
    for page in project().pages:
        cites = shown(page, CiteView)
        assert all(count == 1 for count in Counter(cite.anchor for cite in cites).values())
        notes = [note for group in page.notes.groups for note in group.notes] if page.notes else []
        assert {cite.href for cite in cites} == {f"#{note.anchor}" for note in notes}
        assert {f"#{cite.anchor}" for cite in cites} == {way for note in notes for way in note.back}


def test_equal_passages_share_a_note_and_others_do_not() -> None:
    corpus, _ = bridges()
    for page in project().pages:
        passages: dict[int, set[Any]] = {}
        for view in shown(page, ClaimView):
            evidence = corpus.claims[view.claim_id].evidence
            for cite, source in zip(
                view.cites, dict.fromkeys(p.source.id for p in evidence), strict=True
            ):
                found = {(p.source.id, p.role, p.spans) for p in evidence if p.source.id == source}
                assert passages.setdefault(cite.number, found) == found
        assert len({frozenset(found) for found in passages.values()}) == len(passages)


def test_every_claim_and_quotation_has_its_id_in_exactly_one_place() -> None:
    own = Counter(
        view.anchors.own
        for page in project().pages
        for view in (*shown(page, ClaimView), *shown(page, QuotationView))
        if view.anchors.own
    )
    corpus, _ = bridges()
    assert dict(own) == dict.fromkeys([*corpus.claims, *corpus.quotations], 1)


def test_a_claim_away_from_home_knows_the_way() -> None:
    for page in project().pages:
        for view in shown(page, ClaimView):
            home = project().places.home(view.claim_id)
            assert home is not None
            assert view.permalink == SiteLinks().href(page.src_uri, home, view.claim_id)


def test_pages_show_exactly_what_was_checked_of_them() -> None:
    corpus, _ = bridges()
    for page in project().pages:
        if page.src_uri in corpus.uses:
            checked = {use.id for _, uses in corpus.uses[page.src_uri] for use in uses}
            named = set(page.occurrences.names)
            # a gap has a place only in the list of gaps, a term only in the glossary
            assert {id_ for id_ in checked if "/" not in id_} - set(corpus.glossary) <= named
            assert named <= checked


def test_the_timeline_runs_from_the_earliest_bound_to_the_latest() -> None:
    corpus, _ = bridges()
    (timeline,) = (
        view
        for page in project().pages
        if page.src_uri == "timeline.md"
        for view in shown(page, TimelineView)
    )
    dates = [corpus.claims[entry.claim_id].date for entry in timeline.entries]
    bounds = [
        (date.edtf.earliest or date_.min, date.edtf.latest or date_.max) for date in dates if date
    ]
    assert len(bounds) > 3
    assert bounds == sorted(bounds)


def test_as_of_is_the_newest_source_that_the_page_itself_cites() -> None:
    corpus, _ = bridges()
    for page in project().pages:
        cited = {group.source_id for group in page.notes.groups} if page.notes else set()
        issued = [corpus.sources[id_].issued for id_ in cited]
        newest = max((date.text for date in issued if date), default=None)
        assert (page.as_of.iso if page.as_of else None) == newest


def test_pages_that_the_navigation_leaves_out_come_last() -> None:
    corpus, site = bridges()
    ordered = [page.src_uri for page in in_nav_order(corpus.pages, site.nav[1:])]
    assert ordered[: len(site.nav) - 1] == list(site.nav[1:])
    assert site.nav[0] in ordered[len(site.nav) - 1 :]


def test_a_form_that_joins_all_pages_names_every_place_anew() -> None:
    corpus, site = bridges()
    joined = project_view(corpus, site, OneDocument(), NO_SHAPES)
    anchors = Counter(cite.anchor for page in joined.pages for cite in shown(page, CiteView))
    anchors += Counter(heading.id for page in joined.pages for heading in page.headings)
    assert anchors
    assert set(anchors.values()) == {1}
    for page in joined.pages:
        for cite in shown(page, CiteView):
            assert cite.href.startswith(f"#{OneDocument.prefix(page.src_uri)}")


class OneDocument:
    """Addresses of a form that has all pages in one document, each with its own notes."""

    one_document = False

    @staticmethod
    def prefix(page: str) -> str:
        """Give what the ids of a page begin with."""
        return page.removesuffix(".md").replace("/", "_") + "__"

    def href(self, page: str, target: str, name: str = "") -> str:  # noqa: ARG002
        """Give the fragment of a place."""
        return f"#{self.prefix(target)}{name}"

    def anchor(self, page: str, name: str) -> str:
        """Give the id of a place."""
        return f"{self.prefix(page)}{name}"

    def address(self, page: str, name: str = "") -> str:
        """Give the fragment of a place."""
        return f"#{self.prefix(page)}{name}"


def test_a_source_page_parts_a_quotation_s_words_from_what_attributes_them() -> None:
    corpus, _ = bridges()
    for page in project().sources:
        for part in (view for view in inside(page.blocks) if isinstance(view, TextPartView)):
            kinds = {use.id: use.kind for use in part.uses}
            assert len(kinds) == len(part.uses), "each user stands once at an excerpt"
            for use in part.uses:
                if use.kind in {"quotation", "attribution"}:
                    quotation = corpus.quotations[use.id]
                    shown = "".join(segment.text for segment in part.segments)
                    assert (quotation.passage.exact[0] in shown) == (use.kind == "quotation")


def test_what_a_page_shows_is_known_before_it_is_composed() -> None:
    for corpus, site in (bridges(), verified(REPO)):
        by_name = {page.src_uri: page for page in corpus.pages}
        for page in project_view(corpus, site, SiteLinks(), NO_SHAPES).pages:
            known = shown_ids(by_name[page.src_uri], corpus)
            assert set(known) == set(page.occurrences.names)


def test_a_cut_is_shown_exactly_where_words_of_the_file_are_left_out() -> None:
    corpus, site = verified(REPO)
    cuts = Counter[bool]()
    for page in project_view(corpus, site, SiteLinks(), NO_SHAPES).sources:
        source = corpus.sources[page.src_uri.removeprefix("sources/").removesuffix(".md")]
        rest = source.text.content
        for number, part in enumerate(
            v for v in inside(page.blocks) if isinstance(v, TextPartView)
        ):
            before, _, rest = rest.partition("".join(segment.text for segment in part.segments))
            assert part.cut_before == (number > 0 and bool(before.strip()))
            cuts[part.cut_before] += 1
    assert all(cuts[kind] for kind in (True, False))
