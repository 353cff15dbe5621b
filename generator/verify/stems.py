"""Words by what they are about, roughly: inflected forms of a word share a stem."""

from __future__ import annotations

import functools

from generator.verify.tokens import Word, words
from generator.verify.wordlists import EMPTY_WORDS

_ENDINGS = ("ing", "ies", "ied", "es", "ed", "s")
_LEAST = 2
_KEPT = 6


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Cut a word in lower case down to what its usual forms share.

    Meant for comparing words of a claim and its passage, never as proof: unrelated words may
    share a stem, and irregular forms don't.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)][:_KEPT].rstrip("ey")
    return word[:_KEPT].rstrip("ey") or word


@functools.lru_cache(maxsize=1 << 12)
def content_stems(text: str) -> frozenset[str]:
    """Collect the stems of a text's words, without articles, pronouns and the like."""
    return frozenset().union(*map(_stems_of, words(text)))


@functools.lru_cache(maxsize=1 << 16)
def _stems_of(word: Word) -> frozenset[str]:
    parts = (part.lower() for part in word.parts)
    return frozenset(stem(part) for part in parts if part not in EMPTY_WORDS)
