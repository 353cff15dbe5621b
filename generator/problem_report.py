"""Problems as people read them: one line each, the source line with a caret, and help.

Pure: text in, text out. What comes from strangers' files is shown, never obeyed: characters
that could steer a terminal or reorder a line are written as their code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.problems import Location, Problem, Severity

LineReader = Callable[[str, int], str | None]
"""Gives a line of a file of the project by path and number (from 1), None where it has none."""

TAB = "    "
ELLIPSIS = "…"
CONTEXT = 24
"""The columns shown before the caret's start when a line is too long to show whole."""

_REACH = 1000
"""The characters looked at on each side of a place; thousands of places may be in one long line."""

BOLD, CYAN, DIM, RED, YELLOW = "1", "36", "2", "1;31", "1;33"
SEVERITY_COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: CYAN}


@dataclass(frozen=True, slots=True)
class Style:
    """How to write for one output: with colours or without, and how many columns it has."""

    colours: bool = False
    width: int = 100

    def paint(self, text: str, colour: str) -> str:
        """Colour a text, if this output shows colours."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colours else text


PLAIN = Style()


class Counted(Protocol):
    """How much was looked at; what `generator.verify` counts."""

    @property
    def sources(self) -> int:
        """How many archived sources."""

    @property
    def claims(self) -> int:
        """How many claims."""

    @property
    def passages(self) -> int:
        """How many passages."""


def format_problem(problem: Problem, read_line: LineReader, style: Style = PLAIN) -> str:
    """Write one problem: its line, the source line with a caret, and its help."""
    label = f"{problem.severity.value}[{problem.rule}]"
    head = (
        style.paint(visible(str(problem.location)), BOLD)
        + ": "
        + style.paint(label, SEVERITY_COLOURS[problem.severity])
        + ": "
        + visible(problem.message)
    )
    mark = style.paint("= help:", CYAN)
    helps = (f"  {mark} {visible(line)}" for entry in problem.help for line in entry.splitlines())
    return "\n".join((head, *_excerpt(problem.location, read_line, style), *helps))


def format_problems(
    problems: Sequence[Problem], read_line: LineReader, style: Style = PLAIN
) -> str:
    """Write problems one after the other, with an empty line between those of several lines."""
    return "\n".join(format_problem(problem, read_line, style) for problem in problems)


def summary(counted: Counted, problems: Sequence[Problem]) -> str:
    """Write the last line: what was checked, and how many problems it has.

    Notes are remarks, not problems, and are not counted.
    """
    checked = ", ".join(
        (
            _count(counted.sources, "source"),
            _count(counted.claims, "claim"),
            _count(counted.passages, "passage"),
        )
    )
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    warnings = sum(problem.severity is Severity.WARNING for problem in found)
    tail = f" ({_count(warnings, 'warning')})" if warnings else ""
    return f"{checked} checked: {_count(len(found), 'problem')}{tail}"


def visible(text: str) -> str:
    """Make a text safe to print on one line: what can't be seen or would act is spelled out."""
    return text if text.isprintable() else "".join(_shown(char) for char in text)


def column_width(text: str) -> int:
    """Count the terminal columns of a text without control characters (UAX #11)."""
    return len(text) if text.isascii() else sum(_char_width(char) for char in text)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _excerpt(at: Location, read_line: LineReader, style: Style) -> Iterator[str]:
    """Show the line that a location names, with a caret below it; nothing without a line."""
    line = read_line(at.path, at.line) if at.line > 0 else None
    if line is None:
        return
    gutter = f"{at.line:5} | "
    text, before, marked = _window(line.rstrip("\r\n"), at, style.width - len(gutter))
    bar = style.paint(" " * (len(gutter) - 2) + "| ", DIM)
    yield style.paint(gutter, DIM) + text
    yield bar + " " * before + style.paint("^" * max(marked, 1), RED)


def _window(line: str, at: Location, width: int) -> tuple[str, int, int]:
    """Cut a line to the width around the marked place.

    Returns the text to show, the columns before the caret and the columns to underline.
    """
    place = min(max(at.column - 1, 0), len(line))
    base = max(place - _REACH, 0)
    start = place - base
    shown = [_shown(char) for char in line[base : place + _REACH]]
    first, last = 0, len(shown)
    if len(shown) < len(line) or column_width("".join(shown)) > width:
        first = _step_back(shown, start, CONTEXT)
        last = _step_forward(shown, first, width - 2)
    head = ELLIPSIS if base + first else ""
    tail = ELLIPSIS if base + last < len(line) else ""
    before = column_width(head + "".join(shown[first:start]))
    marked = column_width("".join(shown[start : min(start + at.length, last)]))
    return head + "".join(shown[first:last]) + tail, before, marked


def _step_back(shown: Sequence[str], start: int, columns: int) -> int:
    """Find how far left of an index so many columns reach."""
    first = start
    while first > 0 and column_width("".join(shown[first - 1 : start])) <= columns:
        first -= 1
    return first


def _step_forward(shown: Sequence[str], first: int, columns: int) -> int:
    """Find how far right of an index so many columns reach; at least one character."""
    last, used = first, 0
    while last < len(shown) and (used := used + column_width(shown[last])) <= columns:
        last += 1
    return max(last, min(first + 1, len(shown)))


def _shown(char: str) -> str:
    if char == "\t":
        return TAB
    if char.isprintable():
        return char
    return f"<U+{ord(char):04X}>"


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
