"""Words by number: a text as the codes of its words, the most frequent words with the shortest.

A code is a number in digits to base 92: the printable letters of ASCII (RFC 20) but those that JSON
in a script would have to escape. Its first digit tells how many more there are.
`search.js` reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, product

_DIGITS = "".join(one for one in map(chr, range(32, 127)) if one not in '"\\<')
_LEADS = ((60, 0), (86, 1), (91, 2), (92, 4))
"""First digits below each number are followed by so many more."""


class WordCodes:
    """The words of some texts, and how to write these texts by them.

    A word is what stands between two spaces, so that every text comes back as it was.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Give each word of all texts that will be written a number."""
        counts = Counter(chain.from_iterable(text.split(" ") for text in texts if text))
        words = sorted(counts, key=lambda word: (-counts[word], word))
        self.words = " ".join(words)
        """All words in the order of their numbers, which count from 0."""
        self._codes = dict(zip(words, _codes(), strict=False))

    def code(self, text: str) -> str:
        """Write a text as the codes of its words; nothing for an empty text."""
        return "".join(map(self._codes.__getitem__, text.split(" "))) if text else ""


def _codes() -> Iterator[str]:
    """Count up: one code a number."""
    first = 0
    for end, more in _LEADS:
        for digits in product(_DIGITS[first:end], *([_DIGITS] * more)):
            yield "".join(digits)
        first = end
