"""A report as workflow commands of GitHub, which shows them beside the lines of a proposal.

What strangers wrote stays inside the commands' own text, escaped, so that none of it can begin
a command of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.cli.report import Report
from generator.problem_report import Style, summary, visible
from generator.problems import Location, Problem, Severity

MOST_SHOWN = 10
"""GitHub shows so many annotations of a kind for one step and drops the others silently."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(report: Report, style: Style) -> str:
    """Write the first ten errors, warnings and notes as commands, then what is left, the counts."""
    del style
    lines: list[str] = []
    left: list[str] = []
    for severity, command in _COMMANDS.items():
        found = [problem for problem in report.problems if problem.severity is severity]
        lines += [_command(command, problem) for problem in found[:MOST_SHOWN]]
        left += _not_shown(len(found) - MOST_SHOWN, severity)
    if left:
        lines.append(f"not shown here: {', '.join(left)}; `explainer check` shows all")
    return "\n".join((*lines, summary(report.counts, report.problems)))


def _not_shown(number: int, severity: Severity) -> Iterator[str]:
    if number > 0:
        yield f"{number} more {severity.value}{'' if number == 1 else 's'}"


def _command(name: str, problem: Problem) -> str:
    properties = ",".join(
        f"{key}={visible(value).translate(_IN_PROPERTY)}" for key, value in _properties(problem)
    )
    text = "\n".join(_visible_lines((problem.message, *problem.help)))
    return f"::{name} {properties}::{text.translate(_IN_TEXT)}"


def _properties(problem: Problem) -> Iterator[tuple[str, str]]:
    """Give file, place and title; a place in the whole file has no line."""
    at: Location = problem.location
    yield "file", at.path
    if at.line > 0:
        yield "line", str(at.line)
        yield "endLine", str(at.line)
        yield "col", str(max(at.column, 1))
        yield "endColumn", str(max(at.column, 1) + max(at.length, 1))
    yield "title", problem.rule


def _visible_lines(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from map(visible, text.splitlines())
