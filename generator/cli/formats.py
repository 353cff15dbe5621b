"""The forms in which `check` reports, by the names that `--format` takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from generator.cli.github import as_github
from generator.cli.report import Report
from generator.cli.sarif import as_sarif
from generator.problem_report import Style, format_problem, summary
from generator.problems import Problem

Format = Callable[[Report, Style], str]


def as_text(report: Report, style: Style) -> str:
    """Write the report for people: each problem with its source line, then the counts."""
    entries = (format_problem(problem, report.read_line, style) for problem in report.problems)
    return "\n".join((*entries, summary(report.counts, report.problems)))


def as_json(report: Report, style: Style) -> str:
    """Write the report for programs, as one JSON object (RFC 8259).

    `version` is that of this shape: it rises if a member goes away or changes its meaning,
    not if one is added. Lines and columns count from 1, in code points; line 0 means the file
    as a whole, length 0 a place without an extent.
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


FORMATS: Mapping[str, Format] = {
    "text": as_text,
    "github": as_github,
    "sarif": as_sarif,
    "json": as_json,
}

__all__ = ["FORMATS", "Format", "Report", "as_github", "as_json", "as_sarif", "as_text"]
