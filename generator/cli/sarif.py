"""A report in SARIF 2.1.0, the OASIS standard that code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from generator import __version__
from generator.cli.report import Report
from generator.problem_report import Style
from generator.problems import Location, Problem, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
"""The usual name for the folder that paths are relative to; the reader knows where it is."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(report: Report, style: Style) -> str:
    """Write the report as one SARIF log with one run.

    Columns are in code points, and regions end before their `endColumn`. A result's message
    holds the help as well; the rules that were broken come with their documentation.
    """
    del style
    rules = sorted({problem.rule for problem in report.problems})
    index = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": "explainer",
        "version": __version__,
        "rules": _descriptors(rules, report.problems),
    }
    counts = report.counts
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index) for problem in report.problems],
        "properties": {
            "checked": {
                "sources": counts.sources,
                "claims": counts.claims,
                "passages": counts.passages,
            }
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _descriptors(rules: Iterable[str], problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Describe rules in the words of their documentation."""
    from generator.rulebook import RULEBOOK
    from generator.rulebook.pages import page_of

    severity = {problem.rule: problem.severity for problem in problems}
    found: list[dict[str, object]] = []
    for rule in rules:
        descriptor: dict[str, object] = {
            "id": rule,
            "defaultConfiguration": {"level": _LEVELS[severity[rule]]},
        }
        if entry := RULEBOOK.get(rule):
            page = page_of(entry)
            descriptor["shortDescription"] = {"text": entry.title}
            descriptor["fullDescription"] = {"text": entry.explanation}
            descriptor["help"] = {"text": page, "markdown": page}
        found.append(descriptor)
    return found


def _result(problem: Problem, index: Mapping[str, int]) -> dict[str, object]:
    return {
        "ruleId": problem.rule,
        "ruleIndex": index[problem.rule],
        "level": _LEVELS[problem.severity],
        "message": {"text": "\n".join((problem.message, *problem.help))},
        "locations": [{"physicalLocation": _physical(problem.location)}],
    }


def _physical(at: Location) -> dict[str, object]:
    """Give the file and, unless the file as a whole is meant, the region in its line."""
    place: dict[str, object] = {"artifactLocation": {"uri": quote(at.path), "uriBaseId": ROOT}}
    if at.line > 0:
        column = max(at.column, 1)
        place["region"] = {
            "startLine": at.line,
            "startColumn": column,
            "endLine": at.line,
            "endColumn": column + max(at.length, 1),
        }
    return place
