"""What somebody says is told as what somebody says."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from generator.model.entities import Claim
from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.names import places_of_name
from generator.verify.quoted import quoted_spans
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import lowers, names, signs_of
from generator.verify.wordlists import REPORTING_PHRASES, REPORTING_VERBS

MISSING = "said-by/missing"
UNNAMED = "said-by/unnamed"
NOT_IN_EVIDENCE = "said-by/not-in-evidence"

_SIGNS = signs_of((*REPORTING_VERBS, *REPORTING_PHRASES))


def check_missing(context: Context) -> Iterator[Finding]:
    """Find claims whose passage reports somebody's words, without `said_by`."""
    for grounded in context.claims.values():
        if grounded.claim.said_by is None:
            sign = _sign_of_speech(grounded)
            if sign is not None:
                yield _missing(grounded.claim, *sign)


def check_unnamed(context: Context) -> Iterator[Finding]:
    """Find claims whose text or short form doesn't name the speaker."""
    for grounded, speaker, called in _spoken(context):
        claim = grounded.claim
        for what, text in (("text", claim.text), ("short form", claim.short)):
            if text is None or any(names(text.value, name) for name in called):
                continue
            message = f"the {what} doesn't name the speaker, '{speaker}'"
            hint = f"say whose words these are, by one of these names: {_listed(called)}"
            problem = Problem(UNNAMED, message, text.at, help=(hint,))
            yield Finding(problem, claim.exemptions, speaker.value)


def check_in_evidence(context: Context) -> Iterator[Finding]:
    """Find claims none of whose passages names the speaker."""
    for grounded, speaker, called in _spoken(context):
        if any(_is_named_in(passage, name) for passage in grounded.passages for name in called):
            continue
        message = f"no passage of the claim names the speaker, '{speaker}'"
        hints = (
            "add the passage that names the speaker, with `role: context`",
            f"it has one of these names, as whole words: {_listed(called)}",
            exemption_hint(NOT_IN_EVIDENCE, speaker.value),
        )
        problem = Problem(NOT_IN_EVIDENCE, message, speaker.at, help=hints)
        yield Finding(problem, grounded.claim.exemptions, speaker.value)


def _spoken(context: Context) -> Iterator[tuple[GroundedClaim, Scalar, tuple[str, ...]]]:
    """Give each claim that a known subject says, the subject's id, and its names."""
    for grounded in context.claims.values():
        speaker = grounded.claim.said_by
        if speaker is not None and speaker.value in context.dataset.subjects:
            yield grounded, speaker, context.names_of(speaker.value)


def _is_named_in(passage: VerifiedPassage, name: str) -> bool:
    text = passage.source.text
    return any(places_of_name(text, name, span) for span in passage.spans)


def _listed(called: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in called)


def _missing(claim: Claim, index: int, why: str, word: str) -> Finding:
    entry = [evidence for evidence in claim.evidence if evidence.role.value == "support"][index]
    hints = (
        "add `said_by:` with the subject that says so, and name it in the text",
        f"if the words are the source's own, say why in `exemptions` (rule {MISSING})",
    )
    problem = Problem(
        MISSING, f"the passage {why}, but the claim has no `said_by`", entry.at, help=hints
    )
    return Finding(problem, claim.exemptions, word)


def _sign_of_speech(grounded: GroundedClaim) -> tuple[int, str, str] | None:
    """Find the first sign of reported speech: passage, why, and the word that shows it."""
    for index, texts in enumerate(grounded.support_texts):
        if _is_quoted(texts.passage):
            return index, "stands in quotation marks", "quotation marks"
        words = (reporting_word(sentence) for sentence in texts.sentences_of_pieces)
        word = next((one for one in words if one is not None), None)
        if word is not None:
            return index, f"stands in a sentence that reports ('{word}')", word
    return None


def _is_quoted(passage: VerifiedPassage) -> bool:
    text = passage.source.text
    paragraph = text.paragraph_at(passage.spans[0].start)
    return paragraph is not None and any(
        quoted.overlaps(span)
        for quoted in quoted_spans(text.content, paragraph.span)
        for span in passage.spans
    )


@functools.lru_cache(maxsize=1 << 12)
def reporting_word(sentence: str) -> str | None:
    """Give the first reporting verb or phrase of a sentence, None where it reports nothing."""
    read = lowers(sentence)
    if _SIGNS.isdisjoint(read):
        return None
    line = f" {' '.join(read)} "
    phrases = (phrase for phrase in REPORTING_PHRASES if f" {phrase} " in line)
    verbs = (word for word in read if word in REPORTING_VERBS)
    return next(verbs, None) or next(phrases, None)


_REPORTED = "closing the only crossing was out of the question"
_TOLD = "Ida Berg said closing the only crossing was out of the question."

RULES = (
    Rule(
        id=MISSING,
        title="Reported words are told as somebody's words",
        explanation=(
            "If a supporting passage overlaps quotation marks, or stands in a sentence with a "
            "reporting verb or phrase of the closed list, somebody said it, and the site must not "
            "say it as its own. Add `said_by` and name the speaker in the text. If the words are "
            "the source's own all the same, say why in an exemption."
        ),
        bad=claims_example(
            claim_entry(
                "ferry", "Closing the only crossing was out of the question.", _REPORTED
            ).replace("source: gazette", "source: courier")
        ),
        good=claims_example(
            claim_entry(
                "ferry",
                _TOLD,
                f"Mayor Ida Berg said {_REPORTED}",
                "said_by: berg\n",
                source="courier",
            )
        ),
        check=check_missing,
        exemptible=True,
    ),
    Rule(
        id=UNNAMED,
        title="The text names the speaker",
        explanation=(
            "Most readers never open a citation, so the sentence itself has to say whose words it "
            "tells, by the label or an alias of the subject in `said_by`. So does the short form, "
            "which stands without the sentence in tables and timelines."
        ),
        bad=claims_example(
            claim_entry(
                "ferry",
                "The mayor said closing the only crossing was out of the question.",
                f"Mayor Ida Berg said {_REPORTED}",
                "said_by: berg\n",
                source="courier",
            )
        ),
        good=claims_example(
            claim_entry(
                "ferry",
                "Mayor Berg said closing the only crossing was out of the question.",
                f"Mayor Ida Berg said {_REPORTED}",
                "said_by: berg\n",
                source="courier",
            )
        ),
        check=check_unnamed,
        exemptible=True,
    ),
    Rule(
        id=NOT_IN_EVIDENCE,
        title="The evidence names the speaker",
        explanation=(
            "Who said something is part of what a claim states, so a label or alias of the subject "
            "in `said_by` stands, as whole words, in one of the claim's own passages. A prefix or "
            "suffix only tells two places apart and proves nothing. Where the passage has only "
            "*he* or *the mayor*, add the passage that names the speaker, with `role: context`."
        ),
        bad=claims_example(
            claim_entry("ferry", _TOLD, _REPORTED, "said_by: berg\n", source="courier")
            + "        prefix: Mayor Ida Berg said\n"
        ),
        good=claims_example(
            claim_entry(
                "ferry", _TOLD, f"Ida Berg said {_REPORTED}", "said_by: berg\n", source="courier"
            )
        ),
        check=check_in_evidence,
        exemptible=True,
    ),
)
