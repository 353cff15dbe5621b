"""A claim and its passages speak of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Claim, EvidenceRole, SubjectKind
from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.verify.context import Context, GroundedClaim
from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.passage_texts import PassageTexts
from generator.verify.polarity import added_words, polarity_words
from generator.verify.rule import Finding, Rule
from generator.verify.stems import content_stems, stem
from generator.verify.steps import step_words
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import Token, Word, lower_set, tokens, words
from generator.verify.wordlists import (
    EMPTY_WORDS,
    LIGHT_WORDS,
    NECESSITY_WORDS,
    REPORTING_VERBS,
)

UNRELATED = "passage/unrelated"
FOREIGN = "claim/foreign-word"

_REPORTING = content_stems(" ".join(sorted(REPORTING_VERBS)))
_KIND_OF_STATE = "country countries"
_KNOWN = EMPTY_WORDS | LIGHT_WORDS | REPORTING_VERBS | NECESSITY_WORDS


def check_unrelated(context: Context) -> Iterator[Finding]:
    """Find supporting passages that share no word with their claim but the speaker's name."""
    for grounded in context.claims.values():
        claim = grounded.claim
        ignored = _speaker_named(grounded, context) | _REPORTING
        support = [entry for entry in claim.evidence if entry.role is EvidenceRole.SUPPORT]
        for entry, passage in zip(support, grounded.support_texts, strict=True):
            if _share_a_word(claim.text.value, passage, ignored):
                continue
            there = _words_of(passage)
            if (there & content_stems(claim.text.value)) - ignored:
                continue
            if claim.said_by is None or not there & _REPORTING:
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
        told = [text for text in grounded.told if _foreign_at_a_glance(text.value, grounded)]
        if told:
            licensed = _licensed(grounded, context)
            for text in told:
                for token in _telling(text.value):
                    if not _is_licensed(token.word, licensed):
                        yield _foreign(text, token, grounded.claim)


def _share_a_word(text: str, passage: PassageTexts, ignored: frozenset[str]) -> bool:
    """Tell at a glance that a text has a telling word of a passage as it is, as most have."""
    read = lower_set(text)
    return any(
        stem(word) not in ignored
        for exact in passage.exact
        for word in (read & lower_set(exact)) - EMPTY_WORDS
        if "-" not in word
    )


def _foreign_at_a_glance(text: str, grounded: GroundedClaim) -> bool:
    """Tell whether some telling word of a text doesn't stand, as it is, in its evidence."""
    rest = lower_set(text) - _KNOWN
    for passage in grounded.texts:
        for sentence in passage.sentences if rest else ():
            rest -= lower_set(sentence)
    return bool(rest) and any(word.lower in rest and _is_ordinary(word) for word in words(text))


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
        if _is_ordinary(token.word) and token.lower not in listed and token.lower not in _KNOWN:
            yield token


def _is_ordinary(word: Word) -> bool:
    """Tell whether a word is neither a name nor a number."""
    return word.plain == word.lower and not word.is_number


def _is_licensed(word: Word, licensed: frozenset[str]) -> bool:
    parts = (part.lower() for part in word.parts)
    return all(part in _KNOWN or stem(part) in licensed for part in parts)


def _licensed(grounded: GroundedClaim, context: Context) -> frozenset[str]:
    """Collect the stems of whole sentences of the evidence, of names, and of the date."""
    claim = grounded.claim
    parts = [_named(grounded, context), _speaker_named(grounded, context)]
    for passage in grounded.texts:
        parts += map(content_stems, passage.sentences)
    if claim.date is not None and claim.date.as_stated is not None:
        parts.append(content_stems(claim.date.as_stated.value))
    return frozenset().union(*parts)


def _words_of(passage: PassageTexts) -> frozenset[str]:
    return frozenset().union(*map(content_stems, passage.exact))


def _speaker_named(grounded: GroundedClaim, context: Context) -> frozenset[str]:
    speaker = grounded.claim.said_by
    called = () if speaker is None else context.names_of(speaker.value)
    return frozenset().union(*(content_stems(name) for name in called))


def _named(grounded: GroundedClaim, context: Context) -> frozenset[str]:
    """Collect the words of all names of a claim's subjects; a state may be called a country."""
    subjects = grounded.claim.subjects
    names = (name for subject in subjects for name in context.names_of(subject.value))
    known = (context.dataset.subjects.get(subject.value) for subject in subjects)
    is_state = any(one is not None and one.kind is SubjectKind.STATE for one in known)
    kind = content_stems(_KIND_OF_STATE if is_state else "")
    return kind.union(*(content_stems(name) for name in names))


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
