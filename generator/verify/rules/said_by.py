"""What somebody says is told as what somebody says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.entities import Claim
from generator.problems import Problem
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.quoted import quoted_spans
from generator.verify.rule import Finding, Rule
from generator.verify.tokens import Token, names, tokens
from generator.verify.wordlists import REPORTING_PHRASES, REPORTING_VERBS

MISSING = "said-by/missing"
UNNAMED = "said-by/unnamed"


def check_missing(context: Context) -> Iterator[Finding]:
    """Find claims whose passage reports somebody's words, without `said_by`."""
    for grounded in context.claims.values():
        if grounded.claim.said_by is None:
            sign = _sign_of_speech(grounded)
            if sign is not None:
                yield _missing(grounded.claim, *sign)


def check_unnamed(context: Context) -> Iterator[Finding]:
    """Find claims whose text doesn't name the speaker."""
    for grounded in context.claims.values():
        claim = grounded.claim
        if claim.said_by is None or claim.said_by.value not in context.dataset.subjects:
            continue
        speakers = context.names_of(claim.said_by.value)
        if not any(names(claim.text.value, name) for name in speakers):
            message = f"the text doesn't name the speaker, '{claim.said_by}'"
            known = ", ".join(f"'{name}'" for name in speakers)
            hint = f"say whose words these are, by one of these names: {known}"
            problem = Problem(UNNAMED, message, claim.text.at, help=(hint,))
            yield Finding(problem, claim.exemptions, claim.said_by.value)


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
    for index, passage in enumerate(grounded.support):
        if _is_quoted(passage):
            return index, "stands in quotation marks", "quotation marks"
        word = _reporting_word(passage)
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


def _reporting_word(passage: VerifiedPassage) -> str | None:
    text = passage.source.text
    for span in passage.spans:
        for sentence in text.sentences_touching(span):
            word = reporting_word(tokens(text.content[sentence.start : sentence.end]))
            if word is not None:
                return word
    return None


def reporting_word(sentence: tuple[Token, ...]) -> str | None:
    """Give the first reporting verb or phrase of a sentence, None where it reports nothing."""
    lowered = [token.lower for token in sentence]
    line = f" {' '.join(lowered)} "
    phrases = (phrase for phrase in REPORTING_PHRASES if f" {phrase} " in line)
    verbs = (word for word in lowered if word in REPORTING_VERBS)
    return next(verbs, None) or next(phrases, None)


_REPORTED = "closing the only crossing was out of the question"

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
                "Ida Berg said closing the only crossing was out of the question.",
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
            "tells, by the label or an alias of the subject in `said_by`."
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
)
