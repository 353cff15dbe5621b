"""Terms are found as whole words, explained once a page, and never change a claim's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.scalar import Scalar
from generator.problems import Location
from generator.verify.corpus import VerifiedTerm
from generator.views.items import ClaimView
from generator.views.links import SiteLinks
from generator.views.project import project_view
from generator.views.shapes import NO_SHAPES
from generator.views.terms import TermFinder
from tests.support.corpora import bridges


def finder(*terms: str) -> TermFinder:
    """Prepare to find these terms."""
    corpus, _ = bridges()
    entry = next(iter(corpus.glossary.values()))
    at = Location("data/glossary.yml")
    return TermFinder(
        VerifiedTerm(replace(entry.term, term=Scalar(term, at)), entry.definition) for term in terms
    )


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (("pier",), "A pier. Piers and a pier-head", ["pier"]),
        (("pier",), "Pier after pier", ["Pier", "pier"]),
        (("NSC",), "nsc or NSC", ["NSC"]),
        (("pier", "pier head"), "The pier head", ["pier head"]),
        (("a.b",), "axb a.b", ["a.b"]),
        ((), "A pier", []),
    ],
)
def test_terms_are_whole_words_as_they_are_written(
    terms: tuple[str, ...], text: str, found: list[str]
) -> None:
    places = finder(*terms).find(text)
    assert [text[start:end] for start, end, _ in places] == found


def claims() -> list[tuple[str, ClaimView]]:
    """List the claims of the second explainer's lists with their pages."""
    corpus, site = bridges()
    views = project_view(corpus, site, SiteLinks(), NO_SHAPES).pages
    return [
        (page.src_uri, claim)
        for page in views
        for block in page.blocks
        for claim in (getattr(block, "claim", None), *getattr(block, "claims", ()))
        if isinstance(claim, ClaimView)
    ]


def test_a_claim_with_terms_in_it_keeps_its_words() -> None:
    corpus, _ = bridges()
    assert any(len(view.runs) > 1 for _, view in claims())
    for _, view in claims():
        known = corpus.claims[view.claim_id]
        assert "".join(run.text for run in view.runs) in (known.text, known.short)


def test_a_foreign_term_has_its_language_and_leads_to_its_definition_once_a_page() -> None:
    runs = [(page, run) for page, view in claims() for run in view.runs if run.lang]
    assert runs
    assert {run.lang for _, run in runs} == {"da"}
    linked = [page for page, run in runs if run.href]
    assert len(linked) == len(set(linked))


def test_no_definition_leads_to_itself() -> None:
    corpus, _ = bridges()
    definitions = {entry.definition.id for entry in corpus.glossary.values()}
    for _, view in claims():
        if view.claim_id in definitions:
            assert all(run.href is None for run in view.runs)
