"""The forms in which `check` reports, by the names that `--format` takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.problem_report import Counted, LineReader, Style, format_problem, summary
from generator.problems import Problem, any_errors


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: its problems in reading order, and how much was looked at."""

    problems: tuple[Problem, ...]
    counts: Counted
    read_line: LineReader

    @property
    def has_errors(self) -> bool:
        """Tell whether anything stops publication."""
        return any_errors(list(self.problems))


Format = Callable[[Report, Style], str]


def as_text(report: Report, style: Style) -> str:
    """Write the report for people: each problem with its source line, then the counts."""
    entries = (format_problem(problem, report.read_line, style) for problem in report.problems)
    return "\n".join((*entries, summary(report.counts, report.problems)))


def as_json(report: Report, style: Style) -> str:
    """Write the report for programs, as one JSON object (RFC 8259).

    Lines and columns count from 1, in code points; line 0 means the file as a whole.
    """
    del style
    counts = report.counts
    document = {
        "version": 1,
        "ok": not report.has_errors,
        "checked": {
            "sources": counts.sources,
            "claims": counts.claims,
            "passages": counts.passages,
        },
        "problems": [_problem_as_json(problem) for problem in report.problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _problem_as_json(problem: Problem) -> dict[str, object]:
    at = problem.location
    return {
        "severity": problem.severity.value,
        "rule": problem.rule,
        "message": problem.message,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "length": at.length,
        "help": list(problem.help),
    }


FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json}
