"""Source texts for tests: made up ones, and the two real ones as `data/sources` lays them out."""

from __future__ import annotations

import functools

from generator.model.entities import ParagraphMode
from generator.text.outcome import Found, NotFound, Reason
from generator.text.source_text import SourceText, read_source_text
from generator.text.spans import Span
from tests.support.program import REPO


def read(
    content: str,
    *,
    mode: ParagraphMode = ParagraphMode.BLANK_LINES,
    structure: dict[int, str] | None = None,
    language: str = "en",
) -> SourceText:
    """Read a text whose paragraphs are separated by blank lines."""
    return read_source_text(content, mode=mode, structure=structure or {}, language=language)


@functools.cache
def real_texts() -> tuple[SourceText, SourceText]:
    """Read both archived articles."""
    first = (REPO / "seeds/000_fcd2b6148358c861.txt").read_bytes().decode()
    second = (REPO / "seeds/002_195057bf3f72d6c5.txt").read_bytes().decode()
    kinds = {3: "title", 5: "byline", 7: "date", 11: "caption"}
    kinds |= {27: "pointer", 39: "heading", 41: "address"}
    headings = {1: "title", 6: "heading", 9: "heading", 12: "heading"}
    return (
        read(first, structure=kinds),
        read(second, mode=ParagraphMode.LINES, structure=headings),
    )


def at(text: SourceText, span: Span) -> str:
    """Cut a span out of a text."""
    return text.content[span.start : span.end]


def found_words(text: SourceText, result: Found | NotFound) -> list[str]:
    """Give what was found, one string a piece; fail if nothing was."""
    assert isinstance(result, Found), result
    return [at(text, span) for span in result.spans]


def reason(result: Found | NotFound) -> Reason | None:
    """Give the reason of a refusal, None for a passage that was found."""
    return result.reason if isinstance(result, NotFound) else None
