"""The speaker of a claim is the one whom its passage lets speak."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from generator.model.entities import SubjectKind
from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.text.spans import Span
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.mentions import NameIndex, subject_names
from generator.verify.quoted import quoted_spans
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import Token, tokens
from generator.verify.wordlists import REPORTING_VERBS, SENTENCE_OPENERS

OTHER = "said-by/other-speaker"

_ADVERBS = frozenset({"also", "has", "have", "had", "then", "later", "again", "once"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
_SPEAKERS = {SubjectKind.PERSON, SubjectKind.BODY, SubjectKind.DOCUMENT}
_ACCORDING = ("according", "to")


@dataclass(frozen=True, slots=True)
class _Speech:
    """Who stands beside a reporting verb: a subject's id, or None, and the name as written."""

    subject: str | None
    name: str


def check_other_speaker(context: Context) -> Iterator[Finding]:
    """Find claims whose passages name somebody else beside the reporting verb."""
    index = context.once(subject_names)
    for grounded in context.claims.values():
        speaker = grounded.claim.said_by
        if speaker is None or speaker.value not in context.dataset.subjects:
            continue
        own = {part for name in context.names_of(speaker.value) for part in name.split()}
        heard = [
            one
            for passage in grounded.support
            for one in _speeches(passage, index)
            if one.subject is None or _can_speak(one.subject, context)
        ]
        others = [one for one in heard if one.subject != speaker.value and one.name not in own]
        if others and len(others) == len(heard):
            yield _other(others[0], speaker, grounded)


def _can_speak(subject: str, context: Context) -> bool:
    return context.dataset.subjects[subject].kind in _SPEAKERS


def _other(heard: _Speech, speaker: Scalar, grounded: GroundedClaim) -> Finding:
    message = f"in the passage '{heard.name}' says so, not '{speaker}'"
    hints = (
        "name in `said_by` and in the text whom the passage names beside its verb",
        exemption_hint(OTHER, speaker.value),
    )
    at = speaker.location_of(0, len(speaker.value))
    problem = Problem(OTHER, message, at, Severity.WARNING, help=hints)
    return Finding(problem, grounded.claim.exemptions, speaker.value)


def _speeches(passage: VerifiedPassage, index: NameIndex) -> Iterator[_Speech]:
    """Give who stands right beside each reporting verb of the passage's sentences."""
    text = passage.source.text
    whole = Span(passage.spans[0].start, passage.spans[-1].end)
    for sentence in text.sentences_touching(whole):
        paragraph = text.paragraph_at(sentence.start)
        quoted = quoted_spans(text.content, paragraph.span) if paragraph else ()
        yield from _in_sentence(text.content, sentence, quoted, index)


def _in_sentence(
    content: str, sentence: Span, quoted: Sequence[Span], index: NameIndex
) -> Iterator[_Speech]:
    words = content[sentence.start : sentence.end]
    among = tokens(words)
    named = [one for one in index.mentions(words) if not one.possessive]
    ending, starting = {one.behind: one for one in named}, {one.first: one for one in named}
    for place, token in enumerate(among):
        at = sentence.start + token.start
        if any(span.start <= at < span.end for span in quoted):
            continue
        if _is_according(among, place):
            heard = starting.get(place + 1)
            if heard is not None:
                yield _Speech(heard.subject, heard.name)
        elif token.lower in REPORTING_VERBS:
            before = _before_verb(among, place)
            before = _before_aside(words, among, before, ending.keys()) or before
            heard = ending.get(before) or starting.get(place + 1)
            if heard is not None:
                yield _Speech(heard.subject, heard.name)
            elif _is_unknown_name(words, among, before - 1):
                yield _Speech(None, among[before - 1].plain)
            elif before > 0 and among[before - 1].lower not in _PRONOUNS:
                nearest = [one for one in named if one.behind <= before][-1:]
                yield from (_Speech(one.subject, one.name) for one in nearest)


def _before_verb(among: Sequence[Token], place: int) -> int:
    """Give the index behind the word before a verb, auxiliaries and adverbs passed over."""
    before = place
    while before > 0 and among[before - 1].lower in _ADVERBS:
        before -= 1
    return before


def _before_aside(
    words: str, among: Sequence[Token], before: int, ends_of_names: Container[int]
) -> int | None:
    """Give the index behind the name before an aside: *Berg, who leads the Board, said*.

    The aside stands between commas right before index `before`. It begins with a relative
    pronoun, else behind a known name (*Berg, head of the Board, said*); None where there is none.
    """
    commas = [at for at in range(1, len(among)) if words.startswith(",", among[at - 1].end)]
    if before not in commas:
        return None
    opened = [at for at in commas if at < before]
    relative = [at for at in opened if among[at].lower in _RELATIVES]
    return next(reversed(relative or [at for at in opened if at in ends_of_names]), None)


def _is_according(among: Sequence[Token], place: int) -> bool:
    return place > 0 and (among[place - 1].lower, among[place].lower) == _ACCORDING


def _is_unknown_name(words: str, among: Sequence[Token], place: int) -> bool:
    """Tell whether a capitalised word is a name that the data doesn't know."""
    if place < 0:
        return False
    token = among[place]
    owns = words[token.start : token.end] != token.plain
    return token.plain[:1].isupper() and not owns and token.lower not in SENTENCE_OPENERS


_BOARD = """\
      - source: gazette
        role: context
        passage: |-
          the decision of the Harbour Board
"""


def _claim(who: str, speaker: str) -> str:
    return claim_entry(
        "ferry",
        f"{who} said on Sunday “We cannot close the only crossing”.",
        '"We cannot close the only crossing," Mayor Ida Berg said on Sunday',
        f"said_by: {speaker}\n",
    )


RULES = (
    Rule(
        id=OTHER,
        title="The speaker stands beside the passage's verb",
        explanation=(
            "That a passage names two people doesn't make either of them the speaker. Where a name "
            "stands right beside a reporting verb, or behind *according to*, in the sentences of "
            "the supporting passages, or is the last one before such a verb, it is one of the "
            "names of the subject in `said_by`; an aside between commas right before the verb is "
            "passed over (*Berg, who leads the Board, said*). A name that the data doesn't know "
            "counts, too; one with a possessive ending doesn't, nor does what stands between "
            "quotation marks. "
            "Sentences are built in many ways, so this is a warning."
        ),
        bad=claims_example(_claim("The Harbour Board", "harbour-board") + _BOARD),
        good=claims_example(_claim("Ida Berg", "berg")),
        check=check_other_speaker,
        exemptible=True,
    ),
)
