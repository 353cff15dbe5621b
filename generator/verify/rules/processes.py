"""Each subject of a process is told of at each step, by claims about it or as a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.loading.entry_files import outline
from generator.model.entities import Dispute, EvidenceRole, Process, Status, Step, StepState
from generator.problems import Problem
from generator.text.nearest import nearest
from generator.verify.context import Context
from generator.verify.example_project import VOTE_CELL, VOTE_CLAIM, claim_entry, process_example
from generator.verify.file_facts import passages_at
from generator.verify.names import places_of_name
from generator.verify.rule import Finding, Rule
from generator.verify.wordlists import NECESSITY_WORDS

CELL = "process/cell"
CLAIMS = "process/claims"
STATUS = "process/status"
UNRECONCILED = "dispute/unreconciled"


def check_cells(context: Context) -> Iterator[Finding]:
    """Find subjects of a process for which a step is missing, or given twice."""
    for process in context.dataset.processes.values():
        if process.id in context.reading.faulty_ids:
            continue
        for subject in process.subjects():
            yield from _check_row(process, subject)


def check_claims(context: Context) -> Iterator[Finding]:
    """Find cells whose status and claims don't go together."""
    for process in context.dataset.processes.values():
        for state in process.states:
            yield from _check_state(state, context)


def check_status(context: Context) -> Iterator[Finding]:
    """Find cells whose status isn't what the words of their claims say."""
    for process in context.dataset.processes.values():
        steps = {step.id: step for step in process.steps}
        for state in process.states:
            step = steps.get(state.step.value)
            claims = [claim.value for claim in state.claims]
            if step is None or not claims or any(one not in context.claims for one in claims):
                continue  # reported as such: what the others say is half of the cell
            if state.status in {Status.DONE, Status.BEGUN}:
                yield from _check_happened(state, step, context)
            elif state.status is Status.STILL_NEEDED:
                yield from _check_still_needed(state, context)


def check_disputed(context: Context) -> Iterator[Finding]:
    """Find cells said to be disputed whose claims are no positions of one dispute."""
    disputes = context.dataset.disputes.values()
    for process in context.dataset.processes.values():
        for state in process.states:
            if state.status is Status.DISPUTED and not _are_positions(state, disputes):
                message = "the step is disputed, but no dispute holds all of these claims"
                hint = "write the question and its positions under `disputes`"
                yield Finding(Problem(UNRECONCILED, message, state.at, help=(hint,)))


def _are_positions(state: StepState, disputes: Iterable[Dispute]) -> bool:
    claims = {claim.value for claim in state.claims}
    return any(claims <= {position.value for position in d.positions} for d in disputes)


def _check_row(process: Process, subject: str) -> Iterator[Finding]:
    told = [state for state in process.states if state.subject.value == subject]
    given = {state.step.value for state in told}
    steps = [step.id for step in process.steps]
    meant = {nearest(one, steps) for one in given.difference(steps)}
    for step in process.steps:
        if step.id not in given | meant:  # a misspelt one is reported as such
            message = f"'{subject}' has no entry for the step '{step.id}'"
            hint = f"add `{step.id}:` with a status and claims, or `status: not_stated`"
            at = told[0].subject.at
            yield Finding(Problem(CELL, message, at, help=(hint,)))


def _check_state(state: StepState, context: Context) -> Iterator[Finding]:
    if state.status is Status.NOT_STATED and state.claims:
        message = "what is not stated has no claims"
        hint = "give the status that the claims tell of, or delete the claims"
        yield Finding(Problem(CLAIMS, message, state.claims[0].at, help=(hint,)))
    if state.status is not Status.NOT_STATED and not state.claims:
        message = f"the status '{state.status.value}' needs the claims that say so"
        hint = "add `claims:`, or write `status: not_stated`"
        yield Finding(Problem(CLAIMS, message, state.at, help=(hint,)))
    if state.status is not Status.NOT_STATED and state.seen:
        message = "`seen` belongs to steps that are not stated"
        yield Finding(Problem(CLAIMS, message, state.seen[0].at, help=("delete it",)))
    for named in state.claims:
        claims, name = context.dataset.claims, named.value
        judged = name in claims and name not in context.reading.faulty_ids
        if judged and state.subject.value not in outline(claims, name).subjects:
            message = f"claim '{named}' is not about '{state.subject}'"
            hint = "name the subject in the claim's `subjects`, or take the claim out"
            at = named.location_of(0, len(named.value))
            yield Finding(Problem(CLAIMS, message, at, help=(hint,)))


