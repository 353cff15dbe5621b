"""What strangers send ends in a message that names the place, or passes; nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.safety.checker import Checker, running_checker
from tests.safety.hostile import Case, read_cases

CASES = tuple(read_cases())
SHOWN = 3
LONGEST = 200


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    """Check in a process with little memory that is ended when it hangs."""
    with running_checker() as running:
        yield running


def as_expected(problems: tuple[str, ...]) -> tuple[str, ...]:
    """Write a report as the cases do: its first lines, shortened, and how many more there are."""
    lines = [line.replace("\n", "⏎") for line in problems]
    short = [line if len(line) < LONGEST else f"{line[: LONGEST - 1]}…" for line in lines]
    more = [f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return (*short[:SHOWN], *more) or ("fine",)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.name}")
def test_hostile_files_are_told_apart_from_harmless_ones(
    checker: Checker, tmp_path: Path, case: Case
) -> None:
    answer = checker.check(case.stage(tmp_path / "project"))
    assert answer.failure is None
    assert as_expected(answer.problems) == case.expected


def test_there_are_a_hundred_hostile_cases_and_fifteen_harmless_ones() -> None:
    harmless = [case for case in CASES if case.file == "controls"]
    assert all(case.expected == ("fine",) for case in harmless)
    assert not [case for case in CASES if case.expected == ("fine",) and case not in harmless]
    assert len(harmless) >= 15
    assert len(CASES) - len(harmless) >= 100
