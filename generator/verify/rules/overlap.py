"""A claim and its passages speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Claim, EvidenceRole
from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.text.spans import Span
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.polarity import added_words, polarity_words
from generator.verify.rule import Finding, Rule
from generator.verify.stems import content_stems, stem
from generator.verify.steps import step_words
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import Token, tokens
from generator.verify.wordlists import (
    EMPTY_WORDS,
    LIGHT_WORDS,
    NECESSITY_WORDS,
    REPORTING_VERBS,
)

UNRELATED = "passage/unrelated"
FOREIGN = "claim/foreign-word"

_REPORTING = content_stems(" ".join(sorted(REPORTING_VERBS)))
_KNOWN = EMPTY_WORDS | LIGHT_WORDS | REPORTING_VERBS | NECESSITY_WORDS


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


def check_foreign(context: Context) -> Iterator[Finding]:
    """Find words of a claim's text or short form that nothing in its evidence has."""
    for grounded in context.claims.values():
        claim = grounded.claim
        licensed = _licensed(grounded, context)
        for text in (claim.text, claim.short):
            for token in _telling(text.value) if text is not None else ():
                if text is not None and not _is_licensed(token, licensed):
                    yield _foreign(text, token, claim)


def _foreign(text: Scalar, token: Token, claim: Claim) -> Finding:
    message = f"'{token.plain}' stands nowhere in the claim's evidence"
    hints = (
        "use the source's own word, or add the passage that has this one",
        exemption_hint(FOREIGN, token.plain),
    )
    at = text.location_of(token.start, token.end - token.start)
    problem = Problem(FOREIGN, message, at, Severity.WARNING, help=hints)
    return Finding(problem, claim.exemptions, token.plain)


def _telling(text: str) -> Iterator[Token]:
    """Give the words of a text that no other guard looks after, and that say something.

    Names, figures, and the words of the closed lists have rules of their own.
    """
    listed = {word for one in step_words(text) for word in one.form.split()}
    for groups in (polarity_words(text), added_words(text)):
        listed |= {word.lower() for one in groups.values() for word in one.form.split()}
    for token in tokens(text):
        ordinary = token.plain == token.lower and not token.is_number
        if ordinary and token.lower not in listed and token.lower not in _KNOWN:
            yield token


def _is_licensed(token: Token, licensed: frozenset[str]) -> bool:
    parts = (part.lower() for part in token.parts)
    return all(part in _KNOWN or stem(part) in licensed for part in parts)


def _licensed(grounded: GroundedClaim, context: Context) -> frozenset[str]:
    """Collect the stems of whole sentences of the evidence, of names, and of the date."""
    claim = grounded.claim
    parts = [_named(grounded, context), _speaker_named(grounded, context)]
    for passage in grounded.passages:
        text = passage.source.text
        whole = Span(passage.spans[0].start, passage.spans[-1].end)
        sentences = text.sentences_touching(whole)
        parts += [content_stems(text.content[one.start : one.end]) for one in sentences]
    if claim.date is not None and claim.date.as_stated is not None:
        parts.append(content_stems(claim.date.as_stated.value))
    return frozenset().union(*parts)


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
        id=FOREIGN,
        title="A claim's words stand in its evidence",
        explanation=(
            "*A bill* is not *a law*, and *parliament* is not *government*. So each word of a "
            "claim's text or short form stands in the sentences of its passages, its date or the "
            "names of its subjects, inflected forms taken as one. Articles, pronouns and the like "
            "don't count, nor words such as *make* (there is a closed list); names, figures, "
            "negations, reporting verbs and words for steps have rules of their own. This is a "
            "warning, since plain words may well say the same: people look at it. Use the "
            "source's word, or say in an exemption why another one is right."
        ),
        bad=claim_example(
            "The order takes effect in July, to the delight of fishermen.",
            "The order takes effect in July",
        ),
        good=claim_example("In July the order takes effect.", "The order takes effect in July"),
        check=check_foreign,
        exemptible=True,
    ),
)
