"""How hard our own prose is to read; what sources say is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from generator.pages.document import Html, Page
from generator.text.sentences import sentence_spans
from generator.text.spans import Span
from generator.text.words import words
from generator.views.inputs import PageCorpus

_LANGUAGE = "en"
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|dt|dd|th|td|blockquote)>")
_TAG = re.compile(r"<[^>]*>")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')]*$")


def readability_index(texts: Iterable[str]) -> float:
    """Give the Automated Readability Index of texts: about the school grade that they need.

    Senter and Smith (1967): characters a word, words a sentence. 0 for no words at all.
    """
    characters = found_words = sentences = 0
    for text in texts:
        sentences += len(sentence_spans(text, Span(0, len(text)), _LANGUAGE))
        found_words += len(words(text))
        characters += sum(map(str.isalnum, text))
    if not found_words or not sentences:
        return 0.0
    return 4.71 * characters / found_words + 0.5 * found_words / sentences - 21.43


def own_prose(corpus: PageCorpus) -> Iterator[str]:
    """List the claims and the prose of the pages; headings and labels are no sentences."""
    yield from (claim.text for claim in corpus.claims.values())
    for page in corpus.pages:
        yield from filter(_SENTENCE_END.search, _paragraphs(page))


def _paragraphs(page: Page) -> Iterator[str]:
    markup = "".join(part.markup for part in page.parts if isinstance(part, Html))
    for block in _BLOCK_END.split(markup):
        yield " ".join(unescape(_TAG.sub("", block)).split())
