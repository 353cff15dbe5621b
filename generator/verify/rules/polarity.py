"""A claim neither loses nor gains a word that turns, weakens or measures it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.entities import Claim, Evidence, EvidenceRole
from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.verify.added_words import PART
from generator.verify.context import Context, GroundedClaim
from generator.verify.denials import most_denials, undenied_part, until_as_only
from generator.verify.example_project import claim_example
from generator.verify.passage_texts import PassageTexts
from generator.verify.polarity import PolarityWord, added_words, negations, polarity_words
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import exemption_hint

DROPPED = "polarity/dropped"
ADDED = "polarity/added"

_SHOWN = 8  # so many words of a group stand in a message
_DOUBT = Severity.WARNING  # true sentences differ here too: people judge


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause, the entry of the evidence whose passage cuts into it, and that one's claim."""

    clause: str
    entry: Evidence
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Read:
    """A supporting passage with the clauses that it cuts into, each once."""

    entry: Evidence
    clauses: tuple[str, ...]

    def first_words(self) -> Iterator[tuple[PolarityWord, str]]:
        """Give the first listed word of each group in each clause, with the clause."""
        for clause in self.clauses:
            yield from ((word, clause) for word in polarity_words(clause).values())


def check_dropped(context: Context) -> Iterator[Finding]:
    """Find listed words of the clauses that passages cut into which the claim leaves out."""
    for grounded in context.claims.values():
        claim = grounded.claim
        support = [entry for entry in claim.evidence if entry.role is EvidenceRole.SUPPORT]
        reads = [
            _Read(entry, tuple(passage.clauses.values()))
            for entry, passage in zip(support, grounded.support_texts, strict=True)
        ]
        for text, name in _texts(claim):
            yield from _groups_dropped(text, name, reads, claim)
        yield from _negations_dropped(reads, claim)
        yield from _part_undenied(reads, claim)


def check_added(context: Context) -> Iterator[Finding]:
    """Find listed words of a claim that its evidence doesn't have."""
    for grounded in context.claims.values():
        yield from _said_on_top(grounded)
        if not any(polarity_words(text.value) for text in grounded.told):
            continue
        clauses = _clauses(grounded.texts)
        support = _clauses(grounded.support_texts)
        licensed = {group for clause in clauses for group in polarity_words(clause)}
        for text, name in _texts(grounded.claim):
            for group, word in polarity_words(until_as_only(text.value, support)).items():
                if group not in licensed:
                    yield _added(text, name, word, grounded.claim)
        there = sum(len(negations(clause)) for clause in clauses)
        here = most_denials(grounded.claim.text.value)
        if 0 < there < len(here):
            yield _added(grounded.claim.text, "text", here[there], grounded.claim, _DOUBT)


def _said_on_top(grounded: GroundedClaim) -> Iterator[Finding]:
    """Find words of order, cause, degree and manner that no supporting clause has."""
    told = [text for text in grounded.told if added_words(text.value)]
    if told:
        clauses = _clauses(grounded.support_texts)
        licensed = {group for clause in clauses for group in added_words(clause)}
        for text, name in _texts(grounded.claim):
            for group, word in added_words(until_as_only(text.value, clauses)).items():
                if group not in licensed:
                    sure = word.group.kind == PART
                    severity = Severity.ERROR if sure else _DOUBT
                    yield _added(text, name, word, grounded.claim, severity)


def _texts(claim: Claim) -> Iterator[tuple[Scalar, str]]:
    yield claim.text, "text"
    if claim.short is not None:
        yield claim.short, "short form"


def _clauses(passages: Sequence[PassageTexts]) -> list[str]:
    """Give the clauses that passages cut into, each once."""
    if len(passages) == 1:
        return [*passages[0].clauses.values()]
    found = {
        (one.passage.source.id, start): clause
        for one in passages
        for start, clause in one.clauses.items()
    }
    return [*found.values()]


def _groups_dropped(text: Scalar, name: str, reads: list[_Read], claim: Claim) -> Iterator[Finding]:
    """Find groups of words of which the text has none."""
    clauses = [clause for read in reads for clause in read.clauses]
    told = set(polarity_words(until_as_only(text.value, clauses)))
    for read in reads:
        for word, clause in read.first_words():
            if word.group.name not in told:
                told.add(word.group.name)
                message = (
                    f"the clause of the passage says '{word.form}', the claim's {name} doesn't"
                )
                yield _dropped(message, text, word, _Place(clause, read.entry, claim))


