"""The words around a passage, for selectors that others can use."""

from __future__ import annotations

from generator.text.folding import WHITE_SPACE
from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.text.words import boundaries


def context_of(text: SourceText, span: Span, limit: int = 32) -> tuple[str, str]:
    """Give what stands right before and right behind a span, inside its paragraph.

    Both are the content's own characters, whole words of at most `limit` code points
    together, as in the W3C Web Annotation TextQuoteSelector.
    """
    paragraph = text.paragraph_at(span.start)
    if paragraph is None:
        return "", ""
    before = text.content[max(paragraph.span.start, span.start - limit - 1) : span.start]
    behind = text.content[span.end : min(paragraph.span.end, span.end + limit + 1)]
    return _last(before, limit), _first(behind, limit)


def _last(before: str, limit: int) -> str:
    """Keep as many whole words of the end as fit."""
    start = max(len(before) - limit, 0)
    start = boundaries(before).find(b"\x01", start) if start else 0
    return before[start:].lstrip(WHITE_SPACE)


def _first(behind: str, limit: int) -> str:
    """Keep as many whole words of the beginning as fit."""
    end = len(behind)
    if end > limit:
        end = boundaries(behind).rfind(b"\x01", 0, limit + 1)
    return behind[:end].rstrip(WHITE_SPACE)
