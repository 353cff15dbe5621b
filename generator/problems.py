"""What is wrong, where it stands and what to do: the one currency of every layer.

A layer never prints and never stops at the first mistake: it returns problems. Lines and
columns count from 1; columns and lengths are in Unicode code points.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, NamedTuple

Row = list[Any]
"""A value made of what JSON knows."""


class Severity(enum.Enum):
    """How much a problem weighs: an error stops publication, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# Every string of a project has its place: a named tuple is made in a third of the time that a
# frozen dataclass takes.
class Location(NamedTuple):
    """A place in a file of the project.

    `path` is relative to the project's root, with forward slashes. `line` 0 means the file
    as a whole; `length` is the width of the caret's underline, 0 for a single caret.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 0

    def __str__(self) -> str:
        """Write the place as `path:line:col`, as compilers do."""
        return f"{self.path}:{max(self.line, 1)}:{max(self.column, 1)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words for the person who can mend it.

    `rule` is a stable id such as `passage/not-found`; `help` holds what was expected and what
    to do, one sentence or line each.
    """

    rule: str
    message: str
    location: Location
    severity: Severity = Severity.ERROR
    help: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        """Tell whether this problem stops publication."""
        return self.severity is Severity.ERROR

    def to_row(self) -> Row:
        """Write the problem as JSON has it; `from_row` reads it again."""
        at = self.location
        place = [at.path, at.line, at.column, at.length]
        return [self.rule, self.message, place, self.severity.value, list(self.help)]

    @classmethod
    def from_row(cls, row: Row) -> Problem:
        """Read what `to_row` has written."""
        rule, message, place, severity, help_ = row
        return cls(rule, message, Location(*place), Severity(severity), tuple(help_))


def in_reading_order(problems: list[Problem]) -> list[Problem]:
    """Sort problems by place, then rule, and drop exact repetitions."""
    return sorted(set(problems), key=lambda p: (p.location, p.rule, p.message))


def any_errors(problems: list[Problem]) -> bool:
    """Tell whether any of the problems stops publication."""
    return any(problem.is_error for problem in problems)
