"""Each subject of a process is told of at each step, by claims about it or as a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.model.entities import Dispute, Process, Status, StepState
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.example_project import claim_entry, process_example
from generator.verify.rule import Finding, Rule
from generator.verify.uses import is_about

CELL = "process/cell"
CLAIMS = "process/claims"
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
    meant = {near for one in given.difference(steps) for near in get_close_matches(one, steps, n=1)}
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
        claim = context.dataset.claims.get(named.value)
        judged = named.value not in context.reading.faulty_ids
        if claim is not None and judged and not is_about(claim, state.subject.value):
            message = f"claim '{named}' is not about '{state.subject}'"
            hint = "name the subject in the claim's `subjects`, or take the claim out"
            at = named.location_of(0, len(named.value))
            yield Finding(Problem(CLAIMS, message, at, help=(hint,)))


_CLAIM = claim_entry(
    "ferry",
    "The council of Northport voted to keep the ferry.",
    "the council of Northport voted to keep the ferry",
)
_GOOD = process_example(
    """\
    vote:
      status: done
      claims:
        - ferry
    notice:
      status: not_stated
    """,
    _CLAIM,
)

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
            _CLAIM,
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
            _CLAIM,
        ),
        good=_GOOD,
        check=check_disputed,
    ),
)