def _negations_dropped(reads: list[_Read], claim: Claim) -> Iterator[Finding]:
    """Find clauses with more negations than the text, where the text has some."""
    here = negations(claim.text.value)
    forms = {word.form for word in here}
    for read in reads:
        for clause in read.clauses:
            there = negations(clause)
            if 0 < len(here) < len(there):
                word = next((one for one in there if one.form not in forms), there[-1])
                said = ", ".join(f"'{one.form}'" for one in there)
                message = f"the clause denies more than once ({said}), the claim's text doesn't"
                place = _Place(clause, read.entry, claim)
                yield _dropped(message, claim.text, word, place, _DOUBT)
                return


def _part_undenied(reads: list[_Read], claim: Claim) -> Iterator[Finding]:
    """Find a part of the text that states what each clause of the evidence denies."""
    if not negations(claim.text.value):
        return
    clauses = [(clause, read) for read in reads for clause in read.clauses]
    part = undenied_part(claim.text.value, [clause for clause, _ in clauses])
    if part is not None:
        clause, read = clauses[0]
        word = negations(clause)[0]
        message = f"the clause of the passage says '{word.form}', the claim's “{part}” doesn't"
        yield _dropped(message, claim.text, word, _Place(clause, read.entry, claim), _DOUBT)


def _dropped(
    message: str,
    text: Scalar,
    word: PolarityWord,
    place: _Place,
    severity: Severity = Severity.ERROR,
) -> Finding:
    line = place.entry.pieces[0].at.line
    hints = (
        f"the clause of the passage in line {line}: {' '.join(place.clause.split())}",
        f"say it in the claim too (any of: {', '.join(word.group.forms[:_SHOWN])})",
        exemption_hint(DROPPED, word.form),
    )
    at = text.location_of(0, len(text.value))
    problem = Problem(DROPPED, message, at, severity, help=hints)
    return Finding(problem, place.claim.exemptions, word.form)


def _added(
    text: Scalar,
    name: str,
    word: PolarityWord,
    claim: Claim,
    severity: Severity = Severity.ERROR,
) -> Finding:
    message = f"the claim's {name} says '{word.form}', its evidence doesn't"
    hints = (
        "leave the word out, or add the passage that says so",
        exemption_hint(ADDED, word.form),
    )
    at = text.location_of(word.token.start, len(word.form))
    problem = Problem(ADDED, message, at, severity, help=hints)
    return Finding(problem, claim.exemptions, word.form)


RULES = (
    Rule(
        id=DROPPED,
        title="A claim keeps the words that turn or weaken its passage",
        explanation=(
            "A passage can be cut so that its *not* is left outside. So the whole clause that it "
            "cuts into is read, and each negation, hedge and quantity word of the closed list in "
            "it has to be in the claim's text, and in its short form, by itself or by another "
            "word of its group. All negations are one group, but the text has as many of them "
            "as the clause, and a part of it that states what the clause denies (*Elm has not "
            "joined, but Ash has*) is a warning. For *only in May*, *not … until May* says the "
            "same. Say it in the claim too, take a "
            "longer or another passage, or say in an exemption why the word doesn't bear on the "
            "claim."
        ),
        bad=claim_example(
            "Westport has joined the scheme.",
            "Westport has joined the scheme",
        ),
        good=claim_example(
            "Neither Eastport nor Westport has joined the scheme.",
            "neither Eastport nor Westport has joined the scheme",
            subjects="northport eastport",
        ),
        check=check_dropped,
        exemptible=True,
    ),
    Rule(
        id=ADDED,
        title="A claim adds no word that turns or weakens",
        explanation=(
            "The other way round, a claim must not deny, doubt or measure what its passages state "
            "plainly. Each negation, hedge and quantity word of the closed list in the claim has "
            "to stand, by itself or by another word of its group, in the clauses of its evidence. "
            "So has each word of a second list, of order, cause, degree and manner (*after*, "
            "*because*, *first*, *unanimously* …), in the clauses of its supporting passages; "
            "those may be left out, and one added is a warning, *early* and *late* apart."
        ),
        bad=claim_example(
            "The council of Northport nearly voted to keep the ferry.",
            "the council of Northport voted to keep the ferry",
        ),
        good=claim_example(
            "The council of Northport voted to keep the ferry.",
            "the council of Northport voted to keep the ferry",
        ),
        check=check_added,
        exemptible=True,
    ),
)
