"""The words around a passage, for selectors that others can use."""

from __future__ import annotations

from generator.text.folding import WHITE_SPACE
from generator.text.source_text import CUT, SourceText
from generator.text.spans import Span


def context_of(text: SourceText, span: Span, limit: int = 32) -> tuple[str, str]:
    """Give what stands right before and right behind a span, inside its paragraph.

    Each is a run of the content's own characters of at most `limit` code points that begins
    and ends on word boundaries, as for the W3C Web Annotation TextQuoteSelector.
    """
    paragraph = text.paragraph_at(span.start)
    if paragraph is None:
        return "", ""
    start = _boundary_from(text, max(paragraph.span.start, span.start - limit))
    end = _boundary_to(text, min(paragraph.span.end, span.end + limit))
    before, behind = text.content[start : span.start], text.content[span.end : end]
    return before.lstrip(WHITE_SPACE), behind.rstrip(WHITE_SPACE)


def _boundary_from(text: SourceText, offset: int) -> int:
    """Find the first word boundary at an offset or behind it."""
    at = text.cuts.find(CUT, text.folded.position(offset))
    while text.folded.original(at) < offset:
        at = text.cuts.find(CUT, at + 1)
    return text.folded.original(at)


def _boundary_to(text: SourceText, offset: int) -> int:
    """Find the last word boundary at an offset or before it."""
    at = text.cuts.rfind(CUT, 0, text.folded.position(offset) + 1)
    while text.folded.original(at) > offset:
        at = text.cuts.rfind(CUT, 0, at)
    return text.folded.original(at)
