"""Makes the verified corpus out of a context in which no rule found an error."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

from generator.loading.entry_files import Outline, outline
from generator.model.entities import (
    Claim,
    Coverage,
    Process,
    StatedDate,
    Status,
    Step,
    StepState,
)
from generator.verify.context import Context, GroundedClaim, GroundedQuotation
from generator.verify.corpus import (
    UnusedSentenceEntry,
    VerifiedCell,
    VerifiedClaim,
    VerifiedCorpus,
    VerifiedDate,
    VerifiedDispute,
    VerifiedProcess,
    VerifiedQuotation,
    VerifiedSeen,
    VerifiedTerm,
)
from generator.verify.lazily import Lazily
from generator.verify.rules.coverage import excused_sentences, used_sentences


def assemble(context: Context) -> VerifiedCorpus:
    """Put the corpus together; the caller has made sure that there is no error.

    Its entries are made when somebody asks for them.
    """
    data = context.dataset
    claims = Lazily(dict.fromkeys(context.claims, lambda n: _claim(context.claims[n], context)))

    def quotation(name: str) -> VerifiedQuotation:
        return _quotation(context.quotations[name], context)

    def dispute(name: str) -> VerifiedDispute:
        one = data.disputes[name]
        return VerifiedDispute(one, tuple(claims[p.value] for p in one.positions))

    def term(name: str) -> VerifiedTerm:
        one = data.glossary[name]
        return VerifiedTerm(one, claims[one.definition.value])

    def row(name: str) -> tuple[VerifiedCell, ...]:
        process, subject = name.split(" ")
        return _row(data.processes[process], subject, claims, context)

    rows = Lazily(
        {f"{one.id} {who}": row for one in data.processes.values() for who in one.subjects()}
    )

    def process(name: str) -> VerifiedProcess:
        one = data.processes[name]
        subjects = tuple(data.subjects[who] for who in one.subjects())
        return VerifiedProcess(one, subjects, tuple(rows[f"{name} {who.id}"] for who in subjects))

    return VerifiedCorpus(
        sources=context.sources,
        subjects=data.subjects,
        claims=claims,
        quotations=Lazily(dict.fromkeys(context.quotations, quotation)),
        disputes=Lazily(dict.fromkeys(data.disputes, dispute)),
        processes=Lazily(dict.fromkeys(data.processes, process)),
        rows=rows,
        gaps=_gaps(context),
        glossary=Lazily(dict.fromkeys(data.glossary, term)),
        permalinks=data.permalinks,
        pages=context.pages,
        ledger=functools.cache(lambda: _ledger(context)),
        uses=context.uses,
        places=context.places,
        outlines=_outlines(context),
    )


def _outlines(context: Context) -> Mapping[str, Outline]:
    data = context.dataset
    makers = dict.fromkeys(context.claims, functools.partial(outline, data.claims))
    makers |= dict.fromkeys(context.quotations, functools.partial(outline, data.quotations))
    return Lazily(makers)


def _claim(grounded: GroundedClaim, context: Context) -> VerifiedClaim:
    claim: Claim = grounded.claim
    subjects = context.dataset.subjects
    return VerifiedClaim(
        claim=claim,
        subjects=tuple(subjects[subject.value] for subject in claim.subjects),
        said_by=subjects[claim.said_by.value] if claim.said_by else None,
        date=_date(claim.date),
        evidence=grounded.passages,
    )


def _quotation(quoted: GroundedQuotation, context: Context) -> VerifiedQuotation:
    quotation = quoted.quotation
    return VerifiedQuotation(
        quotation=quotation,
        speaker=context.dataset.subjects[quotation.speaker.value],
        date=_date(quotation.date),
        passage=quoted.passage,
        attribution=quoted.attribution,
    )


def _date(stated: StatedDate | None) -> VerifiedDate | None:
    if stated is None:
        return None
    return VerifiedDate(
        edtf=stated.parsed,
        basis=stated.basis,
        as_stated=stated.as_stated.value if stated.as_stated else None,
        reason=stated.reason.value if stated.reason else None,
        from_field=stated.from_field.value if stated.from_field else None,
    )


def _row(
    process: Process, subject: str, claims: Mapping[str, VerifiedClaim], context: Context
) -> tuple[VerifiedCell, ...]:
    states = [(step, process.state_of(subject, step.id)) for step in process.steps]
    return tuple(_cell(step, state, claims, context) for step, state in states if state)


def _gaps(context: Context) -> Mapping[str, VerifiedCell]:
    """Collect the empty cells, in the order of processes, rows and steps; none needs a claim."""
    makers: dict[str, Callable[[str], VerifiedCell]] = {}
    for process in context.dataset.processes.values():
        states = {(one.subject.value, one.step.value): one for one in reversed(process.states)}
        for subject in process.subjects():
            for step in process.steps:
                state = states.get((subject, step.id))
                if state is not None and state.status is Status.NOT_STATED:
                    cell = functools.partial(_empty_cell, step, state, context)
                    makers.setdefault(f"{subject}/{step.id}", cell)
    return Lazily(makers)


def _empty_cell(step: Step, state: StepState, context: Context, _name: str) -> VerifiedCell:
    return _cell(step, state, {}, context)


def _cell(
    step: Step, state: StepState, claims: Mapping[str, VerifiedClaim], context: Context
) -> VerifiedCell:
    stated = state.status is not Status.NOT_STATED
    return VerifiedCell(
        subject=context.dataset.subjects[state.subject.value],
        step=step,
        status=state.status,
        claims=tuple(claims[claim.value] for claim in state.claims),
        searched=() if stated else tuple(word.value for word in step.words),
        seen=tuple(VerifiedSeen(context.seen[one], one.reason.value) for one in state.seen),
    )


def _ledger(context: Context) -> tuple[UnusedSentenceEntry, ...]:
    used = used_sentences(context)
    excused = excused_sentences(context)
    entries: list[UnusedSentenceEntry] = []
    for source in context.sources.values():
        for sentence in source.text.sentences():
            reason = excused[source.id].get(sentence) if source.id in excused else None
            partial = source.source.coverage is Coverage.PARTIAL
            if sentence not in used[source.id] and (reason is not None or partial):
                entries.append(UnusedSentenceEntry(source, sentence, reason))
    return tuple(entries)
