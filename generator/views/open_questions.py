"""Where accounts differ, and what the sources don't say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.document import Reference
from generator.verify.corpus import VerifiedCell, VerifiedDispute, VerifiedSeen
from generator.views.context import Anchors, PageContext
from generator.views.items import ClaimView, claim_view
from generator.views.notes import CiteView, ExcerptView


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A question and the accounts of it, side by side; `label_anchor` is the question's id."""

    anchors: Anchors
    label_anchor: str
    question: str
    positions: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class DisputesView:
    """All questions on which accounts differ."""

    disputes: tuple[DisputeView, ...]


@dataclass(frozen=True, slots=True)
class SeenView:
    """A passage that the search found, and why it doesn't answer."""

    excerpt: ExcerptView
    reason: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """A subject of which the sources don't state the step, and what the search for it found."""

    gap: str
    anchors: Anchors
    subject: str
    lang: str | None
    seen: tuple[SeenView, ...]


@dataclass(frozen=True, slots=True)
class SilentStepView:
    """A step with the words searched for and the subjects for which none of them answers."""

    step: str
    searched: tuple[str, ...]
    gaps: tuple[GapView, ...]


@dataclass(frozen=True, slots=True)
class GapsView:
    """What the sources don't say, step by step."""

    steps: tuple[SilentStepView, ...]


def dispute_block(context: PageContext, reference: Reference) -> DisputeView:
    """Show `{{ dispute ID }}`."""
    return _dispute(context, context.corpus.disputes[reference.arguments[0]])


def disputes_block(context: PageContext, reference: Reference) -> DisputesView:  # noqa: ARG001
    """Show `{{ disputes }}`."""
    disputes = context.corpus.disputes.values()
    return DisputesView(tuple(_dispute(context, dispute) for dispute in disputes))


def gaps_block(context: PageContext, reference: Reference) -> GapsView:
    """Show `{{ gaps PROCESS subject=ID }}`."""
    return GapsView(tuple(_silent_step(context, column) for column in _columns(context, reference)))


def silent_cells(context: PageContext, reference: Reference) -> tuple[VerifiedCell, ...]:
    """List what `{{ gaps PROCESS subject=ID }}` shows, step by step."""
    return tuple(cell for column in _columns(context, reference) for cell in column)


def _columns(context: PageContext, reference: Reference) -> Iterator[tuple[VerifiedCell, ...]]:
    """Walk the silent steps of the processes that a reference names, or of all."""
    for process_id in reference.arguments or tuple(context.corpus.processes):
        yield from _silent_columns(context, process_id, reference.option("subject"))


def _dispute(context: PageContext, dispute: VerifiedDispute) -> DisputeView:
    positions = tuple(claim_view(context, claim) for claim in dispute.positions)
    return DisputeView(
        anchors=context.settle(dispute.id, positions[0].cites),
        label_anchor=context.local(f"question_{dispute.id}"),
        question=dispute.dispute.question.value,
        positions=positions,
    )


def _silent_columns(
    context: PageContext, process_id: str, subject_id: str | None
) -> Iterator[tuple[VerifiedCell, ...]]:
    """Walk the steps that aren't stated for somebody, each with its empty cells."""
    corpus = context.corpus
    rows = [corpus.row(process_id, subject_id)] if subject_id else corpus.processes[process_id].rows
    for column in zip(*rows, strict=True):
        silent = tuple(cell for cell in column if not cell.claims)
        if silent:
            yield silent


def _silent_step(context: PageContext, cells: tuple[VerifiedCell, ...]) -> SilentStepView:
    return SilentStepView(
        step=cells[0].step.label.value,
        searched=cells[0].searched,
        gaps=tuple(_gap(context, cell) for cell in cells),
    )


def _gap(context: PageContext, cell: VerifiedCell) -> GapView:
    gap = gap_id(cell)
    return GapView(
        gap=gap,
        anchors=context.settle(gap),
        subject=cell.subject.label.value,
        lang=cell.subject.lang.value if cell.subject.lang else None,
        seen=tuple(_seen(context, seen) for seen in cell.seen),
    )


def gap_id(cell: VerifiedCell) -> str:
    """Name a gap: the subject, and the step that isn't stated of it."""
    return f"{cell.subject.id}/{cell.step.id}"


def _seen(context: PageContext, seen: VerifiedSeen) -> SeenView:
    return SeenView(
        excerpt=context.notes.excerpts((seen.passage,))[0],
        reason=seen.reason,
        cites=context.notes.cite((seen.passage,)),
    )
