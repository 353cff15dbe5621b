"""A string of a data file together with the place where it was written."""

from __future__ import annotations

from typing import NamedTuple

from generator.problems import Location

Layout = tuple[tuple[int, int, int], ...]
"""Where the value goes on elsewhere in the file: (offset in the value, line, column), rising."""


class Scalar(NamedTuple):
    """A leaf of a data file: always a string, never guessed into another type.

    `at` is the place of the value's first character (behind an opening quotation mark, or on
    the first line of a block scalar). `literal` tells that the value is a `|` block, so that
    each of its lines is one line of the file, indented alike. `layout` is empty for a value
    that stands on one line as it is, and None where only the value's start is known.
    """

    value: str
    at: Location
    literal: bool = False
    layout: Layout | None = ()

    def __str__(self) -> str:
        """Give the value alone."""
        return self.value

    def location_of(self, start: int, length: int = 0) -> Location:
        """Locate the code point at `start` of the value in the file.

        Where the file's layout isn't known, the place of the whole value is returned.
        """
        if self.layout is None:
            return self.at
        if self.literal:
            return self._location_in_block(start, length)
        offset, line, column = 0, self.at.line, self.at.column
        for entry in self.layout:
            if entry[0] > start:
                break
            offset, line, column = entry
        return Location(self.at.path, line, column + start - offset, length)

    def _location_in_block(self, start: int, length: int) -> Location:
        before = self.value[:start]
        line_start = before.rfind("\n") + 1
        line = self.at.line + before.count("\n")
        return Location(self.at.path, line, self.at.column + start - line_start, length)
