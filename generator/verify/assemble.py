"""Makes the verified corpus out of a context in which no rule found an error."""

from __future__ import annotations

import functools
from collections.abc import Mapping

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

    def process(name: str) -> VerifiedProcess:
        return _process(data.processes[name], claims, context)

    return VerifiedCorpus(
        sources=context.sources,
        subjects=data.subjects,
        claims=claims,
        quotations=Lazily(dict.fromkeys(context.quotations, quotation)),
        disputes=Lazily(dict.fromkeys(data.disputes, dispute)),
        processes=Lazily(dict.fromkeys(data.processes, process)),
        glossary=Lazily(dict.fromkeys(data.glossary, term)),
        permalinks=data.permalinks,
        pages=context.pages,
        ledger=functools.cache(lambda: _ledger(context)),
        uses=context.uses,
    )


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


def _process(
    process: Process, claims: Mapping[str, VerifiedClaim], context: Context
) -> VerifiedProcess:
    subjects = tuple(context.dataset.subjects[name] for name in process.subjects())
    rows = []
    for subject in subjects:
        states = [(step, process.state_of(subject.id, step.id)) for step in process.steps]
        cells = [_cell(step, state, claims, context) for step, state in states if state]
        rows.append(tuple(cells))
    return VerifiedProcess(process, subjects, tuple(rows))


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
