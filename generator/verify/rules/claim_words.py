"""What a claim puts between quotation marks is what its source says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.text.matcher import find_all_words
from generator.text.spans import Span
from generator.verify.context import Context, GroundedClaim
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.quoted import quoted_spans
from generator.verify.rule import Finding, Rule

CLAIM_WORDS = "quotation/claim-words"

_MOVABLE = (",", ".")
"""A sentence's own comma or full stop, which may stand inside of the marks."""


def check_claim_words(context: Context) -> Iterator[Finding]:
    """Find stretches between quotation marks that stand in no supporting passage."""
    for grounded in context.claims.values():
        for text in grounded.told:
            yield from _not_the_source_s(text, grounded)


def _not_the_source_s(text: Scalar, grounded: GroundedClaim) -> Iterator[Finding]:
    for span in quoted_spans(text.value, Span(0, len(text.value))):
        quoted = text.value[span.start : span.end]
        if _is_supported(quoted, grounded):
            continue
        message = f"the quoted words '{quoted}' stand in no supporting passage of the claim"
        hints = (
            "quote the source's own words, letter for letter, from one passage",
            "or tell them without quotation marks",
        )
        at = text.location_of(span.start, span.end - span.start)
        yield Finding(Problem(CLAIM_WORDS, message, at, help=hints))


def _is_supported(quoted: str, grounded: GroundedClaim) -> bool:
    words = quoted[:-1] if quoted.endswith(_MOVABLE) else quoted
    return any(
        find_all_words(passage.source.text, words, within=span)
        for passage in grounded.support
        for span in passage.spans
    )


def _letter(words: str) -> str:
    """Write a claim that quotes a letter, with the passage that names its author."""
    entry = claim_entry(
        "letter",
        f"Ida Berg called the plan “{words}” in a letter.",
        'She called the plan "bold but late" in a letter',
        "said_by: berg\n",
    )
    return f"""\
{entry}\
      - source: gazette
        role: context
        passage: |-
          Mayor Ida Berg said on Sunday
"""


RULES = (
    Rule(
        id=CLAIM_WORDS,
        title="Words that a claim quotes stand in its evidence",
        explanation=(
            "Quotation marks promise the very words. Each stretch between double quotation marks "
            "in a claim's text or short form stands in one of its supporting passages, as whole "
            "words and in the same case; only a comma or full stop at its end may be the "
            "sentence's own. Correct the words, add the passage that has them, or leave out the "
            "marks."
        ),
        bad=claims_example(_letter("late but bold")),
        good=claims_example(_letter("bold but late")),
        check=check_claim_words,
    ),
)
