"""What a check found, for any form of report."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problem_report import Counted, LineReader
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
