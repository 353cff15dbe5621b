"""A claim is about those whom its passages name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.entities import SubjectKind
from generator.problems import Problem, Severity
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.mentions import Mention, NameIndex, subject_names
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import lowers, tokens
from generator.verify.wordlists import DETERMINERS

REPLACED = "subject/replaced"
FAR = "subject/far-context"

_ACTORS = {SubjectKind.STATE, SubjectKind.PERSON, SubjectKind.BODY}
_NEAR = 1


def check_replaced(context: Context) -> Iterator[Finding]:
    """Find claims that name a subject where their passage's sentence names another one."""
    index = context.once(subject_names)
    kinds = context.once(_kinds)
    for grounded in context.claims.values():
        text = grounded.claim.text.value
        claimed = {one.subject: one for one in index.mentions(text)}
        actors = [one for one in claimed if kinds[one] in _ACTORS]
        there = _named_in_sentences(grounded, index) if actors else {}
        missing = [one for one in actors if one not in there]
        beside = _named_in_clauses(grounded, index) if missing else {}
        for subject in missing:
            mention = claimed[subject]
            does_it = _follows_by(mention, text)
            others = [
                other
                for other, by in beside.items()
                if other not in claimed
                and (kinds[other] is kinds[subject] or (by and does_it and kinds[other] in _ACTORS))
            ]
            if others:
                yield _replaced(mention, others[0], grounded)


def check_far_context(context: Context) -> Iterator[Finding]:
    """Find subjects named by a passage of context alone that stands far from the support."""
    index = context.once(subject_names)
    kinds = context.once(_kinds)
    for grounded in context.claims.values():
        mentions = {one.subject: one for one in index.mentions(grounded.claim.text.value)}
        actors = [subject for subject in mentions if kinds[subject] in _ACTORS]
        near = _named_in_sentences(grounded, index) if actors else {}
        open_ = [subject for subject in actors if subject not in near]
        if open_:
            yield from _too_far(grounded, [mentions[subject] for subject in open_], index)


def _kinds(context: Context) -> Mapping[str, SubjectKind]:
    return {subject.id: subject.kind for subject in context.dataset.subjects.values()}


def _too_far(
    grounded: GroundedClaim, mentions: list[Mention], index: NameIndex
) -> Iterator[Finding]:
    around = {place for passage in grounded.support for place in _paragraphs_near(passage)}
    others = [one for one in grounded.passages if one not in grounded.support]
    for mention in mentions:
        naming = [one for one in others if mention.subject in _subjects_of(one, index)]
        if naming and not any(_place(one) in around for one in naming):
            message = (
                f"'{mention.name}' is named by a passage of context far from the one that carries "
                "the claim"
            )
            hints = (
                (
                    "take a passage of the same paragraph, or of the one before or behind it, that "
                    "says who is meant"
                ),
                exemption_hint(FAR, mention.name),
            )
            yield _finding(FAR, message, hints, mention, grounded, severity=Severity.WARNING)


def _replaced(mention: Mention, other: str, grounded: GroundedClaim) -> Finding:
    message = f"the claim names '{mention.name}', the clause of its passage names '{other}' instead"
    hints = (
        f"tell it of '{other}', or take the sentence that tells it of '{mention.subject}'",
        exemption_hint(REPLACED, mention.name),
    )
    return _finding(REPLACED, message, hints, mention, grounded, severity=Severity.ERROR)


def _finding(  # noqa: PLR0913 - the parts of a message belong together
    rule: str,
    message: str,
    hints: tuple[str, ...],
    mention: Mention,
    grounded: GroundedClaim,
    *,
    severity: Severity,
) -> Finding:
    text = grounded.claim.text
    among = tokens(text.value)
    first, last = among[mention.first], among[mention.behind - 1]
    at = text.location_of(first.start, last.end - first.start)
    problem = Problem(rule, message, at, severity, help=hints)
    return Finding(problem, grounded.claim.exemptions, mention.name)


def _named_in_sentences(grounded: GroundedClaim, index: NameIndex) -> dict[str, None]:
    """Give the subjects that the whole sentences of supporting passages name, in order."""
    sentences = (one for texts in grounded.support_texts for one in texts.sentences)
    return {one.subject: None for words in sentences for one in index.mentions(words)}


def _named_in_clauses(grounded: GroundedClaim, index: NameIndex) -> dict[str, bool]:
    """Give the subjects that the clauses of support name, and whether *by* stands before."""
    named: dict[str, bool] = {}
    for clause in (one for texts in grounded.support_texts for one in texts.clauses.values()):
        for mention in index.mentions(clause):
            by = named.get(mention.subject, False) or _follows_by(mention, clause)
            named[mention.subject] = by
    return named


def _follows_by(mention: Mention, text: str) -> bool:
    before = list(lowers(text)[: mention.first])
    while before and before[-1] in DETERMINERS:
        before.pop()
    return bool(before) and before[-1] == "by"


def _subjects_of(passage: VerifiedPassage, index: NameIndex) -> set[str]:
    return {mention.subject for exact in passage.exact for mention in index.mentions(exact)}


def _place(passage: VerifiedPassage) -> tuple[str, int]:
    paragraph = passage.source.text.paragraph_at(passage.spans[0].start)
    return passage.source.id, -1 if paragraph is None else paragraph.index


def _paragraphs_near(passage: VerifiedPassage) -> Iterator[tuple[str, int]]:
    source, index = _place(passage)
    yield from ((source, index + step) for step in range(-_NEAR, _NEAR + 1))


_DEBT = "Westport still must pay its share of the ferry"
_CONTEXT = """\
      - source: gazette
        role: context
        passage: |-
          {}
"""


def _with_context(text: str, passage: str, context: str) -> dict[str, str]:
    return claims_example(claim_entry("ferry", text, passage) + _CONTEXT.format(context))


RULES = (
    Rule(
        id=REPLACED,
        title="A claim tells of the subject that its passage's clause names",
        explanation=(
            "A name may come from a passage of context, where the sentence itself has only *it* or "
            "*they*. But if the clause of the supporting passage names another state, person or "
            "body, which the claim leaves out, and its sentence not the one that the claim names, "
            "then the one has been put in the place of the other."
        ),
        bad=_with_context(
            "Eastport still must pay its share of the ferry.", _DEBT, "Eastport asked Northport"
        ),
        good=claim_example("Westport still must pay its share of the ferry.", _DEBT),
        check=check_replaced,
        exemptible=True,
    ),
    Rule(
        id=FAR,
        title="A passage of context stands near the one that carries the claim",
        explanation=(
            "*It*, *he* and *the two* mean something named shortly before. So where a state, "
            "person or body that a claim names isn't named in the sentences of its supporting "
            "passages, a passage of context of the same paragraph, or of the one before or behind "
            "it, names it. Otherwise there is a warning."
        ),
        bad=_with_context(
            "Eastport's harbour closed in 1950.",
            "Its harbour closed in 1950",
            "neither Eastport nor Westport has joined the scheme",
        ),
        good=_with_context(
            "Eastport's harbour closed in 1950.",
            "Its harbour closed in 1950",
            "In early May, Eastport asked Northport",
        ),
        check=check_far_context,
        exemptible=True,
    ),
)
