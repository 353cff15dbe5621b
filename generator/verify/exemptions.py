"""Exemptions: what they excuse, and which of them excuse nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.loading.entry_files import outline
from generator.model.entities import Exemption
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.rule import Finding
from generator.verify.suggestions import meant_or_known
from generator.verify.tokens import tokens

UNNEEDED = "exemption/unneeded"
UNKNOWN_RULE = "exemption/unknown-rule"
REASON = "exemption/reason"

_LEAST_WORDS = 3


def apply_exemptions(
    findings: Iterable[Finding], context: Context, exemptible: Collection[str]
) -> Iterator[Problem]:
    """Give the problems that nothing excuses, then those of the exemptions themselves.

    Only rules in `exemptible` can be excused. Exemptions of claims and quotations with a
    missing passage are not judged: their rules didn't run.
    """
    used: set[Exemption] = set()
    for finding in findings:
        rule = finding.problem.rule
        matching = [one for one in finding.exemptions if covers(one, finding)]
        if rule in exemptible and matching:
            used.update(matching)
        else:
            yield finding.problem
    yield from _unknown_rules(context, exemptible)
    yield from _thin_reasons(context)
    for exemption in _judged(context):
        if exemption.rule.value in exemptible and exemption not in used:
            yield _unneeded(exemption)


def covers(exemption: Exemption, finding: Finding) -> bool:
    """Tell whether an exemption is about a finding."""
    if exemption.rule.value != finding.problem.rule:
        return False
    return exemption.word is None or exemption.word.value.lower() == finding.word.lower()


def _judged(context: Context) -> Iterator[Exemption]:
    data = context.dataset
    for name in context.claims:
        yield from outline(data.claims, name).exemptions
    for name in context.quotations:
        yield from outline(data.quotations, name).exemptions


def _thin_reasons(context: Context) -> Iterator[Problem]:
    """Find reasons of exemptions, and of what a search has seen, that give none."""
    reasons = [exemption.reason for exemption in _all(context)]
    for process in context.dataset.processes.values():
        reasons += [seen.reason for state in process.states for seen in state.seen]
    for reason in dict.fromkeys(reasons):
        if len(tokens(reason.value)) < _LEAST_WORDS:
            message = f"'{reason}' is no reason that a reader could judge"
            hint = f"say in {_LEAST_WORDS} words or more why it is right all the same"
            at = reason.location_of(0, len(reason.value))
            yield Problem(REASON, message, at, help=(hint,))


def _all(context: Context) -> Iterator[Exemption]:
    data = context.dataset
    for name in data.claims:
        yield from outline(data.claims, name).exemptions
    for name in data.quotations:
        yield from outline(data.quotations, name).exemptions


def _unneeded(exemption: Exemption) -> Problem:
    word = f" about '{exemption.word}'" if exemption.word else ""
    message = f"this exemption excuses nothing: {exemption.rule} finds nothing here{word}"
    return Problem(UNNEEDED, message, exemption.at, help=("delete it",))


def _unknown_rules(context: Context, exemptible: Collection[str]) -> Iterator[Problem]:
    for exemption in _all(context):
        if exemption.rule.value not in exemptible:
            message = f"'{exemption.rule}' is no rule that gives way to an exemption"
            hints = (
                *meant_or_known(exemption.rule.value, exemptible),
                "mend what the rule found; not every rule can be wrong about a claim",
            )
            at = exemption.rule.location_of(0, len(exemption.rule.value))
            yield Problem(UNKNOWN_RULE, message, at, help=hints)
