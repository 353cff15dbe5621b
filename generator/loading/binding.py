"""What it takes to bind nodes to the model: problems and read values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator.problems import Location, Problem, Severity, in_reading_order

if TYPE_CHECKING:
    from generator.loading.fields import Field

T = TypeVar("T")

MAX_PROBLEMS = 2000
"""So many problems of a project are listed."""


class Findings:
    """Collects the problems of one run.

    From the first few thousand on, problems are counted, not kept: nobody reads them, and a
    hostile file may have millions.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: list[Problem] = []
        self._dropped = 0

    @property
    def count(self) -> int:
        """How many problems were found so far."""
        return len(self._kept) + self._dropped

    def add(self, problems: Iterable[Problem]) -> None:
        """Note what another part of the program found."""
        for problem in problems:
            if len(self._kept) < MAX_PROBLEMS:
                self._kept.append(problem)
            else:
                self._dropped += 1

    def error(self, rule: str, message: str, at: Location, *help_: str) -> None:
        """Note something that stops publication."""
        self.add((Problem(rule, message, at, help=help_),))

    def warning(self, rule: str, message: str, at: Location, *help_: str) -> None:
        """Note something that should be looked at."""
        self.add((Problem(rule, message, at, Severity.WARNING, help_),))

    def in_reading_order(self) -> tuple[Problem, ...]:
        """List the problems by place; what was dropped becomes one more error."""
        problems = in_reading_order(self._kept)
        if self._dropped:
            message = f"{self._dropped:,} more problems were found and are not listed"
            last = problems[-1].location
            problems.append(Problem("project/too-many-problems", message, Location(last.path)))
        return tuple(problems)


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one record that could be read, by key.

    `name` is the record's own key or id, "" for an entry of a list; `at` is where it begins.
    """

    name: str
    at: Location
    by_key: Mapping[str, object]

    def need(self, field: Field[T]) -> T:
        """Give a required value; a record without it is never built."""
        return cast("T", self.by_key[field.key])

    def get(self, field: Field[T]) -> T | None:
        """Give an optional value, None if it is absent or couldn't be read."""
        return cast("T | None", self.by_key.get(field.key))

    def get_or(self, field: Field[T], default: T) -> T:
        """Give an optional value or its default."""
        return cast("T", self.by_key.get(field.key, default))


def listed(words: Iterable[Any]) -> str:
    """Write words as an enumeration for people: `a, b or c`."""
    *most, last = [str(word) for word in words]
    return f"{', '.join(most)} or {last}" if most else last
