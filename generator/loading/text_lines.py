"""From offsets in a text to lines and columns, both from 1 and in code points."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Location

MAX_SHOWN = 60
"""So many code points of a person's own words are repeated in a message."""


@dataclass(slots=True)
class TextLines:
    """A text of the file `path` with `line_offset` lines above it.

    Lines are counted on from the last question: most come in the order of the text.
    """

    text: str
    path: str
    line_offset: int = 0
    _counted: tuple[int, int] = (0, 1)
    _end: int = -1

    def place(self, offset: int, length: int = 0) -> Location:
        """Locate an offset; one behind the end counts as the end of the last line."""
        if self._end < 0:
            self._end = len(self.text.rstrip("\n"))
        offset = max(min(offset, self._end), 0)
        known, line = self._counted if offset >= self._counted[0] else (0, 1)
        line += self.text.count("\n", known, offset)
        self._counted = (offset, line)
        column = offset - self.text.rfind("\n", 0, offset)
        return Location(self.path, line + self.line_offset, column, length)


def shown(words: str) -> str:
    """Quote words for a message, shortened, and with line ends as signs."""
    short = words if len(words) <= MAX_SHOWN else f"{words[: MAX_SHOWN - 1]}…"
    return "'" + short.replace("\n", "⏎") + "'"
