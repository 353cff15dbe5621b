"""How far each subject has come with the steps of a process: the table, and one subject's row."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.document import Reference
from generator.verify.corpus import VerifiedCell
from generator.verify.wordlists import STATUS_WORDS
from generator.views.context import PageContext
from generator.views.items import ClaimView, claim_view


@dataclass(frozen=True, slots=True)
class CellView:
    """One step of one subject: its claims, or none where the sources say nothing.

    `gap` is `subject/step`, set exactly where there are no claims; `gap_href` leads to what was
    searched for, where a page says it.
    """

    step: str
    status: str
    status_words: str
    claims: tuple[ClaimView, ...]
    gap: str | None
    gap_href: str | None


@dataclass(frozen=True, slots=True)
class RowView:
    """One subject with a cell for each step."""

    subject_id: str
    subject: str
    lang: str | None
    href: str | None
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A table of subjects by steps; `anchor` is the id of its caption."""

    anchor: str
    label: str
    steps: tuple[str, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The steps of one subject, in their order."""

    row: RowView


def matrix_block(context: PageContext, reference: Reference) -> MatrixView:
    """Show `{{ matrix PROCESS }}`."""
    process = context.corpus.processes[reference.arguments[0]]
    rows = tuple(_row(context, cells) for cells in process.rows)
    return MatrixView(
        anchor=context.local(f"matrix_{process.id}"),
        label=process.process.label.value,
        steps=tuple(step.label.value for step in process.process.steps),
        rows=rows,
    )


def progress_block(context: PageContext, reference: Reference) -> ProgressView:
    """Show `{{ progress PROCESS SUBJECT }}`."""
    process_id, subject_id = reference.arguments
    return ProgressView(_row(context, context.corpus.row(process_id, subject_id)))


def _row(context: PageContext, cells: tuple[VerifiedCell, ...]) -> RowView:
    subject = cells[0].subject
    return RowView(
        subject_id=subject.id,
        subject=subject.label.value,
        lang=subject.lang.value if subject.lang else None,
        href=context.page_of(subject.id),
        cells=tuple(cell_view(context, cell) for cell in cells),
    )


def cell_view(context: PageContext, cell: VerifiedCell) -> CellView:
    """Show one step of one subject."""
    gap = None if cell.claims else f"{cell.subject.id}/{cell.step.id}"
    return CellView(
        step=cell.step.label.value,
        status=str(cell.status),
        status_words=STATUS_WORDS[cell.status],
        claims=tuple(claim_view(context, claim, short=True) for claim in cell.claims),
        gap=gap,
        gap_href=context.permalink(gap) if gap else None,
    )
