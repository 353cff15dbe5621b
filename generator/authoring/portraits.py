"""All that is known of one entry: its text, passages, pages, and what the guards say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.authoring.entries import lines_of_entry
from generator.authoring.excerpts import Excerpt, excerpt_of
from generator.authoring.file_edits import FileEdits
from generator.authoring.mentions import Mention, entries_of, mentions_of
from generator.loading.project import LoadedProject
from generator.model.entities import Claim, Evidence, EvidenceRole, Exemption, Quotation, StatedDate
from generator.problems import Location, Problem
from generator.text.matcher import find_passage
from generator.text.outcome import Found
from generator.verify.context import Context
from generator.verify.exemptions import covers
from generator.verify.project import Examination, Verdict
from generator.verify.rule import Finding
from generator.verify.rules import EXEMPTIBLE

PORTRAYED = ("claim", "quotation", "dispute", "term")
"""The kinds that have a portrait."""

_ABOUT_QUOTATIONS = frozenset({"quotation", "date"})
"""What the rules that judge quotations are called; the others judge claims."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with its role; without an excerpt it was not found."""

    role: str
    words: str
    source: str
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class GuardVerdict:
    """What a guard, a rule that weighs words, says: it holds, is excused, or is broken."""

    rule: str
    outcome: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrait:
    """An entry as a reviewer wants to see it; `facts` are labels with values, in order.

    `guards` is None where they can't judge, since a passage is missing.
    """

    kind: str
    id: str
    at: Location
    facts: tuple[tuple[str, str], ...]
    passages: tuple[ShownPassage, ...]
    pages: tuple[str, ...]
    mentions: tuple[Mention, ...]
    guards: tuple[GuardVerdict, ...] | None
    problems: tuple[Problem, ...]


def portrait_of(
    loaded: LoadedProject, seen: Examination, verdict: Verdict, kind: str, name: str
) -> Portrait:
    """Collect everything about an entry of one of the kinds in PORTRAYED."""
    at = entries_of(loaded.dataset, kind)[name]
    lines = lines_of_entry(FileEdits(loaded.lines), at)

    def is_here(place: Location) -> bool:
        return place.path == at.path and place.line in lines

    return Portrait(
        kind=kind,
        id=name,
        at=at,
        facts=tuple(facts_of(loaded, kind, name)),
        passages=tuple(passages_of(loaded, seen.context, kind, name)),
        pages=_pages(seen.context, kind, name),
        mentions=tuple(m for m in mentions_of(loaded, kind, name) if m.at.path.endswith(".yml")),
        guards=_guards(seen, kind, name, [f for f in seen.findings if is_here(f.problem.location)]),
        problems=tuple(problem for problem in verdict.problems if is_here(problem.location)),
    )


def facts_of(loaded: LoadedProject, kind: str, name: str) -> Iterator[tuple[str, str]]:
    """Give what the data says of an entry, as labels with values, passages apart."""
    data = loaded.dataset
    if kind == "claim":
        yield from _facts_of_claim(data.claims[name])
    elif kind == "quotation":
        yield from _facts_of_quotation(data.quotations[name])
    elif kind == "dispute":
        dispute = data.disputes[name]
        yield "question", dispute.question.value
        for position in dispute.positions:
            claim = data.claims.get(position.value)
            yield "position", f"{position} — {claim.text if claim else 'there is no such claim'}"
    else:
        term = data.glossary[name]
        claim = data.claims.get(term.definition.value)
        yield "term", term.term.value
        yield "definition", f"{term.definition} — {claim.text if claim else 'no such claim'}"


def _facts_of_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "text", claim.text.value
    if claim.short:
        yield "short", claim.short.value
    if claim.subjects:
        yield "subjects", ", ".join(subject.value for subject in claim.subjects)
    if claim.said_by:
        yield "said by", claim.said_by.value
    yield from _facts_of_date(claim.date)
    if claim.computed:
        yield "computed", claim.computed.value
    yield from _facts_of_exemptions(claim.exemptions)


