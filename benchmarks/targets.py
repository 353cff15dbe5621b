"""What the program aims at, and whether a measurement met it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.figures import Values, cpu, growth_exponent, growth_of, memory

_PAGE = 60_000
"""Bytes of HTML that a page may have."""
_INDEX = 0.2
"""The largest part of the stock search index that ours may weigh."""
_LINEAR = 1.1
"""The largest exponent that counts as linear: logarithms grow, and caches of a processor end."""


@dataclass(frozen=True, slots=True)
class Target:
    """An aim in words, its limit, and what was measured; `met` is None if nothing was."""

    aim: str
    limit: str
    measured: str
    met: bool | None


def targets(kept: Values) -> Iterator[Target]:
    """Compare all that was measured with the aims."""
    sizes = kept.get("sizes", {})
    if "10000" in sizes:
        yield _of_tasks(
            sizes["10000"]["tasks"],
            ("check", "floor-check"),
            2,
            "check of 10,000 claims",
            "the floor",
        )
        yield from _contributors(sizes["10000"]["once"])
    yield from _real_check(kept.get("real", {}))
    for size, limit in (("1000", 0.45), ("10000", 0.2)):
        if size in sizes:
            aim = f"build of {int(size):,} claims"
            yield _of_tasks(
                sizes[size]["tasks"], ("build", "macros"), limit, aim, "the macros plugin"
            )
    if "plain" in kept.get("real", {}):
        yield _of_tasks(
            kept["real"], ("build", "plain"), 1, "build of the real site", "plain MkDocs"
        )
    if "10000" in sizes:
        yield _seconds(sizes["10000"]["tasks"], "build-edit", 1, "build after one claim of 10,000")
    yield from _serving(kept.get("serving", {}))
    yield from _weights(sizes.get("10000", {}).get("weights", {}))
    yield from _growth(growth_of(kept))
    yield from _problems(kept.get("hard", {}))


def _contributors(once: Values) -> Iterator[Target]:
    """Compare what somebody waits for who changed one claim of 10,000."""
    yield _seconds(once, "check-edit", 1, "check after one claim of 10,000")
    yield _seconds(once, "diff HEAD", 1, "diff with one claim of 10,000 changed")
    yield _seconds(once, "fmt --check", 1, "fmt --check of 10,000 claims, the first one")


def _of_tasks(tasks: Values, pair: tuple[str, str], limit: float, aim: str, said: str) -> Target:
    ours, other = (cpu(tasks.get(name, {})) for name in pair)
    if ours is None or other is None:
        return Target(aim, f"{limit:g} × {said}", "not measured", None)
    ratio = ours / other
    return Target(aim, f"{limit:g} × {said}", f"{ratio:.2f} ×", ratio <= limit)


def _seconds(tasks: Values, task: str, limit: float, aim: str) -> Target:
    spent = cpu(tasks.get(task, {}))
    if spent is None:
        return Target(aim, f"{limit:g} s CPU", "not measured", None)
    return Target(aim, f"{limit:g} s CPU", f"{spent:.2f} s", spent <= limit)


def _real_check(real: Values) -> Iterator[Target]:
    if real:
        yield _seconds(real, "check", 0.2, "check of the real data, nothing cached")
        yield _seconds(real, "check-again", 0.2, "check of the real data again")


def _serving(serving: Values) -> Iterator[Target]:
    for size, limit in (("1000", 0.5), ("10000", 1.0)):
        if serving.get(size, {}).get("ours", {}).get("seconds"):
            spent = median(serving[size]["ours"]["seconds"])
            aim = f"edit to browser at {int(size):,} claims"
            yield Target(aim, f"{limit:g} s", f"{spent:.2f} s", spent <= limit)


def _weights(weights: Values) -> Iterator[Target]:
    ours, plain = weights.get("ours"), weights.get("plain")
    if ours:
        largest = ours["largest"]
        yield Target(
            "largest page of claims at 10,000",
            "60 kB",
            f"{largest / 1000:.1f} kB",
            largest <= _PAGE,
        )
    if ours and plain and plain["index"]:
        ratio = ours["index"] / plain["index"]
        limit = "0.2 × the stock one"
        yield Target("search index at 10,000 claims", limit, f"{ratio:.2f} ×", ratio <= _INDEX)


def _growth(growth: Values) -> Iterator[Target]:
    for task in ("check", "build"):
        for what, of in (("time", cpu), ("memory", memory)):
            power = growth_exponent(growth, task, of, least=1000)
            if power is not None:
                aim = f"growth of the {what} of a {task}, from 1,000 claims on"
                yield Target(aim, "linear: exponent 1", f"{power:.2f}", power <= _LINEAR)
    low, high = (memory(growth.get(size, {}).get("build", {})) for size in ("1000", "10000"))
    if low and high:
        aim = "memory of a build of 10,000 claims"
        limit = "that of 1,000 claims"
        yield Target(aim, limit, f"{high / low:.1f} ×", high <= low * _LINEAR)


def _problems(hard: Values) -> Iterator[Target]:
    if "problems-10000" in hard:
        yield _seconds(hard, "problems-10000", 10, "check that finds 10,000 problems")
