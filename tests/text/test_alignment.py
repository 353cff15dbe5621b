"""The word diff is the cheapest one, also where only a part of the source is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.text.alignment import Op, align

WORDS = st.sampled_from(
    ["a", "b", "c", "d", "e", "the", "The", "bridge", "mill", "of", "river", "old", "new"]
)
PRICES = {Op.EQUAL: -1, Op.DELETE: 200, Op.INSERT: 200}


def cheapest(source: list[str], words: list[str]) -> int:
    """Work out the least cost by the plain table, row by row."""
    above = [0] * (len(source) + 1)
    for number, word in enumerate(words, start=1):
        row = [number * 200]
        for column, other in enumerate(source):
            row.append(
                min(row[-1] + 200, above[column + 1] + 200, above[column] + price(other, word))
            )
        above = row
    return min(above)


def price(other: str, word: str) -> int:
    """Weigh two words against each other."""
    if other == word:
        return -1
    return 100 if other.lower() == word.lower() else 200


@given(st.data())
def test_of_a_long_source_the_same_part_is_aligned_at_the_same_cost(data: st.DataObject) -> None:
    source = data.draw(st.lists(WORDS, min_size=60, max_size=90))
    start = data.draw(st.integers(0, len(source) - 12))
    words = source[start : start + data.draw(st.integers(3, 12))]
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(words) - 1))
        words[at : at + data.draw(st.integers(0, 1))] = data.draw(st.lists(WORDS, max_size=2)) or [
            "x"
        ]
    found = align(source, words)
    assert found.cost == cheapest(source, words)
    paid, done = 0, 0
    for stretch in found.stretches:
        assert stretch.given.start == done
        done = stretch.given.stop
        pairs = zip(source[stretch.source], words[stretch.given], strict=False)
        if stretch.op is Op.REPLACE:
            paid += sum(price(other, word) for other, word in pairs)
        else:
            length = max(len(source[stretch.source]), len(words[stretch.given]))
            paid += PRICES[stretch.op] * length
    assert (paid, done) == (found.cost, len(words))
