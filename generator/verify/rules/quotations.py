"""Quoted words are words that the source gives between quotation marks, as that speaker's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.entry_files import outline
from generator.model.entities import Evidence, SubjectKind
from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.text.matcher import find_all_words
from generator.verify.context import Context, GroundedQuotation, paragraphs_of
from generator.verify.example_project import quotation_example
from generator.verify.names import places_of_name
from generator.verify.quoted import quoted_spans
from generator.verify.rule import Finding, Rule
from generator.verify.stems import content_stems

NOT_QUOTED = "quotation/not-quoted"
SPEAKER = "quotation/speaker"
CIRCUMSTANCES = "quotation/circumstances"
SAME_WORDS = "quotation/same-words"


_LEAST_SHARE = 0.3
"""Of the telling words; two translations of one sentence differ, and share more than this."""

_SAME_HINT = "`same_words_as` names another source's wording of the same sentence"


def check_quoted(context: Context) -> Iterator[Finding]:
    """Find quotations whose words don't lie within one pair of double quotation marks."""
    for quoted in context.quotations.values():
        passage = quoted.passage
        text = passage.source.text
        marked = [
            span
            for _, paragraph in paragraphs_of((passage,))
            for span in quoted_spans(text.content, paragraph.span)
        ]
        if any(all(mark.contains(span) for span in passage.spans) for mark in marked):
            continue
        message = "these words don't lie within one pair of double quotation marks in the source"
        if all(any(mark.contains(span) for mark in marked) for span in passage.spans):
            message = "these words belong to two quotations that the source keeps apart"
        hints = (
            "take only words between one opening and closing mark; make two quotations of two",
            "words outside of quotation marks can be told by a claim with `said_by`",
        )
        piece = quoted.quotation.evidence.pieces[0]
        yield Finding(Problem(NOT_QUOTED, message, piece.at, help=hints))


def check_speaker(context: Context) -> Iterator[Finding]:
    """Find quotations whose speaker can't speak, or isn't named where the words stand."""
    for quoted in context.quotations.values():
        speaker = quoted.quotation.speaker
        subject = context.dataset.subjects.get(speaker.value)
        if subject is None:
            continue
        if subject.kind in {SubjectKind.STATE, SubjectKind.OTHER}:
            message = f"'{speaker}' is a subject of kind '{subject.kind.value}', which can't speak"
            hint = "name the person, body or document whose words these are"
            yield Finding(Problem(SPEAKER, message, speaker.at, help=(hint,)))
        elif not _is_named(quoted, context):
            message = f"no name of '{speaker}' stands in the paragraphs of the quotation"
            hint = "add the passage that names the speaker under `attribution`"
            problem = Problem(SPEAKER, message, speaker.at, help=(hint,))
            yield Finding(problem, quoted.quotation.exemptions, speaker.value)


def check_circumstances(context: Context) -> Iterator[Finding]:
    """Find roles and places that don't stand in the paragraphs of a quotation."""
    for quoted in context.quotations.values():
        quotation = quoted.quotation
        for name, value in (("role", quotation.role), ("said_in", quotation.said_in)):
            if value is not None and not _stands_near(quoted, value):
                message = f"'{value}' doesn't stand in a paragraph of the quotation"
                hint = f"write `{name}:` in the source's own words, as whole words"
                at = value.location_of(0, len(value.value))
                yield Finding(Problem(CIRCUMSTANCES, message, at, help=(hint,)))


def check_same_words(context: Context) -> Iterator[Finding]:
    """Find quotations said to have the same words as one of the same source."""
    quotations = context.dataset.quotations
    for name in quotations:
        if outline(quotations, name).same_words_as is None:
            continue
        quotation = quotations[name]
        same = quotation.same_words_as
        other = quotations.get(same.value) if same is not None else None
        if same is None or other is None:
            continue
        if other.evidence.source.value == quotation.evidence.source.value:
            message = f"'{same}' is of the same source: it can't be another wording"
            yield Finding(Problem(SAME_WORDS, message, same.at, help=(_SAME_HINT,)))
        elif _share(quotation.evidence, other.evidence) < _LEAST_SHARE:
            message = f"'{same}' has other words: the two share too few to be one sentence"
            yield Finding(Problem(SAME_WORDS, message, same.at, help=(_SAME_HINT,)))


def _share(one: Evidence, other: Evidence) -> float:
    """Give the share of the shorter passage's telling words that the other one has."""
    words, others = (
        frozenset().union(*(content_stems(piece.value) for piece in evidence.pieces))
        for evidence in (one, other)
    )
    return len(words & others) / max(1, min(len(words), len(others)))


def _is_named(quoted: GroundedQuotation, context: Context) -> bool:
    names = context.names_of(quoted.quotation.speaker.value)
    return any(
        places_of_name(source.text, name, paragraph.span, ignore_case=True)
        for source, paragraph in paragraphs_of(quoted.passages)
        for name in names
    )


def _stands_near(quoted: GroundedQuotation, words: Scalar) -> bool:
    return any(
        find_all_words(source.text, words.value, within=paragraph.span)
        for source, paragraph in paragraphs_of(quoted.passages)
    )


_WORDS = "We cannot close the only crossing"
_SAME = "same_words_as: town\n"

RULES = (
    Rule(
        id=NOT_QUOTED,
        title="Quoted words stand between quotation marks in the source",
        explanation=(
            "A quotation is shown as somebody's own words, so its words lie between one opening "
            "and one closing double mark in the source. Words that the reporter joins from two "
            "quotations are two quotations. What the source tells without marks is a claim with "
            "`said_by`."
        ),
        bad=quotation_example("She called the plan"),
        good=quotation_example(_WORDS),
        check=check_quoted,
    ),
    Rule(
        id=SPEAKER,
        title="The speaker can speak, and is named beside the words",
        explanation=(
            "The speaker is a person, a body or a document, and one of its names stands in the "
            "paragraph of the quotation or of a passage under `attribution`, where *he* or *it* "
            "can be traced to a name."
        ),
        bad=quotation_example(_WORDS, speaker="harbour-board"),
        good=quotation_example(_WORDS),
        check=check_speaker,
        exemptible=True,
    ),
    Rule(
        id=CIRCUMSTANCES,
        title="Role and place of a quotation are the source's words",
        explanation=(
            "`role` and `said_in` are printed beside the speaker's name. They stand, as whole "
            "words, in the paragraph of the quotation or of one of its attributions."
        ),
        bad=quotation_example(_WORDS, "role: Head of the town\n"),
        good=quotation_example(_WORDS, "role: Mayor\nsaid_in: on Sunday\n"),
        check=check_circumstances,
    ),
    Rule(
        id=SAME_WORDS,
        title="The same words are another source's",
        explanation=(
            "`same_words_as` names the quotation in which another source gives the same sentence, "
            "so that a reader sees one sentence in two wordings, and not two statements. Three in "
            "ten of the shorter one's telling words, at least, stand in the other."
        ),
        bad={
            "data/quotations/ferry.yml": quotation_example(_WORDS, _SAME)[
                "data/quotations/ferry.yml"
            ]
            + quotation_example("It feeds the town")["data/quotations/ferry.yml"]
            .removeprefix("quotations:\n")
            .replace("crossing:", "town:")
        },
        good=quotation_example(_WORDS),
        check=check_same_words,
    ),
)
