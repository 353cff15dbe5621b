"""An archived source text, cut into paragraphs and sentences by offsets.

Interface (to be completed): content is the file's bytes decoded as UTF-8 with newlines untouched.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.text.spans import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, with the sentences in it; `index` counts from 0."""

    index: int
    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StructureSpan:
    """A line that is not body, and its kind (see `generator.model.entities.LineKind`)."""

    line: int
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source text with its parts."""

    content: str
    paragraphs: tuple[Paragraph, ...]
    structure: tuple[StructureSpan, ...]
