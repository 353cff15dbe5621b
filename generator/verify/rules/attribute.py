"""A date that belongs to a document is not told as the date of something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Problem
from generator.text.matcher import find_all_words
from generator.text.spans import Span
from generator.verify.context import Context, GroundedClaim, paragraphs_of
from generator.verify.corpus import VerifiedSource
from generator.verify.example_project import claim_example
from generator.verify.rule import Finding, Rule
from generator.verify.tokens import Word, lowers, words
from generator.verify.wording import DateMention, date_mentions
from generator.verify.wordlists import DATE_INTRODUCERS, DETERMINERS, LINKING_PREPOSITIONS

ATTRIBUTE = "date/attribute"
_INTRODUCER = "dated"


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a day in the evidence; `phrase` is what it is an attribute of, if anything."""

    free: bool
    phrase: tuple[str, ...]


def check_attribute(context: Context) -> Iterator[Finding]:
    """Find days that the evidence knows only as the date of a document, told otherwise."""
    for grounded in context.claims.values():
        for text in grounded.told:
            for mention in date_mentions(text.value):
                phrases = _only_attributes(grounded, mention)
                if phrases and not _is_told_of(text.value, mention, phrases):
                    at = text.location_of(mention.span.start, len(mention.span))
                    yield _finding(
                        grounded, text.value, mention, phrases, Problem(ATTRIBUTE, "", at)
                    )


def _finding(
    grounded: GroundedClaim,
    text: str,
    mention: DateMention,
    phrases: tuple[tuple[str, ...], ...],
    place: Problem,
) -> Finding:
    words = text[mention.span.start : mention.span.end]
    document = " ".join(phrases[0])
    message = f"the evidence knows '{words}' only as the date of: {document}"
    hints = (
        f"tell it as that: '… {phrases[0][0]} of {words}'",
        "or add the passage, or the claim's `date`, that says the day of what you tell",
    )
    problem = Problem(place.rule, message, place.location, help=hints)
    return Finding(problem, grounded.claim.exemptions, words)


def _only_attributes(grounded: GroundedClaim, mention: DateMention) -> tuple[tuple[str, ...], ...]:
    """Give the noun phrases that a day is the date of; nothing if it also stands free."""
    if mention.month is None or mention.day is None:
        return ()
    places = [*_places_in_passages(grounded, mention), *_places_in_date(grounded, mention)]
    if any(place.free for place in places):
        return ()
    return tuple(place.phrase for place in places)


def _places_in_passages(grounded: GroundedClaim, mention: DateMention) -> Iterator[_Place]:
    for passage in grounded.passages:
        for span in passage.spans:
            yield from _places(passage.source, span, mention)


def _places_in_date(grounded: GroundedClaim, mention: DateMention) -> Iterator[_Place]:
    stated = grounded.claim.date
    if stated is None or stated.as_stated is None:
        return
    words = stated.as_stated.value
    if not any(_same_day(mention, other) for other in date_mentions(words)):
        day = stated.parsed.earliest if stated.parsed.is_day else None
        if day is not None and (day.month, day.day) == (mention.month, mention.day):
            yield _Place(free=True, phrase=())
        return
    for source, paragraph in paragraphs_of(grounded.passages):
        for span in find_all_words(source.text, words, within=paragraph.span):
            yield from _places(source, span, mention)


def _places(source: VerifiedSource, span: Span, mention: DateMention) -> Iterator[_Place]:
    for other in date_mentions(source.text.content, span):
        if _same_day(mention, other):
            phrase = _phrase_before(source, other.span.start)
            yield _Place(free=not phrase, phrase=phrase)


def _same_day(one: DateMention, other: DateMention) -> bool:
    return (one.month, one.day) == (other.month, other.day)


def _phrase_before(source: VerifiedSource, offset: int) -> tuple[str, ...]:
    """Give the noun phrase that `dated` ties the date at `offset` to; empty without one."""
    sentence = source.text.sentence_at(offset)
    if sentence is None:
        return ()
    before = words(source.text.content[sentence.start : offset])
    if not before or before[-1].lower != _INTRODUCER:
        return ()
    index = len(before) - 1
    while index > 0 and not _opens_phrase(before, index):
        index -= 1
    phrase = before[index:-1]
    ignored = DETERMINERS | LINKING_PREPOSITIONS
    return tuple(word.plain for word in phrase if word.lower not in ignored)


def _opens_phrase(before: tuple[Word, ...], index: int) -> bool:
    if before[index].lower not in DETERMINERS:
        return False
    return before[index - 1].lower not in LINKING_PREPOSITIONS


def _is_told_of(text: str, mention: DateMention, phrases: tuple[tuple[str, ...], ...]) -> bool:
    before = lowers(text[: mention.span.start])[-2:]
    known = {word.lower() for phrase in phrases for word in phrase}
    return len(before) == 2 and before[1] in DATE_INTRODUCERS and before[0] in known  # noqa: PLR2004


_PASSAGE = (
    "Berg signed an order that carries out the decision of the Harbour Board dated June 5, 2025"
)

RULES = (
    Rule(
        id=ATTRIBUTE,
        title="The date of a document is told as the date of that document",
        explanation=(
            '"An order on the decision dated June 5" doesn\'t say when the order was signed. '
            "Where a claim's passages know a day only behind *dated*, as the date of a thing, the "
            "claim has to tell it of a word of that thing: *decision of 5 June*. A passage that "
            "has the day free, or the claim's own `date` with other words, such as *on Sunday*, "
            "lifts this. Otherwise leave the day out."
        ),
        bad=claim_example(
            "Berg signed an order on 5 June 2025.",
            _PASSAGE,
            subjects="northport berg",
        ),
        good=claim_example(
            "Berg carries out the Harbour Board's decision of 5 June 2025.",
            _PASSAGE,
            subjects="northport berg",
        ),
        check=check_attribute,
        exemptible=True,
    ),
)
