"""A claim tells of no step that its supporting passages don't tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.scalar import Scalar
from generator.problems import Problem, Severity
from generator.verify.context import Context, GroundedClaim
from generator.verify.corpus import VerifiedPassage
from generator.verify.example_project import claim_example
from generator.verify.rule import Finding, Rule
from generator.verify.step_words import PRO_VERBS, SPEECH_FAMILIES, STEP_FAMILIES
from generator.verify.steps import StepWord, Tense, step_words
from generator.verify.suggestions import exemption_hint
from generator.verify.tokens import lowers

UNSUPPORTED = "step/unsupported"

_BY_NAME = {family.name: family for family in STEP_FAMILIES}
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """The families of steps that passages tell of: at all, as done, and in context."""

    support: frozenset[str]
    done: frozenset[str]
    context: frozenset[str]

    def bears_out(self, word: StepWord) -> bool:
        """Tell whether the passages carry a word of the claim."""
        if word.tense is Tense.NOUN:
            return word.family in self.support | self.context
        return word.family in (self.done if word.tense is Tense.DONE else self.support)


def check_steps(context: Context) -> Iterator[Finding]:
    """Find words of steps in a claim's text or short form that no supporting passage has."""
    for grounded in context.claims.values():
        if any(step_words(text.value) for text in grounded.told):
            told = _told(grounded)
            for text in grounded.told:
                for word in step_words(text.value):
                    if not told.bears_out(word):
                        yield _unsupported(text, word, told, grounded)


def _told(grounded: GroundedClaim) -> _Told:
    support = list(_words(grounded.support))
    others = [one for one in grounded.passages if one not in grounded.support]
    context = list(_words(others))
    if any(_names_it_elsewhere(passage) for passage in grounded.support):
        support += context
    return _Told(
        frozenset(word.family for word in support),
        frozenset(word.family for word in support if word.is_done),
        frozenset(word.family for word in context),
    )


def _words(passages: Iterable[VerifiedPassage]) -> Iterator[StepWord]:
    """Give the words of steps inside of passages, read with what stands before them."""
    for passage in passages:
        text = passage.source.text
        for span in passage.spans:
            touched = text.sentences_touching(span)
            start = min([span.start, *(sentence.start for sentence in touched)])
            inside = span.start - start
            for word in step_words(text.content[start : span.end]):
                if word.token.start >= inside:
                    yield word


def _names_it_elsewhere(passage: VerifiedPassage) -> bool:
    words = f" {' '.join(word for one in passage.exact for word in lowers(one))} "
    return any(f" {phrase} " in words for phrase in PRO_VERBS)


def _unsupported(text: Scalar, word: StepWord, told: _Told, grounded: GroundedClaim) -> Finding:
    family = _BY_NAME[word.family]
    if word.tense is Tense.DONE and word.family in told.support:
        message = f"'{word.form}' says that it is done, the supporting passages don't"
        hint = "say it as the passage does, or add the passage in which it is done"
    else:
        message = f"'{word.form}' tells of a step that no supporting passage tells of"
        hint = "tell the step that the passage has, or add the passage that has this one"
    forms = family.done if word.tense is Tense.DONE else (*family.done, *family.open)
    hints = (
        hint,
        f"words that would bear it out: {', '.join(forms[:_SHOWN])}",
        exemption_hint(UNSUPPORTED, word.form),
    )
    at = text.location_of(word.token.start, len(word.form))
    severity = Severity.WARNING if family in SPEECH_FAMILIES else Severity.ERROR
    problem = Problem(UNSUPPORTED, message, at, severity, help=hints)
    return Finding(problem, grounded.claim.exemptions, word.form)


RULES = (
    Rule(
        id=UNSUPPORTED,
        title="A step that a claim tells of stands in its supporting passages",
        explanation=(
            "*Voted*, *signed*, *ratified* and *left* are different things, and a passage may "
            "tell of one of them beside the name and the day of another. So each word for a step "
            "in a claim's text or short form has to stand in a supporting passage, by itself or "
            "by another word of its family in the closed list. A word that says a step is done "
            "takes one that says so: *has left* doesn't follow from *to leave*. What a passage of "
            "`role: context` tells of counts for nouns only (*the decision*), and where the "
            "supporting passage says *did the same*. Use the passage's own word, or add the "
            "passage that tells of the step. Words for how somebody speaks (*warned*, "
            "*praised*) are a warning."
        ),
        bad=claim_example(
            "The council of Northport decided to close the ferry.",
            "the council of Northport voted to keep the ferry",
        ),
        good=claim_example(
            "Northport's council voted to keep the ferry.",
            "the council of Northport voted to keep the ferry",
        ),
        check=check_steps,
        exemptible=True,
    ),
)
