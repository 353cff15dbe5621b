"""Who does what, and to whom, is as the passages have it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.entities import SubjectKind
from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.text.spans import Span
from generator.verify.clauses import clauses_touched
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.mentions import Mention, NameIndex, subject_names
from generator.verify.rule import Finding, Rule
from generator.verify.stems import stem
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import Token, tokens
from generator.verify.wordlists import DETERMINERS, EMPTY_WORDS

TURNED = "subject/turned"
REPLACED = "subject/replaced"
FAR = "subject/far-context"

_ACTORS = {SubjectKind.STATE, SubjectKind.PERSON, SubjectKind.BODY}
_NEAR = 1
_BY = 2
_ENDS = frozenset('"“”;.!?')


@dataclass(frozen=True, slots=True)
class _Act:
    """A word between two names: who stands before it, who behind, and whether *by* follows."""

    word: str
    before: str
    behind: str
    passive: bool
    token: Token


def check_turned(context: Context) -> Iterator[Finding]:
    """Find claims that swap the two subjects around a word of their passage."""
    index = context.once(subject_names)
    for grounded in context.claims.values():
        claim = grounded.claim
        texts = [text for text in (claim.text, claim.short) if text is not None]
        told = [(text, list(_acts(text.value, index))) for text in texts]
        if not any(acts for _, acts in told):
            continue
        there = [
            act
            for passage in grounded.support
            for one in passage.exact
            for act in _acts(one, index)
        ]
        for text, acts in told:
            yield from _turned(text, acts, there, grounded)


def _turned(
    text: Scalar, acts: list[_Act], there: list[_Act], grounded: GroundedClaim
) -> Iterator[Finding]:
    for act in acts:
        same = [one for one in there if stem(one.word) == stem(act.word)]
        among = [one for one in same if {one.before, one.behind} == {act.before, act.behind}]
        if among and not any(_agree(act, one) for one in among):
            message = f"'{act.before}' and '{act.behind}' have changed places around '{act.word}'"
            hints = (
                (
                    f"in the passage '{among[0].before}' stands before '{among[0].word}', "
                    f"'{among[0].behind}' behind it"
                ),
                "tell who does it to whom as the passage does",
                exemption_hint(TURNED, act.word),
            )
            at = text.location_of(act.token.start, act.token.end - act.token.start)
            problem = Problem(TURNED, message, at, help=hints)
            yield Finding(problem, grounded.claim.exemptions, act.word)
            return


def _agree(one: _Act, other: _Act) -> bool:
    """Tell whether two sentences have the same order, or the other one and the other voice."""
    return (one.before == other.before) is (one.passive == other.passive)


def _acts(text: str, index: NameIndex) -> Iterator[_Act]:
    """Give the telling words between two neighbouring names of a text."""
    mentions = [one for one in index.mentions(text) if not one.possessive]
    among = tokens(text)
    for left, right in itertools.pairwise(mentions):
        between = among[left.behind : right.first]
        gap = text[among[left.behind - 1].end : among[right.first].start]
        if left.subject == right.subject or any(sign in _ENDS for sign in gap):
            continue
        for place, token in enumerate(between):
            if token.lower not in EMPTY_WORDS and token.lower == token.plain:
                behind = [one.lower for one in between[place + 1 : place + 1 + _BY]]
                yield _Act(token.lower, left.subject, right.subject, "by" in behind, token)


def check_replaced(context: Context) -> Iterator[Finding]:
    """Find claims that name a subject where their passage's sentence names another one."""
    index = context.once(subject_names)
    kinds = {subject.id: subject.kind for subject in context.dataset.subjects.values()}
    for grounded in context.claims.values():
        text = grounded.claim.text.value
        claimed = {one.subject: one for one in index.mentions(text)}
        there = _named_in_sentences(grounded.support, index)
        missing = [one for one in claimed if kinds[one] in _ACTORS and one not in there]
        beside = _named_in_clauses(grounded.support, index) if missing else {}
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
    kinds = {subject.id: subject.kind for subject in context.dataset.subjects.values()}
    for grounded in context.claims.values():
        mentions = {one.subject: one for one in index.mentions(grounded.claim.text.value)}
        actors = [subject for subject in mentions if kinds[subject] in _ACTORS]
        near = _named_in_sentences(grounded.support, index)
        open_ = [subject for subject in actors if subject not in near]
        if open_:
            yield from _too_far(grounded, [mentions[subject] for subject in open_], index)


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
            yield _finding(FAR, message, hints, mention, grounded)


def _replaced(mention: Mention, other: str, grounded: GroundedClaim) -> Finding:
    message = f"the claim names '{mention.name}', the clause of its passage names '{other}' instead"
    hints = (
        f"tell it of '{other}', or take the sentence that tells it of '{mention.subject}'",
        exemption_hint(REPLACED, mention.name),
    )
    return _finding(REPLACED, message, hints, mention, grounded)


def _finding(
    rule: str, message: str, hints: tuple[str, ...], mention: Mention, grounded: GroundedClaim
) -> Finding:
    text = grounded.claim.text
    among = tokens(text.value)
    first, last = among[mention.first], among[mention.behind - 1]
    at = text.location_of(first.start, last.end - first.start)
    return Finding(Problem(rule, message, at, help=hints), grounded.claim.exemptions, mention.name)


def _named_in_sentences(passages: Sequence[VerifiedPassage], index: NameIndex) -> dict[str, None]:
    """Give the subjects that the whole sentences of passages name, in order."""
    named: dict[str, None] = {}
    for passage in passages:
        text = passage.source.text
        whole = Span(passage.spans[0].start, passage.spans[-1].end)
        for sentence in text.sentences_touching(whole):
            for mention in index.mentions(text.content[sentence.start : sentence.end]):
                named.setdefault(mention.subject)
    return named


def _named_in_clauses(passages: Sequence[VerifiedPassage], index: NameIndex) -> dict[str, bool]:
    """Give the subjects that the clauses of passages name, and whether *by* stands before."""
    named: dict[str, bool] = {}
    for passage in passages:
        text = passage.source.text
        for span in passage.spans:
            for clause in clauses_touched(text, span):
                words = text.content[clause.start : clause.end]
                for mention in index.mentions(words):
                    by = named.get(mention.subject, False) or _follows_by(mention, words)
                    named[mention.subject] = by
    return named


def _follows_by(mention: Mention, text: str) -> bool:
    before = [token.lower for token in tokens(text)[: mention.first]]
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


_ASKED = "Eastport asked Northport to keep the ferry"
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
        id=TURNED,
        title="Who does it to whom stays as in the passage",
        explanation=(
            "Where a claim and its passage have the same word between the same two subjects, both "
            "name them in the same order, or one of them says it with *by*: *Ash asked Elm* may "
            "become *Elm was asked by Ash*, and not *Elm asked Ash*. Names with a possessive "
            "ending only say whose something is, and are passed over."
        ),
        bad=claim_example("Northport asked Eastport to keep the ferry.", _ASKED),
        good=claim_example("Northport was asked by Eastport to keep the ferry.", _ASKED),
        check=check_turned,
        exemptible=True,
    ),
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
            "it, names it."
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
