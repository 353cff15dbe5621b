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
_SLACK: Final = 4
"""So many tokens more on each side are looked at first, where the most tokens are equal."""
_MOVES: Final = {Op.EQUAL: (1, 1), Op.REPLACE: (1, 1), Op.DELETE: (1, 0), Op.INSERT: (0, 1)}


def align(source: Sequence[str], given: Sequence[str]) -> Alignment:
    """Align the given tokens with the part of the source that they fit best.

    Source tokens before and behind that part are left out. Time and memory grow with the
    product of both lengths; where few tokens differ, with the square of the given ones alone.
    """
    start, near, table = _nearby(source, given) or (0, source, _costs(source, given))
    last = table[len(given)]
    row, column = len(given), min(reversed(range(len(last))), key=last.__getitem__)
    steps = []
    while row > 0:
        op = _step(table, near, given, row, column)
        across, down = _MOVES[op]
        row, column = row - down, column - across
        steps.append((op, start + column, row))
    stretches = (_stretch(op, list(run)) for op, run in groupby(reversed(steps), key=_op))
    return Alignment(tuple(stretches), min(last))


def _nearby(
    source: Sequence[str], given: Sequence[str]
) -> tuple[int, Sequence[str], list[list[int]]] | None:
    """Cut out a part of the source that holds every best way, and fill its table.

    Gives the offset of the part, the part and the table; None where the part would be too
    large to be worth it, or holds perhaps not every best way.
    """
    count = len(given)
    if len(source) < count + 4 * _SLACK:
        return None
    shifts = _equal_by_shift(source, given)
    if not shifts:
        return None
    likeliest = max(shifts, key=shifts.__getitem__)
    start, end = max(likeliest - _SLACK, 0), min(likeliest + count + _SLACK, len(source))
    part = source[start:end]
    table = _costs(part, given)
    reach = _reach(shifts, count, min(table[count]))
    if reach is None or max(reach[0], 0) < start or min(reach[1], len(source)) > end:
        return None
    return start, part, table


def _equal_by_shift(source: Sequence[str], given: Sequence[str]) -> dict[int, int]:
    """Count the pairs of equal tokens by how far the source's lies behind the given one."""
    places: dict[str, list[int]] = {}
    for column, word in enumerate(source):
        places.setdefault(word, []).append(column)
    shifts: dict[int, int] = {}
    for row, word in enumerate(given):
        for column in places.get(word, ()):
            shifts[column - row] = shifts.get(column - row, 0) + 1
    return shifts


def _reach(shifts: dict[int, int], count: int, cost: int) -> tuple[int, int] | None:
    """Bound where in the source the ways lie that cost no more; None if anywhere.

    Every step costs at least what `_EQUAL` gives back, a gap `_GAP`, any other change
    `_CHANGE_OF_CASE`. So such a way has few gaps, which alone change the shift, and the rest of
    its tokens are equal: it lies between two shifts that are so near to each other, and have so
    many equal pairs between them.
    """
    gaps = (cost + count) // _GAP
    needed = count - (cost + count) // _CHANGE_OF_CASE
    if needed <= 0:
        return None
    order = sorted(shifts)
    first, total = 0, 0
    ends: list[int] = []
    for shift in order:
        total += shifts[shift]
        while order[first] < shift - gaps:
            total -= shifts[order[first]]
            first += 1
        if total >= needed:
            ends += (order[first], shift)
    return (min(ends) - gaps, max(ends) + gaps + count) if ends else None


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
