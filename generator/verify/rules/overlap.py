"""A claim and its passages speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import EvidenceRole
from generator.problems import Problem
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.rule import Finding, Rule
from generator.verify.stems import content_stems
from generator.verify.suggestions import exemption_hint
from generator.verify.wordlists import REPORTING_VERBS

UNRELATED = "passage/unrelated"
TOO_FREE = "claim/too-free"

_LEAST_SHARE = 0.5
"""The share of a claim's words that its evidence has, at least; true ones have far more."""

_REPORTING = content_stems(" ".join(sorted(REPORTING_VERBS)))


def check_unrelated(context: Context) -> Iterator[Finding]:
    """Find supporting passages that share no word with their claim but the speaker's name."""
    for grounded in context.claims.values():
        claim = grounded.claim
        ignored = _speaker_named(grounded, context) | _REPORTING
        text = content_stems(claim.text.value)
        support = [entry for entry in claim.evidence if entry.role is EvidenceRole.SUPPORT]
        for entry, passage in zip(support, grounded.support, strict=True):
            words = _words_of(passage)
            if (words & text) - ignored:
                continue
            if claim.said_by is None or not words & _REPORTING:
                message = "the claim shares no telling word with this passage"
                hint = "take the passage that carries the claim, or correct the text"
            else:
                message = "this passage only says who speaks, not what the claim tells"
                hint = "add the words that carry the claim; mark this one `role: context`"
            hints = (hint, exemption_hint(UNRELATED, entry.source.value))
            piece = entry.pieces[0]
            at = piece.location_of(0, len(piece.value.split("\n", 1)[0]))
            problem = Problem(UNRELATED, message, at, help=hints)
            yield Finding(problem, claim.exemptions, entry.source.value)


def check_too_free(context: Context) -> Iterator[Finding]:
    """Find claims most of whose words stand in none of their passages."""
    for grounded in context.claims.values():
        claim = grounded.claim
        text = content_stems(claim.text.value)
        known = _named(grounded, context).union(*(_words_of(p) for p in grounded.passages))
        if claim.date is not None and claim.date.as_stated is not None:
            known |= content_stems(claim.date.as_stated.value)
        missing = text - known
        if len(text & known) < _LEAST_SHARE * len(text):
            share = f"{len(missing)} of the claim's {len(text)} telling words"
            message = f"{share} stand in none of its passages"
            hints = (
                (
                    "tell what the passages tell, in words near to theirs, or add the passage "
                    "that says the rest"
                ),
                exemption_hint(TOO_FREE),
            )
            at = claim.text.location_of(0, len(claim.text.value))
            yield Finding(Problem(TOO_FREE, message, at, help=hints), claim.exemptions)


def _words_of(passage: VerifiedPassage) -> frozenset[str]:
    return frozenset().union(*(content_stems(exact) for exact in passage.exact))


def _speaker_named(grounded: GroundedClaim, context: Context) -> frozenset[str]:
    speaker = grounded.claim.said_by
    called = () if speaker is None else context.names_of(speaker.value)
    return frozenset().union(*(content_stems(name) for name in called))


def _named(grounded: GroundedClaim, context: Context) -> frozenset[str]:
    """Collect the words of all names of a claim's subjects."""
    subjects = grounded.claim.subjects
    names = (name for subject in subjects for name in context.names_of(subject.value))
    return frozenset().union(*(content_stems(name) for name in names))


_TOLD = claim_entry(
    "ferry",
    "Ida Berg said closing the only crossing was out of the question.",
    "Ida Berg said closing the only crossing was out of the question",
    "said_by: berg\n",
    source="courier",
)

RULES = (
    Rule(
        id=UNRELATED,
        title="A supporting passage speaks of what the claim tells",
        explanation=(
            "*He said* stands in the source, and carries nothing. So each supporting passage "
            "shares at least one word with the claim's text; the speaker's name, reporting verbs "
            "and words such as *the* don't count, and inflected forms are taken as one. A passage "
            "that only says who speaks is `role: context`."
        ),
        bad=claims_example(
            claim_entry(
                "ferry",
                "Ida Berg said the only crossing was out of the question.",
                "Mayor Ida Berg said",
                "said_by: berg\n",
                source="courier",
            )
        ),
        good=claims_example(_TOLD),
        check=check_unrelated,
        exemptible=True,
    ),
    Rule(
        id=TOO_FREE,
        title="Most words of a claim stand in its evidence",
        explanation=(
            "Of the telling words of a claim's text (without articles, pronouns and the like) at "
            "least half stand in its passages, its date or the names of its subjects, inflected "
            "forms taken as one. In the explainer that comes with the program every claim has "
            "four in five of them. A claim below the line says something else, or says it so "
            "freely that nobody can compare the two. Keep nearer to the source, or say in an "
            "exemption why the words mean the same."
        ),
        bad=claim_example(
            "The order brought noise, danger and crowded boats.",
            "The order takes effect in July",
        ),
        good=claim_example("The order takes effect in July.", "The order takes effect in July"),
        check=check_too_free,
        exemptible=True,
    ),
)
