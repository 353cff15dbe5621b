"""A value leads back to its place in the file."""

from __future__ import annotations

from generator.model.scalar import Scalar
from generator.problems import Location


def test_a_value_on_one_line_counts_on_from_its_start() -> None:
    scalar = Scalar("one two", Location("f", 3, 10))
    assert scalar.location_of(4, 3) == Location("f", 3, 14, 3)


def test_each_line_of_a_block_is_a_line_of_the_file() -> None:
    scalar = Scalar("one\ntwo three", Location("f", 3, 5), literal=True)
    assert scalar.location_of(8, 5) == Location("f", 4, 9, 5)


def test_a_value_spread_over_lines_follows_its_layout() -> None:
    scalar = Scalar("one two", Location("f", 3, 10), layout=((0, 3, 10), (4, 4, 7)))
    assert scalar.location_of(2) == Location("f", 3, 12)
    assert scalar.location_of(5) == Location("f", 4, 8)


def test_a_value_of_unknown_layout_gives_its_start() -> None:
    assert Scalar("one two", Location("f", 3, 10), layout=None).location_of(4).column == 10


def test_a_value_prints_as_itself() -> None:
    assert str(Scalar("one", Location("f"))) == "one"
