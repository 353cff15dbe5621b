"""Where the names of subjects stand in the sources."""

from __future__ import annotations

from collections.abc import Iterable

from generator.text.matcher import find_all_words
from generator.text.source_text import Paragraph, SourceText
from generator.text.spans import Span

_POSSESSIVES = ("", "'s", "'")


def places_of_name(
    text: SourceText, name: str, within: Span | None = None, *, ignore_case: bool = False
) -> tuple[Span, ...]:
    """Find a name as whole words, with or without a possessive ending.

    Without `within` the body is searched. Spans take in the ending.
    """
    found = {
        span
        for ending in _POSSESSIVES
        for span in find_all_words(text, name + ending, within=within, ignore_case=ignore_case)
    }
    return tuple(sorted(found))


def stands_anywhere(text: SourceText, phrase: str) -> bool:
    """Tell whether a phrase stands in the text as whole words, structure lines included."""
    return bool(places_of_name(text, phrase, Span(0, len(text.content))))


def paragraphs_naming(text: SourceText, names: Iterable[str]) -> tuple[Paragraph, ...]:
    """List the paragraphs that hold one of the names, and the next one after each."""
    indexes: set[int] = set()
    for name in names:
        for span in places_of_name(text, name):
            paragraph = text.paragraph_at(span.start)
            if paragraph is not None:
                indexes |= {paragraph.index, paragraph.index + 1}
    return tuple(paragraph for paragraph in text.paragraphs if paragraph.index in indexes)
