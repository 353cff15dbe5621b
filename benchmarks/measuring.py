"""Measure tasks in turns: A B C A B C, so that a busy minute of the machine meets all of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.process import CommandFailedError, Cost, run
from benchmarks.subjects import Task


@dataclass(frozen=True, slots=True)
class Measured:
    """The costs of a task's runs, or why there are none."""

    name: str
    costs: tuple[Cost, ...]
    failed: str = ""

    @property
    def cpu(self) -> float:
        """The median of the seconds of CPU."""
        return median(cost.cpu for cost in self.costs)

    @property
    def wall(self) -> float:
        """The median of the seconds."""
        return median(cost.wall for cost in self.costs)

    @property
    def memory(self) -> int:
        """The highest use of memory, in bytes."""
        return max(cost.memory for cost in self.costs)


def measure(tasks: Sequence[Task], rounds: int) -> dict[str, Measured]:
    """Run every task once a round; a task that fails is told and left out of further rounds."""
    costs: dict[str, list[Cost]] = {task.id: [] for task in tasks}
    failed: dict[str, str] = {}
    for number in range(rounds):
        for task in tasks:
            if task.id in failed:
                continue
            task.prepare()
            try:
                costs[task.id].append(run(task.command, task.folder, task.environ, task.allowed))
            except CommandFailedError as error:
                failed[task.id] = str(error)
            tell(f"  round {number + 1}, {task.name}: {_said(costs[task.id], failed.get(task.id))}")
    return {
        task.id: Measured(task.name, tuple(costs[task.id]), failed.get(task.id, ""))
        for task in tasks
    }


def tell(line: str) -> None:
    """Tell whoever waits how far the measurement has come."""
    print(line, file=sys.stderr, flush=True)


def _said(costs: Sequence[Cost], failed: str | None) -> str:
    return failed or f"{costs[-1].cpu:.2f} s CPU, {costs[-1].wall:.2f} s"


@dataclass(frozen=True, slots=True)
class Size:
    """What a site weighs: all of it, a page of claims at the median and at most, the index."""

    pages: int
    total: int
    page: int
    largest: int
    index: int


def weigh(site: Path, pages: Sequence[Path], index: Path | None) -> Size:
    """Weigh a site in bytes."""
    files = [path for path in site.rglob("*") if path.is_file()]
    sizes = [page.stat().st_size for page in pages]
    return Size(
        pages=sum(path.suffix == ".html" for path in files),
        total=sum(path.stat().st_size for path in files),
        page=int(median(sizes)),
        largest=max(sizes),
        index=index.stat().st_size if index is not None and index.exists() else 0,
    )
