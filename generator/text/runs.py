"""Where the words of a long text stand, so that many passages don't each read all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_LETTERS: Final = (
    "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0386\u0388-\u03f5\u03f7-\u0481\u048a-\u052f"
)
RUN: Final = re.compile(f"[{_LETTERS}]+")
"""Letters and digits between which no word begins or ends (UAX #29, WB5 and WB8 to WB10).

So where a phrase stands as whole words, each of its runs is a whole run of the text.
"""

_LONG: Final = 20_000
"""Shorter texts, in code points, are read each time: that takes less than looking up."""

_ASKED: Final = 50
"""So many questions are answered by reading a long text before its runs are listed."""

_SELDOM: Final = 200
"""A word that stands more often in a text doesn't tell its places from others."""


class Runs:
    """The runs of letters of one folded text; listed once it is asked for often enough."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is read yet."""
        self._text = text
        self._asked = 0
        self._starts: dict[str, list[int]] = {}

    def listed(self) -> Mapping[str, list[int]]:
        """List where each run begins, in order."""
        if not self._starts:
            for match in RUN.finditer(self._text):
                self._starts.setdefault(match[0], []).append(match.start())
        return self._starts

    def places(self, phrase: str) -> list[int] | None:
        """Give every place where a phrase may stand as whole words; None if reading tells it.

        Places are rising offsets; those at which the phrase stands as whole words are among them.
        """
        if len(self._text) < _LONG:
            return None
        self._asked += 1
        if self._asked <= _ASKED:
            return None
        known = self.listed()
        runs = [(known.get(match[0], ()), match.start()) for match in RUN.finditer(phrase)]
        if not runs:
            return None
        starts, offset = min(runs, key=_frequency)
        begins = self._text.startswith
        return [at - offset for at in starts if at >= offset and begins(phrase, at - offset)]

    def lacks(self, phrase: str) -> bool:
        """Tell at a glance that a phrase stands nowhere in a long text, not even as part of words.

        Runs between others of the phrase would stand in the text as they are.
        """
        if len(self._text) < _LONG:
            return False
        known = self.listed()
        return any(run not in known for run in RUN.findall(phrase)[1:-1])

    def rare_places(self, phrase: str) -> Iterator[int]:
        """Give the places of those words of a phrase that the text seldom has."""
        known = self.listed()
        for run in dict.fromkeys(RUN.findall(phrase)):
            starts = known.get(run, ())
            if len(starts) <= _SELDOM:
                yield from starts


def _frequency(run: tuple[list[int] | tuple[()], int]) -> int:
    return len(run[0])
