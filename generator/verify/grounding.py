"""Finds every passage that the data selects, and collects what could not be found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.loading.entry_files import path_of
from generator.model.entities import (
    Alias,
    Claim,
    Dataset,
    Evidence,
    EvidenceRole,
    Quotation,
    Seen,
    Source,
    Subject,
    UnusedSentence,
)
from generator.problems import Problem
from generator.text.spans import Span
from generator.verify.context import GroundedClaim, GroundedQuotation
from generator.verify.corpus import Places, VerifiedPassage, VerifiedSource
from generator.verify.file_facts import FileFacts, passages_at, places_of
from generator.verify.name_index import NameIndex
from generator.verify.passages import Missing, Selection, Sources, find_selection


class KnownPassages(Protocol):
    """What is known of passages that were found in sources of the same bytes."""

    def recall(self, selection: Selection) -> tuple[Span, ...] | None:
        """Tell where a selected passage stands, None if that isn't known."""

    def keep(self, selection: Selection, spans: tuple[Span, ...]) -> None:
        """Keep where a selected passage stands."""


@dataclass(slots=True)
class Ground:
    """All passages of a dataset, as far as they were found; filled by `ground`."""

    sources: Sources
    faulty_ids: frozenset[str] = frozenset()
    known: KnownPassages | None = None
    claims: dict[str, Callable[[str], GroundedClaim]] = field(default_factory=dict)
    quotations: dict[str, Callable[[str], GroundedQuotation]] = field(default_factory=dict)
    places: dict[str, Places] = field(default_factory=dict)
    aliases: list[tuple[Subject, Alias, VerifiedPassage]] = field(default_factory=list)
    unused: list[tuple[VerifiedSource, UnusedSentence, VerifiedPassage]] = field(
        default_factory=list
    )
    seen: dict[Seen, VerifiedPassage] = field(default_factory=dict)
    nearby: list[tuple[str, Span]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    searched: int = 0
    index: NameIndex = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the index, which only what isn't found asks for."""
        self.index = NameIndex(self.sources)

    def find(self, selection: Selection) -> VerifiedPassage | None:
        """Find one passage; None, with its problem noted, where it isn't accepted."""
        if selection.source not in self.sources:
            return None  # an unknown or unreadable source is reported on its own
        self.searched += 1
        result = find_selection(selection, self.index)
        if not isinstance(result, Missing):
            return result
        self.problems += result.problems
        self.nearby += result.near
        return None

    def find_again(self, selection: Selection) -> VerifiedPassage | None:
        """Find a passage that an earlier run may have found."""
        known = self.known if selection.source in self.sources else None
        spans = known.recall(selection) if known else None
        if spans is not None:
            self.searched += 1
            return VerifiedPassage(self.sources[selection.source], selection.role, spans)
        passage = self.find(selection)
        if known and passage is not None:
            known.keep(selection, passage.spans)
        return passage

    def take(self, name: str, places: Places) -> None:
        """Take the passages of an entry as they were found before."""
        self.searched += len(places)
        self.places[name] = places

    def find_all(
        self, owner: str, selections: Iterable[Selection]
    ) -> tuple[VerifiedPassage, ...] | None:
        """Find several passages, all of them even if one is missing.

        Gives None if one is missing or the owner is faulty; what was found is then nearby.
        """
        found = [self.find(selection) for selection in selections]
        passages = tuple(passage for passage in found if passage is not None)
        if len(passages) == len(found) and owner not in self.faulty_ids:
            return passages
        self.nearby += [(one.source.id, span) for one in passages for span in one.spans]
        return None


def ground(
    dataset: Dataset,
    sources: Sources,
    faulty_ids: frozenset[str] = frozenset(),
    facts: Mapping[str, FileFacts] | None = None,
    passages: KnownPassages | None = None,
) -> Ground:
    """Find all passages of claims, quotations, aliases, searches and ledgers.

    Those of faulty entries are looked up like all others, but the entries are left out. Where
    those of a file were found before, `facts` say so, by its path; of others `passages` may know.
    """
    result, known = Ground(sources, faulty_ids, passages), facts or {}
    _ground_claims(dataset, known, result)
    _ground_quotations(dataset, known, result)
    for subject in dataset.subjects.values():
        _ground_aliases(subject, result)
    for process in dataset.processes.values():
        for state in process.states:
            _ground_seen(state.seen, result)
    for source in dataset.sources.values():
        _ground_unused(source, result)
    return result


def _ground_claims(dataset: Dataset, known: Mapping[str, FileFacts], result: Ground) -> None:
    def again(name: str) -> GroundedClaim:
        passages = passages_at(result.places[name], result.sources)
        return GroundedClaim(dataset.claims[name], passages)

    for name in dataset.claims:
        facts = known.get(path_of(dataset.claims, name))
        if facts is None:
            _ground_claim(dataset.claims[name], result)
        else:
            result.take(name, facts.places[name])
            result.claims[name] = again


def _ground_quotations(dataset: Dataset, known: Mapping[str, FileFacts], result: Ground) -> None:
    def again(name: str) -> GroundedQuotation:
        passages = passages_at(result.places[name], result.sources)
        return GroundedQuotation(dataset.quotations[name], passages[0], passages[1:])

    for name in dataset.quotations:
        facts = known.get(path_of(dataset.quotations, name))
        if facts is None:
            _ground_quotation(dataset.quotations[name], result)
        else:
            result.take(name, facts.places[name])
            result.quotations[name] = again


def _ground_claim(claim: Claim, result: Ground) -> None:
    has_support = any(entry.role is EvidenceRole.SUPPORT for entry in claim.evidence)
    if not has_support and claim.id not in result.faulty_ids:
        message = f"claim '{claim.id}' has no passage that supports it"
        hint = "add `evidence:` with a source and the passage that says so"
        if claim.evidence:
            hint = "a passage with `role: context` carries nothing alone: add the one that says so"
        result.problems.append(Problem("claim/no-support", message, claim.at, help=(hint,)))
    selections = [_selection(e, minimum=_supports(e)) for e in claim.evidence]
    passages = result.find_all(claim.id, selections)
    if passages is not None and any(p.role is EvidenceRole.SUPPORT for p in passages):
        grounded = GroundedClaim(claim, passages)
        result.places[claim.id] = places_of(passages)
        result.claims[claim.id] = lambda _: grounded


def _ground_quotation(quotation: Quotation, result: Ground) -> None:
    selections = [_selection(quotation.evidence, minimum=True)]
    selections += [_selection(entry, minimum=False) for entry in quotation.attribution]
    passages = result.find_all(quotation.id, selections)
    if passages is not None:
        grounded = GroundedQuotation(quotation, passages[0], passages[1:])
        result.places[quotation.id] = places_of(passages)
        result.quotations[quotation.id] = lambda _: grounded


def _ground_aliases(subject: Subject, result: Ground) -> None:
    for alias in subject.aliases:
        if alias.evidence is not None:
            passage = result.find_again(_selection(alias.evidence, minimum=False))
            if passage is not None:
                result.aliases.append((subject, alias, passage))


def _ground_seen(entries: tuple[Seen, ...], result: Ground) -> None:
    for entry in entries:
        passage = result.find_again(
            Selection(entry.source.value, (entry.passage,), entry.at, minimum=False, chooses=False)
        )
        if passage is not None:
            result.seen[entry] = passage


def _ground_unused(source: Source, result: Ground) -> None:
    for entry in source.unused:
        passage = result.find_again(
            Selection(source.id, (entry.passage,), entry.at, minimum=False, chooses=False)
        )
        if passage is not None:
            result.unused.append((passage.source, entry, passage))


def _supports(evidence: Evidence) -> bool:
    return evidence.role is EvidenceRole.SUPPORT


def _selection(evidence: Evidence, *, minimum: bool) -> Selection:
    return Selection(
        evidence.source.value,
        evidence.pieces,
        evidence.at,
        evidence.role,
        evidence.prefix,
        evidence.suffix,
        minimum,
    )