def _facts_of_quotation(quotation: Quotation) -> Iterator[tuple[str, str]]:
    yield "speaker", quotation.speaker.value
    if quotation.role:
        yield "role", quotation.role.value
    if quotation.said_in:
        yield "said in", quotation.said_in.value
    yield from _facts_of_date(quotation.date)
    if quotation.same_words_as:
        yield "same words", quotation.same_words_as.value
    yield from _facts_of_exemptions(quotation.exemptions)


def _facts_of_date(date: StatedDate | None) -> Iterator[tuple[str, str]]:
    if date is not None:
        stated = f", in the source '{date.as_stated}'" if date.as_stated else ""
        reason = f": {date.reason}" if date.reason else ""
        yield "date", f"{date.edtf}{stated} ({date.basis.value}{reason})"


def _facts_of_exemptions(exemptions: Iterable[Exemption]) -> Iterator[tuple[str, str]]:
    for exemption in exemptions:
        word = f" '{exemption.word}'" if exemption.word else ""
        yield "exempt", f"{exemption.rule}{word}: {exemption.reason}"


def passages_of(
    loaded: LoadedProject, context: Context, kind: str, name: str
) -> Iterator[ShownPassage]:
    """Give the passages of an entry in the order of the data, each in its context."""
    if kind == "claim":
        for evidence in loaded.dataset.claims[name].evidence:
            yield _passage(context, evidence, evidence.role.value)
    elif kind == "quotation":
        quotation = loaded.dataset.quotations[name]
        yield _passage(context, quotation.evidence, "quoted")
        for evidence in quotation.attribution:
            is_context = evidence.role is EvidenceRole.CONTEXT
            yield _passage(context, evidence, "context" if is_context else "attribution")


def _passage(context: Context, evidence: Evidence, role: str) -> ShownPassage:
    pieces = [piece.value for piece in evidence.pieces]
    source = context.sources.get(evidence.source.value)
    excerpt = None
    if source is not None:
        found = find_passage(
            source.text,
            pieces,
            prefix=evidence.prefix.value if evidence.prefix else "",
            suffix=evidence.suffix.value if evidence.suffix else "",
            minimum=False,
        )
        if isinstance(found, Found):
            file = source.source.text.value
            excerpt = excerpt_of(source.id, file, source.text, found.spans)
    return ShownPassage(role, " […] ".join(pieces), evidence.source.value, excerpt)


def _pages(context: Context, kind: str, name: str) -> tuple[str, ...]:
    paths = {page.src_uri: page.path for page in context.pages}
    return tuple(
        paths[src_uri]
        for src_uri, uses in context.uses.items()
        if any(use.kind.value == kind and use.id == name for _, shown in uses for use in shown)
    )


def _guards(
    seen: Examination, kind: str, name: str, findings: list[Finding]
) -> tuple[GuardVerdict, ...] | None:
    """Give the verdict of each rule that weighs words; None where they didn't run."""
    grounded = {"claim": seen.context.claims, "quotation": seen.context.quotations}.get(kind)
    if grounded is None:
        return ()
    if name not in grounded:
        return None
    return tuple(
        _verdict(rule, [finding for finding in findings if finding.problem.rule == rule])
        for rule in sorted(EXEMPTIBLE)
        if (rule.partition("/")[0] in _ABOUT_QUOTATIONS) is (kind == "quotation")
        or rule.startswith("date/")
    )


def _verdict(rule: str, findings: list[Finding]) -> GuardVerdict:
    excuses = [(f, [e for e in f.exemptions if covers(e, f)]) for f in findings]
    broken = tuple(finding.problem.message for finding, matching in excuses if not matching)
    if broken:
        return GuardVerdict(rule, "broken", broken)
    if not findings:
        return GuardVerdict(rule, "holds")
    reasons = (f"'{f.word}': {matching[0].reason}" for f, matching in excuses)
    return GuardVerdict(rule, "excused", tuple(dict.fromkeys(reasons)))
