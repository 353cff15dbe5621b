"""Where the names of subjects stand in the sources."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final

from generator.text.folding import folded_text
from generator.text.matcher import find_all_words
from generator.text.source_text import Paragraph, SourceText
from generator.text.spans import Span

_POSSESSIVES = ("", "'s", "'")

_OWN_CASE: Final = "\u0130\u0131"
"""Both of the Turkish i: the matcher takes them for an `i`, folding of case doesn't."""


def places_of_name(
    text: SourceText, name: str, within: Span | None = None, *, ignore_case: bool = False
) -> tuple[Span, ...]:
    """Find a name as whole words, with or without a possessive ending.

    Without `within` the body is searched. Spans take in the ending.
    """
    if not _may_stand(text, name, within, ignore_case=ignore_case):
        return ()
    found = {
        span
        for ending in _POSSESSIVES
        for span in find_all_words(text, name + ending, within=within, ignore_case=ignore_case)
    }
    return tuple(sorted(found))


def without_case(folded: str) -> str | None:
    """Give a folded text without its case, None where the matcher tells case in its own way.

    What the matcher finds ignoring case stands in the result; the reverse need not be true.
    """
    return None if any(char in folded for char in _OWN_CASE) else folded.casefold()


def _may_stand(text: SourceText, name: str, within: Span | None, *, ignore_case: bool) -> bool:
    """Rule a name out by a plain search, which most names don't pass in most places."""
    folded, wanted = text.folded.text, _folded_name(name)
    if within is None and not ignore_case and (places := text.runs.places(wanted)) is not None:
        return bool(places)
    if within is not None:
        folded = folded[text.folded.position(within.start) : text.folded.position(within.end)]
    if not ignore_case:
        return wanted in folded
    there, searched = without_case(folded), without_case(wanted)
    return there is None or searched is None or searched in there


@functools.lru_cache(maxsize=1 << 12)
def _folded_name(name: str) -> str:
    return folded_text(name)


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
