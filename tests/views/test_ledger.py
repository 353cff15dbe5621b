"""The ledger counts what was checked and lists what people accepted."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from generator.model.entities import Exemption
from generator.model.scalar import Scalar
from generator.problems import Location
from generator.verify.corpus import VerifiedCorpus
from generator.views.inputs import Inputs, PageCorpus
from generator.views.links import SiteLinks
from generator.views.project import project_view
from generator.views.readability import own_prose, readability_index
from generator.views.record import LedgerView
from generator.views.shapes import NO_SHAPES
from generator.views.survey import Survey
from tests.support.corpora import bridges, compiled_bridges


def ledger(corpus: VerifiedCorpus) -> LedgerView:
    """Compose the second explainer's ledger from this corpus."""
    _, site = bridges()
    pages = project_view(corpus, site, SiteLinks(), NO_SHAPES).pages
    return next(b for page in pages for b in page.blocks if isinstance(b, LedgerView))


@pytest.mark.parametrize(
    ("texts", "index"),
    [
        # 4.71 · 9 characters / 3 words + 0.5 · 3 words / 1 sentence − 21.43
        (("One two six.",), 4.71 * 9 / 3 + 0.5 * 3 - 21.43),
        (("One two six. One two six.",), 4.71 * 9 / 3 + 0.5 * 3 - 21.43),
        (("One two six.", "One two six."), 4.71 * 9 / 3 + 0.5 * 3 - 21.43),
        ((), 0),
        (("",), 0),
    ],
)
def test_the_index_is_that_of_the_formula(texts: tuple[str, ...], index: float) -> None:
    assert readability_index(texts) == pytest.approx(index)


def test_our_prose_is_claims_and_sentences_of_pages_without_headings_and_quotations() -> None:
    corpus, _ = bridges()
    prose = list(own_prose(PageCorpus(Survey(corpus, corpus.pages), Inputs())))
    assert {claim.text for claim in corpus.claims.values()} <= set(prose)
    assert all(text[-1] in ".!?…”’)" for text in prose[len(corpus.claims) :])
    quoted = {" ".join(q.passage.exact[0].split()) for q in corpus.quotations.values()}
    assert not quoted & set(prose)


def test_every_exemption_is_listed_with_its_reason() -> None:
    corpus, _ = bridges()
    claim = corpus.claims["bridge-closed"]
    at = Location("data/claims/bridges.yml", 3)
    scalars = (Scalar(text, at) for text in ("polarity/dropped", "it is said elsewhere", "not"))
    rule, reason, word = scalars
    exempted = replace(claim.claim, exemptions=(Exemption(rule, reason, at, word),))
    claims = {**corpus.claims, claim.id: replace(claim, claim=exempted)}
    listed = ledger(replace(corpus, claims=claims)).exceptions
    (found,) = (one for one in listed if one.id == "bridge-closed")
    assert (found.what, found.word, found.reason) == (
        "polarity/dropped",
        "not",
        "it is said elsewhere",
    )
    assert found.href is not None
    assert found.href.endswith("#bridge-closed")


def test_names_of_ours_are_listed_with_their_reasons() -> None:
    corpus, _ = bridges()
    ours = {
        (subject.id, alias.name.value, alias.ours.value)
        for subject in corpus.subjects.values()
        for alias in subject.aliases
        if alias.ours
    }
    assert ours
    assert ours <= {(one.id, one.word, one.reason) for one in ledger(corpus).exceptions}


def test_the_ledger_tells_how_many_claims_rest_on_one_source() -> None:
    corpus, _ = bridges()
    alone = sum(len(claim.source_ids) == 1 for claim in corpus.claims.values())
    assert f"{alone} claims resting on one source only" in ledger(corpus).counts


def test_the_ledger_tells_passages_as_they_are_named_from_those_that_are_marked() -> None:
    corpus, _ = bridges()
    evidence = [p for claim in corpus.claims.values() for p in claim.evidence]
    spoken = [p for q in corpus.quotations.values() for p in (q.passage, *q.attribution)]
    rows = (row for process in corpus.processes.values() for row in process.rows)
    seen = [s.passage for row in rows for cell in row for s in cell.seen]
    named = [*evidence, *spoken, *seen]
    marked = {(p.source.id, span) for p in named for span in p.spans}
    counts = ledger(corpus).counts
    assert any(count.startswith(f"{len(named)} passages named by") for count in counts)
    assert any(count.startswith(f"{len(marked)} passages marked in") for count in counts)


def test_the_page_shows_the_index_and_the_exceptions() -> None:
    corpus, _ = bridges()
    pages = unescape(" ".join(page.article_html for page in compiled_bridges().pages))
    shown = ledger(corpus)
    assert f"Automated Readability Index of our own sentences: {shown.readability}" in pages
    assert all(one.reason in pages for one in shown.exceptions)
