"""What a page shows: its references, expanded to claims, quotations, gaps and disputes.

The rules and the views both go by this, so that what is checked, what `claims.json` lists
under `pages` and what a reader sees are the same.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from generator.loading.entry_files import outline
from generator.model.entities import Dataset, Process, Status, StepState
from generator.pages.document import Page, Reference

_NEWEST = "newest-"


class UseKind(enum.StrEnum):
    """What kind of thing a page shows."""

    CLAIM = "claim"
    QUOTATION = "quotation"
    GAP = "gap"
    DISPUTE = "dispute"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that a reference shows; the id of a gap is `<subject>/<step>`."""

    kind: UseKind
    id: str


PageUses = tuple[tuple[Reference, tuple[Use, ...]], ...]
"""The references of a page in order, each with what it shows, in order."""


def page_uses(page: Page, dataset: Dataset) -> PageUses:
    """Expand every reference of a page; what is unknown expands to nothing."""
    return tuple((reference, uses_of(reference, dataset)) for reference in page.references())


def uses_of(reference: Reference, dataset: Dataset) -> tuple[Use, ...]:
    """Expand one reference to what it shows, in the order in which it shows it."""
    expand = _EXPANSIONS.get(reference.kind)
    return tuple(expand(reference, dataset)) if expand else ()


def timeline_claims(
    dataset: Dataset, subject: str | None = None, limit: str | None = None
) -> tuple[str, ...]:
    """List the ids of the dated claims, earliest first; `newest-3` keeps the last three."""
    dated: list[tuple[tuple[int, int], str]] = []
    for name in dataset.claims:
        told = outline(dataset.claims, name)
        if told.days is not None and (subject is None or subject in told.subjects):
            dated.append((told.days, name))
    dated.sort(key=itemgetter(0))
    if limit is not None:
        dated = dated[-int(limit.removeprefix(_NEWEST)) :]
    return tuple(name for _, name in dated)


def voice_uses(dataset: Dataset, speaker: str | None = None) -> Mapping[str, tuple[Use, ...]]:
    """Group quotations, then reported claims, by speaker, in the order of the subjects."""
    voices: dict[str, list[Use]] = {subject: [] for subject in dataset.subjects}
    for name in dataset.quotations:
        who = outline(dataset.quotations, name).said_by
        if who is not None:
            voices.setdefault(who, []).append(_quotation(name))
    for name in dataset.claims:
        who = outline(dataset.claims, name).said_by
        if who is not None:
            voices.setdefault(who, []).append(_claim(name))
    return {
        who: tuple(uses)
        for who, uses in voices.items()
        if uses and (speaker is None or who == speaker)
    }


def map_state(process: Process, subject: str) -> StepState | None:
    """Choose what a map says of a subject: the last step that is done or begun.

    Where none is, it is the first step of which the sources say anything; None without one.
    """
    states = [process.state_of(subject, step.id) for step in process.steps]
    told = [state for state in states if state and state.status is not Status.NOT_STATED]
    reached = [state for state in told if state.status in {Status.DONE, Status.BEGUN}]
    return reached[-1] if reached else next(iter(told), None)


def _claim(claim_id: str) -> Use:
    return Use(UseKind.CLAIM, claim_id)


def _quotation(quotation_id: str) -> Use:
    return Use(UseKind.QUOTATION, quotation_id)


def _one_claim(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    yield from (_claim(one) for one in reference.arguments[:1] if one in dataset.claims)


def _one_term(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    known = (one for one in reference.arguments[:1] if one in dataset.glossary)
    yield from (Use(UseKind.TERM, one) for one in known)


def _one_quotation(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    yield from (_quotation(one) for one in reference.arguments[:1] if one in dataset.quotations)


def _processes(reference: Reference, dataset: Dataset) -> Iterator[Process]:
    named = reference.arguments[:1]
    chosen: Iterable[str] = named or dataset.processes
    yield from (dataset.processes[one] for one in chosen if one in dataset.processes)


def _cell(state: StepState | None) -> Iterator[Use]:
    if state is None:
        return
    if state.status is Status.NOT_STATED:
        yield Use(UseKind.GAP, f"{state.subject.value}/{state.step.value}")
    yield from (_claim(claim.value) for claim in state.claims)


def _row(process: Process, subject: str) -> Iterator[Use]:
    for step in process.steps:
        yield from _cell(process.state_of(subject, step.id))


def _matrix(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for process in _processes(reference, dataset):
        for subject in process.subjects():
            yield from _row(process, subject)


def _progress(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for process in _processes(reference, dataset):
        for subject in reference.arguments[1:2]:
            yield from _row(process, subject)


def _map(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for process in _processes(reference, dataset):
        for subject in process.subjects():
            yield from _cell(map_state(process, subject))


def _timeline(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    chosen = timeline_claims(dataset, reference.option("subject"), reference.option("limit"))
    yield from map(_claim, chosen)


def _dispute(dispute_id: str, dataset: Dataset) -> Iterator[Use]:
    yield Use(UseKind.DISPUTE, dispute_id)
    yield from (_claim(claim.value) for claim in dataset.disputes[dispute_id].positions)


def _one_dispute(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for one in reference.arguments[:1]:
        if one in dataset.disputes:
            yield from _dispute(one, dataset)


def _disputes(_reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for one in dataset.disputes:
        yield from _dispute(one, dataset)


def _gaps(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    subject = reference.option("subject")
    for process in _processes(reference, dataset):
        for one in process.subjects():
            if subject is None or one == subject:
                yield from (use for use in _row(process, one) if use.kind is UseKind.GAP)


def _glossary(_reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for term in dataset.glossary.values():
        yield Use(UseKind.TERM, term.id)
        yield _claim(term.definition.value)


def _voices(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    for uses in voice_uses(dataset, reference.option("speaker")).values():
        yield from uses


def _claims(reference: Reference, dataset: Dataset) -> Iterator[Use]:
    subject = reference.option("subject")
    if subject is not None:
        claims = dataset.claims
        yield from (_claim(one) for one in claims if subject in outline(claims, one).subjects)


_EXPANSIONS: Mapping[str, Callable[[Reference, Dataset], Iterator[Use]]] = {
    "claim": _one_claim,
    "term": _one_term,
    "quotation": _one_quotation,
    "matrix": _matrix,
    "progress": _progress,
    "timeline": _timeline,
    "map": _map,
    "dispute": _one_dispute,
    "disputes": _disputes,
    "gaps": _gaps,
    "glossary": _glossary,
    "voices": _voices,
    "claims": _claims,
}
