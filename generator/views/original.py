"""Links to the original of a source, as close to the cited words as a browser can be led."""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.views.excerpts import sentence_hull
from generator.views.links import web_address

# Quotation marks, apostrophes and dots are what an archived copy and a live page differ in most.
_PLAIN_RUN = re.compile(r"[^\n\r\"'`´‘’‚‛“”„‟«»‹›…]+")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 8
_FEWEST_WORDS = 2


def original_link(url: str | None, text: SourceText, span: Span) -> str | None:
    """Give the address of the original with a text fragment for the words of a span.

    The fragment follows the URL Fragment Text Directives draft of the W3C's WICG; where no
    words are safe enough, the address alone is given. None where there is no web address.
    """
    address = web_address(url)
    if address is None:
        return None
    words = _safe_words(text.content, span) or _safe_words(text.content, sentence_hull(text, span))
    if not words:
        return address
    separator = "" if "#" in address else "#"
    return f"{address}{separator}:~:text={_encoded(words)}"


def _safe_words(content: str, span: Span) -> str:
    """Choose the longest run of whole words without a risky sign, cut to a few words."""
    best: list[re.Match[str]] = []
    for run in _PLAIN_RUN.finditer(content, span.start, span.end):
        words = list(_WORD.finditer(content, run.start(), run.end()))
        words = _without_torn_ends(content, words, run)
        if len(words) > len(best):
            best = words
    best = best[:_MOST_WORDS]
    if len(best) < _FEWEST_WORDS:
        return ""
    return content[best[0].start() : best[-1].end()]


def _without_torn_ends(
    content: str, words: list[re.Match[str]], run: re.Match[str]
) -> list[re.Match[str]]:
    """Drop a word that goes on behind an apostrophe at the end of the run."""
    if words and words[-1].end() == run.end() and _is_letter(content, run.end() + 1):
        words = words[:-1]
    if words and words[0].start() == run.start() and _is_letter(content, run.start() - 2):
        words = words[1:]
    return words


def _is_letter(content: str, at: int) -> bool:
    return 0 <= at < len(content) and content[at].isalnum()


def _encoded(words: str) -> str:
    """Percent-encode for a text directive, where `-` and `,` have a meaning of their own."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
