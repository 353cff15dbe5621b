"""The tables of `false_claims.md`: what is false is refused or flagged, what is true is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem
from tests.support.claim_tables import (
    cells_of,
    problems_of,
    rows_of,
    rules_broken_by_cell,
    rules_broken_by_prose,
)

TABLES = Path(__file__).with_name("false_claims.md")
FALSE = rows_of(TABLES, "False claims")
TRUE = rows_of(TABLES, "True claims")
OPEN = rows_of(TABLES, "What no rule stops")
CELLS = cells_of(TABLES, "False cells")
PROSE = cells_of(TABLES, "False prose")


@pytest.fixture(scope="module")
def said_of_false() -> list[list[Problem]]:
    """Check the false claims, all at once."""
    return problems_of(FALSE)


@pytest.fixture(scope="module")
def said_of_true() -> list[list[Problem]]:
    """Check the true claims, all at once."""
    return problems_of(TRUE)


def test_the_tables_hold_a_hundred_false_claims_and_thirty_true_ones() -> None:
    assert len({(row.passage, row.text) for row in FALSE}) == len(FALSE)
    assert len([row for row in FALSE if not row.verdict.endswith("(warning)")]) >= 80
    assert len({(row.passage, row.text) for row in TRUE}) == len(TRUE) >= 30


@pytest.mark.parametrize("number", range(len(FALSE)), ids=lambda number: FALSE[number].text)
def test_a_false_claim_is_refused_or_flagged_for_people(
    number: int, said_of_false: list[list[Problem]]
) -> None:
    found = said_of_false[number]
    rule, _, doubt = FALSE[number].verdict.partition(" ")
    assert rule in {problem.rule for problem in found}
    assert any(problem.is_error for problem in found) is not bool(doubt)


@pytest.mark.parametrize("number", range(len(TRUE)), ids=lambda number: TRUE[number].text)
def test_a_true_claim_is_accepted(number: int, said_of_true: list[list[Problem]]) -> None:
    assert said_of_true[number] == []


def test_what_no_rule_stops_is_written_down_as_such() -> None:
    assert [row.text for row, found in zip(OPEN, problems_of(OPEN), strict=True) if found] == []


def test_a_false_cell_is_refused() -> None:
    broken = rules_broken_by_cell(CELLS)
    missed = [row for row, found in zip(CELLS, broken, strict=True) if row[3] not in found]
    assert missed == []


def test_a_false_sentence_in_uncited_prose_is_refused() -> None:
    broken = rules_broken_by_prose([line for line, _ in PROSE])
    missed = [row for row, found in zip(PROSE, broken, strict=True) if row[1] not in found]
    assert missed == []
