"""Passages in the sentences around them, as notes show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.model.entities import EvidenceRole
from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage


@dataclass(frozen=True, slots=True)
class ExcerptPart:
    """A run of an excerpt.

    `kind` is `support` or `context` for what is cited in that role, `rest` for the rest of the
    sentence, and `cut` (without text) where sentences between are left out.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one source with everything in them that is cited together."""

    parts: tuple[ExcerptPart, ...]
    passages: tuple[VerifiedPassage, ...]

    @property
    def is_context(self) -> bool:
        """Tell whether all of it only says what a word of another passage refers to."""
        return all(passage.role is EvidenceRole.CONTEXT for passage in self.passages)


def excerpts(passages: Sequence[VerifiedPassage]) -> tuple[Excerpt, ...]:
    """Put passages of one source into their sentences: what supports first, then context.

    Passages that share a sentence stand in one excerpt.
    """
    if len(passages) == 1 and len(passages[0].spans) == 1:
        return (_single(passages[0]),)
    clusters: list[tuple[tuple[Span, ...], list[VerifiedPassage]]] = []
    for passage in passages:
        hulls = [sentence_hull(passage.source.text, span) for span in passage.spans]
        together = [passage]
        for cluster in [c for c in clusters if _share_text(c[0], hulls)]:
            clusters.remove(cluster)
            hulls += cluster[0]
            together[:0] = cluster[1]
        clusters.append((merged(hulls), together))
    found = [Excerpt(_parts(hulls, together), tuple(together)) for hulls, together in clusters]
    return tuple(sorted(found, key=lambda excerpt: excerpt.is_context))


def _single(passage: VerifiedPassage) -> Excerpt:
    """Put a passage of one piece, as nearly all are, into its sentences."""
    content, span = passage.source.text.content, passage.spans[0]
    hull = sentence_hull(passage.source.text, span)
    runs = (
        ("rest", content[hull.start : span.start]),
        (str(passage.role), content[span.start : span.end]),
        ("rest", content[span.end : hull.end]),
    )
    return Excerpt(tuple(ExcerptPart(kind, text) for kind, text in runs if text), (passage,))


def sentence_hull(text: SourceText, span: Span) -> Span:
    """Widen a span to the sentences that it touches."""
    touched = text.sentences_touching(span)
    if not touched:
        return span
    return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join the spans that overlap; those that only touch stay apart."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.overlaps(result[-1]):
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def _share_text(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def _parts(hulls: Sequence[Span], passages: Sequence[VerifiedPassage]) -> tuple[ExcerptPart, ...]:
    parts: list[ExcerptPart] = []
    for hull in hulls:
        if parts:
            parts.append(ExcerptPart("cut", ""))
        parts.extend(_parts_of(hull, passages))
    return tuple(parts)


def _parts_of(hull: Span, passages: Sequence[VerifiedPassage]) -> Iterator[ExcerptPart]:
    """Cut a hull wherever something cited begins or ends, and join what is cited alike."""
    spans = [span for passage in passages for span in passage.spans if hull.contains(span)]
    bounds = sorted({hull.start, hull.end, *(b for s in spans for b in (s.start, s.end))})
    runs = [(_kind(Span(start, end), passages), start, end) for start, end in pairwise(bounds)]
    content = passages[0].source.text.content
    for kind, group in groupby(runs, key=lambda run: run[0]):
        joined = list(group)
        yield ExcerptPart(kind, content[joined[0][1] : joined[-1][2]])


def _kind(run: Span, passages: Sequence[VerifiedPassage]) -> str:
    roles = {p.role for p in passages if any(span.contains(run) for span in p.spans)}
    if not roles:
        return "rest"
    return str(EvidenceRole.SUPPORT if EvidenceRole.SUPPORT in roles else EvidenceRole.CONTEXT)
