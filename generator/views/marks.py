"""The marked text of a source: flat runs, cut wherever a passage begins or ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.text.spans import Span
from generator.views.passages import CitedPassage


@dataclass(frozen=True, slots=True)
class MarkView:
    """One `mark` element: `anchor` is its id if a passage begins here.

    `passages` are the names of the passages that it is part of, with spaces between.
    """

    anchor: str | None
    passages: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the text with its marks, the outermost first; none where nobody cites it.

    There is more than one mark only where several passages begin at the same place: an
    element has one id. No passage is named by two marks of a segment.
    """

    text: str
    marks: tuple[MarkView, ...]


def segments(
    content: str, span: Span, passages: Sequence[CitedPassage], anchor: Callable[[str], str]
) -> tuple[Segment, ...]:
    """Cut a span of a text at every boundary of the passages that lie in it.

    `anchor` gives the id for the name of a passage.
    """
    inside = [passage for passage in passages if span.contains(passage.span)]
    bounds = {span.start, span.end}
    bounds.update(bound for p in inside for bound in (p.span.start, p.span.end))
    return tuple(
        Segment(content[start:end], tuple(_marks(Span(start, end), inside, anchor)))
        for start, end in pairwise(sorted(bounds))
    )


def _marks(
    run: Span, passages: Sequence[CitedPassage], anchor: Callable[[str], str]
) -> Iterator[MarkView]:
    covering = [passage for passage in passages if passage.span.contains(run)]
    if not covering:
        return
    beginning = [anchor(p.name) for p in covering if p.span.start == run.start]
    going_on = [anchor(p.name) for p in covering if p.span.start != run.start]
    if beginning:
        yield MarkView(beginning[0], " ".join([*going_on, beginning[0]]))
        yield from (MarkView(name, name) for name in beginning[1:])
    elif going_on:
        yield MarkView(None, " ".join(going_on))
