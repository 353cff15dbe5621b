"""Marks hold every passage exactly, however passages overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.text.spans import Span
from generator.views.marks import Segment, segments
from generator.views.passages import CitedPassage

TEXT = "abcdefghijklmnopqrstuvwxyz"
WHOLE = Span(0, len(TEXT))


def passage(start: int, end: int) -> CitedPassage:
    """Make a passage of the alphabet."""
    return CitedPassage(Span(start, end), (), (), ())


def cut(*bounds: tuple[int, int]) -> tuple[Segment, ...]:
    """Mark passages in the alphabet."""
    ordered = sorted((passage(*bound) for bound in bounds), key=lambda p: p.span)
    return segments(TEXT, WHOLE, ordered, lambda name: name)


def text_of(name: str, found: tuple[Segment, ...]) -> str:
    """Join the text of all marks that name a passage, as a reader of the page would."""
    return "".join(
        segment.text for segment in found for mark in segment.marks if name in mark.passages.split()
    )


def test_text_that_nobody_cites_has_no_mark() -> None:
    assert cut() == (Segment(TEXT, ()),)


def test_a_mark_in_an_overlap_serves_both_passages() -> None:
    found = cut((0, 5), (3, 8))
    assert [segment.text for segment in found][:3] == ["abc", "de", "fgh"]
    (mark,) = found[1].marks
    assert (mark.anchor, mark.passages) == ("p-3-8", "p-0-5 p-3-8")


def test_passages_that_begin_together_have_a_mark_each() -> None:
    first = cut((2, 9), (2, 5), (0, 3))[1]
    assert [mark.anchor for mark in first.marks] == ["p-2-5", "p-2-9"]
    assert [mark.passages for mark in first.marks] == ["p-0-3 p-2-5", "p-2-9"]


bounds = st.tuples(st.integers(0, 25), st.integers(0, 26)).filter(lambda b: b[0] < b[1])


@given(st.sets(bounds, max_size=8))
def test_marks_join_to_their_passages_and_all_text_to_the_source(
    places: set[tuple[int, int]],
) -> None:
    found = cut(*places)
    assert "".join(segment.text for segment in found) == TEXT
    anchors = [mark.anchor for segment in found for mark in segment.marks if mark.anchor]
    assert sorted(anchors) == sorted(f"p-{start}-{end}" for start, end in places)
    for start, end in places:
        name = f"p-{start}-{end}"
        assert text_of(name, found) == TEXT[start:end]
        first = next(m for s in found for m in s.marks if name in m.passages.split())
        assert first.anchor == name
