"""A string of a data file together with the place where it was written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Location


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf of a data file: always a string, never guessed into another type.

    `at` is the place of the value's first character (behind an opening quotation mark, or on
    the first line of a block scalar). `literal` tells that the value is a `|` block, so that
    each of its lines is one line of the file, indented alike.
    """

    value: str
    at: Location
    literal: bool = False

    def __str__(self) -> str:
        """Give the value alone."""
        return self.value

    def location_of(self, start: int, length: int = 0) -> Location:
        """Locate the code point at `start` of the value in the file.

        Where the file's layout can't be known from the value (folded text, escapes), the
        place of the whole value is returned.
        """
        before = self.value[:start]
        if self.literal:
            line_start = before.rfind("\n") + 1
            return Location(
                self.at.path,
                self.at.line + before.count("\n"),
                self.at.column + start - line_start,
                length,
            )
        if "\n" in self.value:
            return self.at
        return Location(self.at.path, self.at.line, self.at.column + start, length)
