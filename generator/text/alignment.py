"""Word diffs: align the tokens of a given passage with those of a longer source."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final


class Op(enum.StrEnum):
    """What leads from the source to the given passage."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring steps of the same kind, as indices of tokens in the source and the given."""

    op: Op
    source: slice
    given: slice


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretches in order, and what the changes cost: comparable for the same given tokens."""

    stretches: tuple[Stretch, ...]
    cost: int


_GAP: Final = 200
_CHANGE: Final = 200
_CHANGE_OF_CASE: Final = 100
_EQUAL: Final = -1  # of two ways with as many changes, the one with more equal tokens
_MOVES: Final = {Op.EQUAL: (1, 1), Op.REPLACE: (1, 1), Op.DELETE: (1, 0), Op.INSERT: (0, 1)}


def align(source: Sequence[str], given: Sequence[str]) -> Alignment:
    """Align the given tokens with the part of the source that they fit best.

    Source tokens before and behind that part are left out. Time and memory grow with the
    product of both lengths.
    """
    table = _costs(source, given)
    last = table[len(given)]
    row, column = len(given), min(reversed(range(len(last))), key=last.__getitem__)
    steps = []
    while row > 0:
        op = _step(table, source, given, row, column)
        across, down = _MOVES[op]
        row, column = row - down, column - across
        steps.append((op, column, row))
    stretches = (_stretch(op, list(run)) for op, run in groupby(reversed(steps), key=_op))
    return Alignment(tuple(stretches), min(last))


def _op(step: tuple[Op, int, int]) -> Op:
    return step[0]


def _stretch(op: Op, run: list[tuple[Op, int, int]]) -> Stretch:
    """Join steps of one kind."""
    (_, column, row), length = run[0], len(run)
    across, down = _MOVES[op]
    return Stretch(op, slice(column, column + across * length), slice(row, row + down * length))


def _costs(source: Sequence[str], given: Sequence[str]) -> list[list[int]]:
    """Fill the table of edit distances; a way may begin anywhere in the source."""
    table = [[0] * (len(source) + 1)]
    weights: dict[str, list[int]] = {}
    lowered = [other.lower() for other in source]
    for row, word in enumerate(given, start=1):
        if word not in weights:
            weights[word] = _differences(word, source, lowered)
        cost = row * _GAP
        costs = [cost]
        above = iter(table[-1])
        diagonal = next(above)
        for weight, up in zip(weights[word], above, strict=True):
            cost = cost + _GAP if cost < up else up + _GAP
            changed = diagonal + weight
            if changed < cost:  # noqa: PLR1730 - a call for each cell takes most of a message
                cost = changed
            diagonal = up
            costs.append(cost)
        table.append(costs)
    return table


def least_cost(window: str, given: Sequence[str]) -> int:
    """Give a cost that no alignment with the words of `window` goes below, in little time."""
    folded = window.casefold()
    return sum(_EQUAL if word.casefold() in folded else _CHANGE for word in given)


def _step(
    table: list[list[int]], source: Sequence[str], given: Sequence[str], row: int, column: int
) -> Op:
    """Choose the step that led to a cell, equal and replaced tokens first."""
    cost = table[row][column]
    if column > 0:
        difference = _difference(given[row - 1], source[column - 1])
        if table[row - 1][column - 1] + difference == cost:
            return Op.EQUAL if difference == _EQUAL else Op.REPLACE
        if table[row][column - 1] + _GAP == cost:
            return Op.DELETE
    return Op.INSERT


def _differences(word: str, others: Sequence[str], lowered: Sequence[str]) -> list[int]:
    """Weigh a token against others, of which `lowered` gives the small letters."""
    low = word.lower()
    pairs = zip(others, lowered, strict=True)
    return [
        _EQUAL if other == word else _CHANGE_OF_CASE if small == low else _CHANGE
        for other, small in pairs
    ]


def _difference(one: str, other: str) -> int:
    """Weigh two tokens against each other."""
    if one == other:
        return _EQUAL
    return _CHANGE_OF_CASE if one.lower() == other.lower() else _CHANGE
