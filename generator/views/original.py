"""Links to the original of a source, as close to the cited words as a browser can be led."""

from __future__ import annotations

from urllib.parse import quote

from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.text.words import Word, words
from generator.views.excerpts import sentence_hull
from generator.views.links import web_address

# What an archived copy and a live page differ in most; a line's end may be an element's there.
_RISKY = frozenset("\"'`´‘’‚‛“”„‟«»‹›…\n\r")
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
    chosen = _safe_words(text.content, span) or _safe_words(text.content, sentence_hull(text, span))
    if not chosen:
        return address
    separator = "" if "#" in address else "#"
    return f"{address}{separator}:~:text={_encoded(chosen)}"


def _safe_words(content: str, span: Span) -> str:
    """Choose the longest run of whole words without a risky sign, cut to a few words."""
    cited = content[span.start : span.end]
    best = max(_runs(cited), key=len, default=[])[:_MOST_WORDS]
    if len(best) < _FEWEST_WORDS:
        return ""
    return cited[best[0].start : best[-1].end]


def _runs(text: str) -> list[list[Word]]:
    """Cut a text into runs of words with nothing risky in or between them."""
    runs: list[list[Word]] = [[]]
    done = 0
    for word in words(text):
        if not _RISKY.isdisjoint(text[done : word.start]):
            runs.append([])
        if _RISKY.isdisjoint(word.text):
            runs[-1].append(word)
        else:
            runs.append([])
        done = word.end
    return runs


def _encoded(chosen: str) -> str:
    """Percent-encode for a text directive, where `-` and `,` have a meaning of their own."""
    return quote(" ".join(chosen.split()), safe="").replace("-", "%2D")
