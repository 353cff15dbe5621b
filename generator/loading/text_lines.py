"""From offsets in a text to lines and columns, both from 1 and in code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from generator.problems import Location

MAX_SHOWN = 60
"""So many code points of a person's own words are repeated in a message."""


@dataclass(slots=True)
class TextLines:
    """A text of the file `path` with `line_offset` lines above it.

    Line starts are looked up on the first question, since most files have no problem.
    """

    text: str
    path: str
    line_offset: int = 0
    _starts: list[int] = field(default_factory=list)
    _end: int = 0

    def place(self, offset: int, length: int = 0) -> Location:
        """Locate an offset; one behind the end counts as the end of the last line."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
            self._end = len(self.text.rstrip("\n"))
        offset = max(min(offset, self._end), 0)
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Location(self.path, line + self.line_offset, column, length)


def shown(words: str) -> str:
    """Quote words for a message, shortened, and with line ends as signs."""
    short = words if len(words) <= MAX_SHOWN else f"{words[: MAX_SHOWN - 1]}…"
    return "'" + short.replace("\n", "⏎") + "'"
