"""A claim neither loses nor gains a word that turns, weakens or measures it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.entities import Claim, EvidenceRole
from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.verify.clauses import clauses_touched
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_example
from generator.verify.polarity import PolarityWord, polarity_words
from generator.verify.rule import Finding, Rule

DROPPED = "polarity/dropped"
ADDED = "polarity/added"


def check_dropped(context: Context) -> Iterator[Finding]:
    """Find listed words of the clauses that passages cut into which the claim leaves out."""
    for grounded in context.claims.values():
        entries = [e for e in grounded.claim.evidence if e.role is EvidenceRole.SUPPORT]
        needed: dict[str, tuple[PolarityWord, str, Scalar]] = {}
        for entry, passage in zip(entries, grounded.support, strict=True):
            for clause in _clauses(passage):
                for group, word in polarity_words(clause).items():
                    needed.setdefault(group, (word, clause, entry.pieces[0]))
        for text, name in _texts(grounded.claim):
            yield from _dropped(text, name, needed, grounded.claim)


def check_added(context: Context) -> Iterator[Finding]:
    """Find listed words of a claim that its evidence doesn't have."""
    for grounded in context.claims.values():
        licensed = _licensed(grounded)
        for text, name in _texts(grounded.claim):
            for group, word in polarity_words(text.value).items():
                if group not in licensed:
                    yield _added(text, name, word, grounded.claim)


def _texts(claim: Claim) -> Iterator[tuple[Scalar, str]]:
    yield claim.text, "text"
    if claim.short is not None:
        yield claim.short, "short form"


def _clauses(passage: VerifiedPassage) -> Iterator[str]:
    text = passage.source.text
    for span in passage.spans:
        for clause in clauses_touched(text, span):
            yield text.content[clause.start : clause.end]


def _licensed(grounded: GroundedClaim) -> set[str]:
    return {
        group
        for passage in grounded.passages
        for clause in _clauses(passage)
        for group in polarity_words(clause)
    }


def _dropped(
    text: Scalar,
    name: str,
    needed: Mapping[str, tuple[PolarityWord, str, Scalar]],
    claim: Claim,
) -> Iterator[Finding]:
    present = polarity_words(text.value)
    for group, (word, clause, piece) in needed.items():
        if group in present:
            continue
        message = f"the clause of the passage says '{word.form}', the claim's {name} doesn't"
        alike = ", ".join(word.group.forms[:8])
        hints = (
            f"the clause: {' '.join(clause.split())}",
            f"say it in the {name} too (any of: {alike})",
            (
                f"if the word doesn't bear on the claim, say why in `exemptions` (rule {DROPPED}, "
                f"word {word.form}); the passage begins in line {piece.at.line}"
            ),
        )
        at = text.location_of(0, len(text.value))
        yield Finding(Problem(DROPPED, message, at, help=hints), claim.exemptions, word.form)


def _added(text: Scalar, name: str, word: PolarityWord, claim: Claim) -> Finding:
    message = f"the claim's {name} says '{word.form}', its evidence doesn't"
    hints = (
        "leave the word out, or add the passage that says so",
        f"if it is right all the same, say why in `exemptions` (rule {ADDED}, word {word.form})",
    )
    at = text.location_of(word.token.start, len(word.form))
    return Finding(Problem(ADDED, message, at, help=hints), claim.exemptions, word.form)


RULES = (
    Rule(
        id=DROPPED,
        title="A claim keeps the words that turn or weaken its passage",
        explanation=(
            "A passage can be cut so that its *not* is left outside. So the whole clause that it "
            "cuts into is read, and each negation, hedge and quantity word of the closed list in "
            "it has to be in the claim's text, and in its short form, by itself or by another "
            "word of its group. All negations are one group. Say it in the claim too, take a "
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
            "to stand, by itself or by another word of its group, in the clauses of its evidence."
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