def _check_happened(state: StepState, step: Step, context: Context) -> Iterator[Finding]:
    status = state.status.value
    if not any(_tells_of(step, claim.value, context) for claim in state.claims):
        message = f"the step is '{status}', but no supporting passage has a word of '{step.id}'"
        words = ", ".join(word.value for word in step.words)
        hints = (
            f"the words of step '{step.id}' are: {words}",
            "name the claim that tells of the step, add the source's word, or change the status",
        )
        yield Finding(Problem(STATUS, message, state.at, help=hints))
    for named in state.claims:
        word = context.told[named.value].necessity
        if word is not None:
            message = f"the step is '{status}', but claim '{named}' says '{word}'"
            hint = "use `status: still_needed`, or take the claim out"
            at = named.location_of(0, len(named.value))
            yield Finding(Problem(STATUS, message, at, help=(hint,)))


def _check_still_needed(state: StepState, context: Context) -> Iterator[Finding]:
    if not any(context.told[claim.value].necessity for claim in state.claims):
        message = "the step is 'still_needed', but no claim says that anything has to be done"
        hints = (
            f"words that say so are: {', '.join(sorted(NECESSITY_WORDS))}",
            "name the claim that says so, or change the status",
        )
        yield Finding(Problem(STATUS, message, state.at, help=hints))


def _tells_of(step: Step, claim: str, context: Context) -> bool:
    return any(
        places_of_name(passage.source.text, word.value, span, ignore_case=True)
        for passage in passages_at(context.places[claim], context.sources)
        if passage.role is EvidenceRole.SUPPORT
        for span in passage.spans
        for word in step.words
    )


_OWES = claim_entry(
    "ferry",
    "Westport still must pay its share of the ferry.",
    "Westport still must pay its share of the ferry",
    subjects="northport westport",
)
_GOOD = process_example(VOTE_CELL, VOTE_CLAIM)

RULES = (
    Rule(
        id=CELL,
        title="Each subject of a process is told of at each step",
        explanation=(
            "A step that is left out would look as if nobody had asked. Give it a status with the "
            "claims that say so, or `status: not_stated`."
        ),
        bad=process_example(
            """\
            vote:
              status: done
              claims:
                - ferry
            """,
            VOTE_CLAIM,
        ),
        good=_GOOD,
        check=check_cells,
    ),
    Rule(
        id=CLAIMS,
        title="A status rests on claims about its subject",
        explanation=(
            "`done`, `begun`, `still_needed` and `disputed` are said by claims, each with the "
            "subject among its `subjects`; `not_stated` has none, and alone may have `seen`."
        ),
        bad=process_example(
            """\
            vote:
              status: done
            notice:
              status: not_stated
            """,
        ),
        good=_GOOD,
        check=check_claims,
    ),
    Rule(
        id=STATUS,
        title="A status is what the words of its claims say",
        explanation=(
            "For `done` and `begun` at least one claim has a word of the step in its supporting "
            "passages, by the same search that `not_stated` rests on, and no claim says in a word "
            "of necessity (*still*, *must*, *would*, *needs* …) that something is ahead. "
            "For `still_needed` at least one claim says so."
        ),
        bad=process_example(VOTE_CELL, _OWES),
        good=_GOOD,
        check=check_status,
    ),
    Rule(
        id=UNRECONCILED,
        title="A disputed step has its dispute",
        explanation=(
            "Where accounts of a step differ, the claims in its cell are positions of one dispute, "
            "so that the question is asked in words and each account is shown with the others."
        ),
        bad=process_example(
            """\
            vote:
              status: disputed
              claims:
                - ferry
            notice:
              status: not_stated
            """,
            VOTE_CLAIM,
        ),
        good=_GOOD,
        check=check_disputed,
    ),
)
