"""Try a change before it is written: the project as it would be, and what would be wrong."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.schema import keeps_schemas, stale_schemas
from generator.cli.terminal import say, style_for, tell
from generator.cli.writing import write_changes
from generator.loading.files import Changes
from generator.problem_report import LineReader, format_problems, summary
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.loading.project import LoadedProject
    from generator.verify.project import Verdict


@dataclass(frozen=True, slots=True)
class Trial:
    """A project as a change would leave it, and the problems that the change would bring."""

    loaded: LoadedProject
    verdict: Verdict
    new_problems: tuple[Problem, ...]

    @property
    def breaks_something(self) -> bool:
        """Tell whether the change would bring an error."""
        return any(problem.is_error for problem in self.new_problems)

    def has(self, rule: str) -> bool:
        """Tell whether the change would bring a problem of a rule."""
        return any(problem.rule == rule for problem in self.new_problems)


def try_changes(root: Path, before: Verdict, changes: Changes) -> Trial:
    """Load and verify the project with some of its files changed in memory."""
    from generator.loading.project import load_project
    from generator.verify.project import verify_project

    loaded = load_project(root, changes)
    verdict = verify_project(loaded)
    known = Counter((problem.rule, problem.message) for problem in before.problems)
    new = []
    for problem in verdict.problems:
        if known[(problem.rule, problem.message)]:
            known[(problem.rule, problem.message)] -= 1
        else:
            new.append(problem)
    return Trial(loaded, verdict, tuple(new))


def report_problems(problems: Sequence[Problem], read_line: LineReader) -> None:
    """Print problems as `check` does."""
    if problems:
        say(format_problems(problems, read_line, style_for(sys.stdout, os.environ)))


def write_and_say(root: Path, changes: Changes, trial: Trial) -> None:
    """Write the files of a change, say which, and what the check counted.

    The schemas of a project that keeps them follow, since they list its ids.
    """
    schemas = stale_schemas(trial.loaded) if keeps_schemas(trial.loaded) else {}
    write_changes(root, {**changes, **schemas})
    for path, content in sorted(changes.items()):
        say(f"{'removed' if content is None else 'wrote'} {path}")
    if schemas:
        say("renewed data/schema/, the ids that editors offer")
    tell(summary(trial.verdict.counts, trial.verdict.problems))
