"""A process on a map: each subject's shape shows how far the sources say it has come.

A step that is done says nothing of the steps after it. So a shape shows the step and its status
together: the number and the shade stand for the step, the pattern for the status, and only the
last step, done, is solid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.entities import Status, Subject
from generator.pages.document import Reference
from generator.verify.corpus import VerifiedCell, VerifiedProcess
from generator.verify.uses import map_state
from generator.verify.wordlists import STATUS_WORDS
from generator.views.context import PageContext
from generator.views.process import CellView, cell_view
from generator.views.shapes import Shape, Shapes
from generator.views.wording import sentence

_LEAST_TINT = 0.3
_NOTHING = str(Status.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Fill:
    """How a shape is filled: by a status of a step.

    `tint` runs from just above 0, for the first step, to 1 for the last; `number` is the step's,
    from 1, so that the steps differ without a colour; `name` is a part of an id. Where no step
    is stated, the name says so, and there is no tint and no number.
    """

    name: str
    status: str
    tint: str
    words: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class MarkedShape:
    """A subject's region with the fill that a cited claim gives it."""

    shape: Shape
    subject: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class LabelView:
    """A name on the map, with the number of the step that its region shows.

    `quiet` for a region that is shown for orientation only.
    """

    at: tuple[int, int]
    text: str
    quiet: bool
    number: str = ""


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A subject in the list beside the map; `cell` is None where the sources state no step."""

    subject: str
    lang: str | None
    href: str | None
    cell: CellView | None


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of a process; `anchor` is the prefix of the ids inside the drawing.

    `land` is the outline of all regions that show nothing; `legend` has each fill in use once,
    in the order of the steps.
    """

    anchor: str
    label: str
    description: str
    view_box: str
    land: str
    marked: tuple[MarkedShape, ...]
    labels: tuple[LabelView, ...]
    legend: tuple[Fill, ...]
    entries: tuple[MapEntry, ...]


def map_block(context: PageContext, reference: Reference) -> MapView:
    """Show `{{ map PROCESS }}`."""
    process = context.corpus.processes[reference.arguments[0]]
    cells = tuple(_cell(process, number) for number in range(len(process.subjects)))
    entries = tuple(_entry(context, process, number, cell) for number, cell in enumerate(cells))
    shapes = context.shared.shapes
    marked = _marked(shapes, process, cells)
    paths = {shape.shape.path for shape in marked}
    return MapView(
        anchor=context.local(f"map_{process.id}"),
        label=process.process.label.value,
        description=" ".join(map(_in_words, entries)),
        view_box=" ".join(map(str, shapes.view_box)),
        land="".join(s.path for s in shapes.shapes.values() if s.path not in paths),
        marked=marked,
        labels=tuple(_labels(context.corpus.subjects.values(), shapes, marked)),
        legend=_legend(process, marked),
        entries=entries,
    )


def _cell(process: VerifiedProcess, number: int) -> VerifiedCell | None:
    """Choose the one cell that the map shows of a subject."""
    state = map_state(process.process, process.subjects[number].id)
    if state is None:
        return None
    return next(cell for cell in process.rows[number] if cell.step.id == state.step.value)


def _entry(
    context: PageContext, process: VerifiedProcess, number: int, cell: VerifiedCell | None
) -> MapEntry:
    subject = process.subjects[number]
    return MapEntry(
        subject=subject.label.value,
        lang=subject.lang.value if subject.lang else None,
        href=context.page_of(subject.id),
        cell=cell_view(context, cell) if cell else None,
    )


def _marked(
    shapes: Shapes, process: VerifiedProcess, cells: tuple[VerifiedCell | None, ...]
) -> tuple[MarkedShape, ...]:
    return tuple(
        MarkedShape(
            shape=shapes.shapes[subject.region.value],
            subject=subject.label.value,
            fill=_fill(process, cell),
        )
        for subject, cell in zip(process.subjects, cells, strict=True)
        if subject.region and subject.region.value in shapes.shapes
    )


def _fill(process: VerifiedProcess, cell: VerifiedCell | None) -> Fill:
    if cell is None or cell.status is Status.NOT_STATED:
        words = sentence(STATUS_WORDS[Status.NOT_STATED])
        return Fill(_NOTHING, str(Status.NOT_STATED), "", words)
    steps = [step.id for step in process.process.steps]
    number = steps.index(cell.step.id)
    tint = 1.0 if len(steps) == 1 else _LEAST_TINT + (1 - _LEAST_TINT) * number / (len(steps) - 1)
    return Fill(
        name=f"{cell.step.id}-{cell.status}",
        status=str(cell.status),
        tint=f"{tint:.2g}",
        words=f"{cell.step.label.value}: {STATUS_WORDS[cell.status]}",
        number=str(number + 1),
    )


def _legend(process: VerifiedProcess, marked: tuple[MarkedShape, ...]) -> tuple[Fill, ...]:
    used = {shape.fill.name: shape.fill for shape in marked}
    order = [
        *(f"{step.id}-{status}" for step in process.process.steps for status in reversed(Status)),
        _NOTHING,
    ]
    return tuple(used[name] for name in order if name in used)


def _labels(
    subjects: Iterable[Subject], shapes: Shapes, marked: tuple[MarkedShape, ...]
) -> Iterator[LabelView]:
    shown = {shape.subject: shape.fill.number for shape in marked}
    for subject in subjects:
        shape = shapes.shapes.get(subject.region.value) if subject.region else None
        if shape and shape.label:
            name = subject.label.value
            quiet = name not in shown
            yield LabelView(shape.label, name, quiet, shown.get(name, ""))


def _in_words(entry: MapEntry) -> str:
    """Say what the drawing shows of one subject, for those who can't see it."""
    if entry.cell is None:
        return f"{entry.subject}: {STATUS_WORDS[Status.NOT_STATED]}."
    return f"{entry.subject}: {entry.cell.step}, {entry.cell.status_words}."
