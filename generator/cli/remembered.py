"""A check whose outcome is known already, if nothing that it looked at has changed.

What a check finds follows from the answers to two questions: which files stand in a folder,
and what a file holds. So the questions of a check are kept with a digest of the answers, and
the next run asks them again, through the same reader. If the answers are the same, so is the
outcome.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from generator.cli.report import Report
from generator.cli.store import Store
from generator.loading.files import ProjectFiles
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.problem_report import Counted

_ENTRY = "report"


@dataclass(frozen=True, slots=True)
class RememberedCounts:
    """How much was looked at."""

    sources: int
    claims: int
    passages: int


def recall(files: ProjectFiles, store: Store) -> Report | None:
    """Give the outcome of the last check, if all that it read is what it was.

    It is read again through `files`.
    """
    entry = store.get(_ENTRY)
    if entry is None:
        return None
    for folder in entry["folders"]:
        files.list_files(folder)
    for path in entry["paths"]:
        files.read_bytes(path)
    if answers_of(files) != entry["answers"]:
        return None
    problems = tuple(map(Problem.from_row, entry["problems"]))
    return Report(problems, RememberedCounts(**entry["counts"]), files.lines.line)


def remember(report: Report, files: ProjectFiles, store: Store) -> None:
    """Keep the outcome of a check with what it read."""
    counts: Counted = report.counts
    store.put(
        _ENTRY,
        {
            "folders": sorted(files.listings),
            "paths": sorted(files.asked),
            "answers": answers_of(files),
            "counts": asdict(RememberedCounts(counts.sources, counts.claims, counts.passages)),
            "problems": [problem.to_row() for problem in report.problems],
        },
    )


def answers_of(files: ProjectFiles) -> str:
    """Digest all that a reader was told of the project."""
    digest = hashlib.sha256()
    for folder, (paths, problems) in sorted(files.listings.items()):
        _add(digest, "folder", folder, *paths, *(json.dumps(one.to_row()) for one in problems))
    lines = files.lines
    for path in sorted(files.asked):
        content = lines.digest(path)
        _add(digest, "file", path, content, *(() if content else files.refusals.get(path, ())))
    return digest.hexdigest()


def _add(digest: Any, *words: str) -> None:  # noqa: ANN401 - hashlib's types have no public name
    """Add words so that no others come out the same."""
    digest.update(json.dumps(words).encode())
