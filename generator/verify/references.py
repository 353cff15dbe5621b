"""Ids that name nothing: in the data, and in the references of pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.loading.entry_files import path_of
from generator.model.entities import Claim, Dataset, Evidence, Process, Quotation
from generator.model.scalar import Scalar
from generator.pages.document import Page, Reference
from generator.pages.grammar import KINDS
from generator.problems import Location, Problem
from generator.verify.file_facts import FileFacts, Mentions
from generator.verify.reading import Reading
from generator.verify.suggestions import meant_or_known

UNKNOWN = "reference/unknown"


class _Use(NamedTuple):
    """An id that somebody wrote: what it should name, where, and under which rule."""

    kind: str
    id: str
    at: Location | Scalar
    rule: str = UNKNOWN

    @property
    def location(self) -> Location:
        """The place to show; worked out for ids that are wrong, and for no others."""
        if isinstance(self.at, Scalar):
            return self.at.location_of(0, len(self.id))
        return self.at


def unknown_references(
    dataset: Dataset,
    pages: tuple[Page, ...],
    reading: Reading,
    facts: Mapping[str, FileFacts] | None = None,
) -> Iterator[Problem]:
    """Find every id in data and pages that names nothing.

    An id that may be defined where nothing could be read is not called unknown. `facts` of
    files, by path, tell which of them need not be looked into.
    """
    known = _known(dataset)
    clear = {
        path
        for path, one in (facts or {}).items()
        if all(name in known[kind] for kind, name in one.mentions)
    }
    for use in (*_uses_in_data(dataset, clear), *_uses_in_pages(pages)):
        doubtful = use.kind in reading.unread_kinds or use.id in reading.faulty_ids
        if use.id not in known[use.kind] and not doubtful:
            yield _unknown(use, known[use.kind], dataset)
    yield from _unknown_steps(dataset)


def _known(dataset: Dataset) -> Mapping[str, Collection[str]]:
    return {
        "source": dataset.sources,
        "subject": dataset.subjects,
        "claim": dataset.claims,
        "quotation": dataset.quotations,
        "dispute": dataset.disputes,
        "process": dataset.processes,
        "term": dataset.glossary,
    }


def _unknown(use: _Use, known: Collection[str], dataset: Dataset) -> Problem:
    moved = {old.value: new.value for old, new in dataset.permalinks.redirects}
    if use.id in moved:
        hints: tuple[str, ...] = (f"it was renamed: write '{moved[use.id]}'",)
    else:
        hints = meant_or_known(use.id, known)
        if use.kind == "source":
            hints += ("a new source is archived first: `explainer source add FILE`",)
    message = f"there is no {use.kind} '{use.id}'"
    return Problem(use.rule, message, use.location, help=hints)


def _at(kind: str, scalar: Scalar, rule: str = UNKNOWN) -> _Use:
    return _Use(kind, scalar.value, scalar, rule)


def mentioned(entries: Iterable[Claim | Quotation]) -> Mentions:
    """Collect the kinds and ids that some entries name."""
    uses = (
        use
        for one in entries
        for use in (_uses_in_claim(one) if isinstance(one, Claim) else _uses_in_quotation(one))
    )
    return tuple(dict.fromkeys((use.kind, use.id) for use in uses))


def _uses_in_data(dataset: Dataset, clear: Collection[str]) -> Iterator[_Use]:
    for name in dataset.claims:
        if path_of(dataset.claims, name) not in clear:
            yield from _uses_in_claim(dataset.claims[name])
    for name in dataset.quotations:
        if path_of(dataset.quotations, name) not in clear:
            yield from _uses_in_quotation(dataset.quotations[name])
    for subject in dataset.subjects.values():
        yield from (_at("source", a.evidence.source) for a in subject.aliases if a.evidence)
    for dispute in dataset.disputes.values():
        yield from (_at("claim", position) for position in dispute.positions)
    for process in dataset.processes.values():
        yield from _uses_in_process(process)
    for term in dataset.glossary.values():
        yield _at("claim", term.definition)


def _uses_in_claim(claim: Claim) -> Iterator[_Use]:
    yield from (_at("subject", subject) for subject in claim.subjects)
    if claim.said_by is not None:
        yield _at("subject", claim.said_by, "said-by/unknown")
    yield from _uses_in_evidence(claim.evidence)


def _uses_in_quotation(quotation: Quotation) -> Iterator[_Use]:
    yield _at("subject", quotation.speaker, "said-by/unknown")
    yield from _uses_in_evidence((quotation.evidence,))
    default = quotation.evidence.source  # its fault is told once, however often it is inherited
    yield from _uses_in_evidence(tuple(e for e in quotation.attribution if e.source != default))
    if quotation.same_words_as is not None:
        yield _at("quotation", quotation.same_words_as)


def _uses_in_evidence(evidence: tuple[Evidence, ...]) -> Iterator[_Use]:
    yield from (_at("source", entry.source) for entry in evidence)


def _uses_in_process(process: Process) -> Iterator[_Use]:
    told: set[str] = set()
    for state in process.states:
        if state.subject.value not in told:
            told.add(state.subject.value)
            yield _at("subject", state.subject)
        yield from (_at("claim", claim) for claim in state.claims)
        yield from (_at("source", seen.source) for seen in state.seen)


def _unknown_steps(dataset: Dataset) -> Iterator[Problem]:
    for process in dataset.processes.values():
        steps = [step.id for step in process.steps]
        for state in process.states:
            if state.step.value not in steps:
                message = f"process '{process.id}' has no step '{state.step}'"
                at = state.step.location_of(0, len(state.step.value))
                hints = meant_or_known(state.step.value, steps)
                yield Problem(UNKNOWN, message, at, help=hints)


def _uses_in_pages(pages: tuple[Page, ...]) -> Iterator[_Use]:
    for page in pages:
        if page.subject is not None:
            yield _at("subject", page.subject)
        for reference in page.references():
            yield from _uses_in_reference(reference)


def _uses_in_reference(reference: Reference) -> Iterator[_Use]:
    kind = KINDS.get(reference.kind)
    if kind is None:
        return  # reported where the page was read
    for argument, given in zip(kind.arguments, reference.arguments, strict=False):
        yield _Use(argument.name.lower(), given, reference.at)
    for option in kind.options:
        given_value = reference.option(option.name)
        if given_value is not None and option.form == "SUBJECT":
            yield _Use("subject", given_value, reference.at)
