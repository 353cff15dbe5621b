"""What is said not to be stated was searched for, and every hit was read by a person."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Seen
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import process_example
from generator.verify.rule import Finding, Rule
from generator.verify.searches import Gap, Hit, gaps, hits

HIT = "not-stated/hit"
VANISHED = "not-stated/vanished"


def check_hits(context: Context) -> Iterator[Finding]:
    """Find hits of the search that no `seen` entry covers."""
    for gap in gaps(context):
        seen = _seen(gap, context)
        for hit in hits(gap, context):
            if not any(_covers(passage, hit) for _, passage in seen):
                yield Finding(_uncovered(gap, hit))


def check_vanished(context: Context) -> Iterator[Finding]:
    """Find `seen` entries that cover no hit."""
    for gap in gaps(context):
        entries = _seen(gap, context)
        found = hits(gap, context) if entries else ()
        for entry, passage in entries:
            if not any(_covers(passage, hit) for hit in found):
                message = "this passage is no hit of the search: no word of the step stands in it"
                words = ", ".join(word.value for word in gap.step.words)
                hints = (
                    f"the words of step '{gap.step.id}' are: {words}",
                    f"searched are the paragraphs that name '{gap.state.subject}', and the next",
                    "delete the entry, or correct its passage",
                )
                yield Finding(Problem(VANISHED, message, entry.at, help=hints))


def _seen(gap: Gap, context: Context) -> list[tuple[Seen, VerifiedPassage]]:
    return [(seen, context.seen[seen]) for seen in gap.state.seen if seen in context.seen]


def _covers(passage: VerifiedPassage, hit: Hit) -> bool:
    same = passage.source.id == hit.source.id
    return same and any(span.contains(hit.span) for span in passage.spans)


def _uncovered(gap: Gap, hit: Hit) -> Problem:
    text = hit.source.text
    line, _ = text.line_column(hit.span.start)
    sentence = text.sentence_at(hit.span.start) or hit.span
    words = text.content[sentence.start : sentence.end]
    message = (
        f"'{hit.words}' stands near '{gap.state.subject}' in '{hit.source.id}', line {line}, "
        f"though step '{gap.step.id}' is said not to be stated"
    )
    hints = (
        f"the sentence: {' '.join(words.split())}",
        (
            "if it answers the step, make a claim of it; if not, list it under `seen` with "
            "`source`, `passage` and `reason`"
        ),
    )
    return Problem(HIT, message, gap.state.at, help=hints)


_VOTED = """\
vote:
  status: not_stated
"""
_NOTICE = """\
notice:
  status: not_stated
"""
_SEEN = """\
  seen:
    - source: gazette
      passage: |-
        the council of Northport voted to keep the ferry
      reason: an example of a reason
    - source: courier
      passage: |-
        The council of Northport voted on June 4
      reason: an example of a reason
"""

RULES = (
    Rule(
        id=HIT,
        title="What is not stated was looked for",
        explanation=(
            '"Not stated in the sources" is itself a statement. So every paragraph that names the '
            "subject, and the next one, is searched for the step's words, whatever their case. "
            "A hit either answers the step, and becomes a claim, or is listed under `seen` with "
            "its source, the passage that holds it, and why it doesn't answer."
        ),
        bad=process_example(_VOTED + _NOTICE),
        good=process_example(_VOTED + _SEEN + _NOTICE),
        check=check_hits,
    ),
    Rule(
        id=VANISHED,
        title="What was seen is still there",
        explanation=(
            "An entry under `seen` that covers no hit is left from an older text or list of words, "
            "and would hide a new hit. Delete it, or correct its passage."
        ),
        bad=process_example(
            _VOTED + _SEEN + _NOTICE + _SEEN.replace("an example", "an example of an old entry")
        ),
        good=process_example(_VOTED + _SEEN + _NOTICE),
        check=check_vanished,
    ),
)
