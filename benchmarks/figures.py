"""Figures from kept values: medians, ranges, and how they grow."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

Values = dict[str, Any]


def cpu(task: Values) -> float | None:
    """Give the median of a task's seconds of CPU, if it ran."""
    return median(cost["cpu"] for cost in task["costs"]) if task.get("costs") else None


def memory(task: Values) -> float | None:
    """Give the highest memory of a task's runs in bytes, if it ran."""
    return max(cost["memory"] for cost in task["costs"]) if task.get("costs") else None


def with_range(values: Sequence[float], unit: str = "s") -> str:
    """Write a median with the least and the greatest value, if there are several."""
    middle = f"{median(values):.2f} {unit}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.2f}–{max(values):.2f})"


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Fit y = a x^b by least squares of the logarithms; give b."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return slope / sum((x - mean_x) ** 2 for x, _ in logs)


def growth_of(kept: Values) -> Values:
    """Give check and build at every size that they were measured at."""
    tasks = {size: one["tasks"] for size, one in kept.get("sizes", {}).items()}
    tasks |= kept.get("growth", {})
    return {size: tasks[size] for size in sorted(tasks, key=int)}


def growth_exponent(
    growth: Values, task: str, of: Callable[[Values], float | None], least: int = 0
) -> float | None:
    """Fit how a task's figure grows with the claims, from `least` claims on."""
    points = [
        (float(size), value)
        for size, tasks in growth.items()
        if int(size) >= least and (value := of(tasks.get(task, {})))
    ]
    return exponent(points) if len(points) > 1 else None
