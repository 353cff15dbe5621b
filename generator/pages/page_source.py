"""The text of a page's file, its positions, and the problems found in it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from generator.problems import Location, Problem


class PageSource:
    """A page's file while it is read: knows where things stand and collects problems.

    Offsets are in code points of `content`, whose lines end in a single newline.
    """

    def __init__(self, src_uri: str, path: str, content: str) -> None:
        """Take the file's text; a byte order mark and CR LF line ends are tolerated."""
        self.src_uri = src_uri
        self.path = path
        self.content = content.removeprefix("\ufeff").replace("\r\n", "\n")
        self.problems: list[Problem] = []
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", self.content))]

    def location(self, offset: int, length: int = 0) -> Location:
        """Locate a code point of the content in the file."""
        line = bisect.bisect_right(self._line_starts, offset)
        return Location(self.path, line, offset - self._line_starts[line - 1] + 1, length)

    def offset(self, at: Location) -> int:
        """Give the content's offset of a place in this file."""
        return self._line_starts[at.line - 1] + at.column - 1

    def report(
        self,
        rule: str,
        message: str,
        offset: int,
        length: int = 0,
        *,
        help: Iterable[str] = (),  # noqa: A002
    ) -> None:
        """Record an error at an offset of the content."""
        self.report_at(rule, message, self.location(offset, length), help=help)

    def report_at(
        self,
        rule: str,
        message: str,
        at: Location,
        *,
        help: Iterable[str] = (),  # noqa: A002
    ) -> None:
        """Record an error at a place."""
        self.problems.append(Problem(rule, message, at, help=tuple(help)))

    def lines(self, start: int) -> Iterator[tuple[int, str]]:
        """Walk over the lines from `start` on: each one's offset and text without its end."""
        first = bisect.bisect_left(self._line_starts, start)
        bounds = [*self._line_starts, len(self.content) + 1]
        for begin, end in zip(bounds[first:], bounds[first + 1 :], strict=False):
            yield begin, self.content[begin : end - 1]
