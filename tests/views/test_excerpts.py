"""Notes show passages in their sentences, and each sentence once."""

from __future__ import annotations

import hashlib

from generator.model.edtf import parse_edtf
from generator.model.entities import (
    Coverage,
    EvidenceRole,
    ParagraphMode,
    Rights,
    Source,
)
from generator.model.scalar import Scalar
from generator.problems import Location
from generator.text.source_text import read_source_text
from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.views.excerpts import ExcerptPart, excerpts, merged, sentence_hull

AT = Location("data/sources/x.yml")
CONTENT = "The bridge is old. It was closed in May, and it will be mended. Nobody knows when."


def source(content: str = CONTENT) -> VerifiedSource:
    """Make a source of one paragraph."""
    data = Source(
        id="x",
        at=AT,
        title=Scalar("A bridge", AT),
        text=Scalar("seeds/x.txt", AT),
        language=Scalar("en", AT),
        paragraphs=ParagraphMode.LINES,
        rights=Rights.QUOTATION,
        coverage=Coverage.PARTIAL,
    )
    text = read_source_text(content, mode=ParagraphMode.LINES, structure={}, language="en")
    digest = hashlib.sha256(content.encode()).hexdigest()
    return VerifiedSource(data, lambda: text, digest, parse_edtf("2031-05-01"))


SOURCE = source()


def passage(*pieces: str, role: EvidenceRole = EvidenceRole.SUPPORT) -> VerifiedPassage:
    """Find words in the source."""
    spans = tuple(Span(CONTENT.index(p), CONTENT.index(p) + len(p)) for p in pieces)
    return VerifiedPassage(SOURCE, role, spans)


def test_a_passage_stands_in_the_rest_of_its_sentence_and_no_more() -> None:
    (found,) = excerpts([passage("closed in May")])
    assert found.parts == (
        ExcerptPart("rest", "It was "),
        ExcerptPart("support", "closed in May"),
        ExcerptPart("rest", ", and it will be mended."),
    )


def test_passages_of_one_sentence_share_it() -> None:
    context = passage("it will be mended", role=EvidenceRole.CONTEXT)
    (found,) = excerpts([passage("closed in May"), context])
    assert [part.kind for part in found.parts] == ["rest", "support", "rest", "context", "rest"]
    assert not found.is_context


def test_words_that_support_and_explain_count_as_support() -> None:
    context = passage("It was closed in May", role=EvidenceRole.CONTEXT)
    (found,) = excerpts([passage("closed in May"), context])
    assert [part.kind for part in found.parts] == ["context", "support", "rest"]


def test_context_in_another_sentence_stands_behind() -> None:
    context = passage("The bridge is old", role=EvidenceRole.CONTEXT)
    first, second = excerpts([context, passage("closed in May")])
    assert not first.is_context
    assert second.is_context


def test_a_cut_within_a_sentence_keeps_the_words_between_apart() -> None:
    (found,) = excerpts([passage("It was closed", "it will be mended")])
    assert [part.kind for part in found.parts] == ["support", "rest", "support", "rest"]


def test_a_cut_over_sentences_is_shown_as_one() -> None:
    (found,) = excerpts([passage("The bridge is old", "Nobody knows when")])
    assert [part.kind for part in found.parts] == ["support", "rest", "cut", "support", "rest"]


def test_a_passage_over_two_sentences_joins_what_stands_in_either() -> None:
    both = passage("old. It was closed")
    (found,) = excerpts([passage("The bridge"), passage("mended"), both])
    assert len(found.passages) == 3
    assert "".join(part.text for part in found.parts) == CONTENT.removesuffix(" Nobody knows when.")


def test_excerpts_that_only_touch_stay_apart() -> None:
    assert merged([Span(3, 5), Span(0, 3), Span(4, 6)]) == (Span(0, 3), Span(3, 6))


def test_a_hull_is_all_sentences_that_a_span_touches() -> None:
    hull = sentence_hull(SOURCE.text, Span(CONTENT.index("old"), CONTENT.index("It") + 2))
    assert CONTENT[hull.start : hull.end].startswith("The bridge")
    assert CONTENT[hull.start : hull.end].endswith("mended.")
