"""What pages say without a citation states no fact of the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.entities import SubjectKind
from generator.model.scalar import Scalar
from generator.pages.document import Page
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.mentions import NameIndex
from generator.verify.rule import Finding, Rule
from generator.verify.steps import StepWord, Tense, step_words
from generator.verify.tokens import Token, tokens
from generator.verify.uses import UseKind
from generator.verify.wordlists import MONTHS, NUMBER_WORDS, WEEKDAYS

NUMBER = "prose/number"
STEP = "prose/step"

_ACTORS = {SubjectKind.STATE, SubjectKind.PERSON, SubjectKind.BODY}
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_ORDINARY = frozenset({"second", "twice", "thrice"})


def check_numbers(context: Context) -> Iterator[Finding]:
    """Find numbers, months and weekdays in uncited prose that no claim of the page has."""
    for page in context.pages if context.reading.is_whole else ():
        found = [(text, token) for text in page.uncited for token in _figures(text.value)]
        found += [(text, token) for text in _labels(page) for token in _days(text.value)]
        if not found:
            continue
        carried = _carried(page, context)
        for text, token in found:
            if _figure(token) not in carried:
                message = f"'{token.plain}' stands here without a citation, and in no claim shown"
                hint = "state it as a claim and refer to it, or say it without the figure"
                at = text.location_of(token.start, token.end - token.start)
                yield Finding(Problem(NUMBER, message, at, help=(hint,)))


def check_steps(context: Context) -> Iterator[Finding]:
    """Find uncited sentences and labels in which a subject takes a step."""
    index = NameIndex(context.dataset)
    kinds = {subject.id: subject.kind for subject in context.dataset.subjects.values()}
    actors = {subject for subject, kind in kinds.items() if kind in _ACTORS}
    for text in _uncited(context):
        for sentence in _SENTENCE.finditer(text.value):
            if sentence[0].endswith("?") or not step_words(sentence[0]):
                continue
            found = _step_of(sentence[0], index, actors)
            if found is not None:
                name, word = found
                message = f"'{name}' and '{word.form}' state a step without a citation"
                hint = "state it as a claim, and refer to it: '{{ claim some-id }}'"
                start = sentence.start() + word.token.start
                at = text.location_of(start, len(word.form))
                yield Finding(Problem(STEP, message, at, help=(hint,)))


def _step_of(sentence: str, index: NameIndex, actors: set[str]) -> tuple[str, StepWord] | None:
    """Find a step that a named actor takes: as done, or in the present with the name before."""
    named = [one for one in index.mentions(sentence) if one.subject in actors]
    among = tokens(sentence)
    for word in step_words(sentence) if named else ():
        if word.tense is Tense.DONE:
            return named[0].name, word
        before = [
            one for one in named if not one.possessive and among[one.first].start < word.token.start
        ]
        if word.tense is Tense.OPEN and before and not word.form.endswith("ing"):
            return before[-1].name, word
    return None


def _uncited(context: Context) -> Iterator[Scalar]:
    for page in context.pages:
        yield from (*_labels(page), *page.uncited)
    for process in context.dataset.processes.values():
        yield process.label
        yield from (step.label for step in process.steps)
    yield from (dispute.question for dispute in context.dataset.disputes.values())


def _labels(page: Page) -> tuple[Scalar, ...]:
    described = (page.description,) if page.description is not None else ()
    return (page.title, *described, *page.labels)


def _carried(page: Page, context: Context) -> set[str]:
    """Collect the figures of the claims that a page shows, and the number of sources."""
    claims = context.dataset.claims
    shown = {
        use.id
        for _, uses in context.uses[page.src_uri]
        for use in uses
        if use.kind is UseKind.CLAIM
    }
    texts = [claims[one].text.value for one in shown if one in claims]
    sources = str(len(context.dataset.sources))
    return {sources, *(_figure(token) for text in texts for token in _figures(text))}


def _figures(text: str) -> Iterator[Token]:
    for token in tokens(text):
        if _is_day(token) or (token.is_number and token.lower not in _ORDINARY):
            yield token


def _days(text: str) -> Iterator[Token]:
    """Give months and weekdays alone: a label's numbers are refused anyway."""
    return (token for token in tokens(text) if _is_day(token) and not token.is_number)


def _is_day(token: Token) -> bool:
    named = token.lower in MONTHS or token.lower in WEEKDAYS
    return named and token.plain != token.lower


def _figure(token: Token) -> str:
    word = token.lower.replace(",", "")
    return str(NUMBER_WORDS.get(word, word))


_CLAIM = claims_example(
    claim_entry(
        "ferry",
        "More than 40 boats use the harbour.",
        "More than 40 boats use the harbour",
    )
)


def _page(prose: str) -> dict[str, str]:
    head = "---\ntitle: The harbour\n---\n\n{{ claim ferry }}\n\n"
    block = f"::: uncited reading-aid\n{prose}\n:::\n"
    return {**_CLAIM, "content/harbour.md": head + block}


RULES = (
    Rule(
        id=NUMBER,
        title="Uncited prose has no figure that no claim has",
        explanation=(
            "A block `::: uncited` says nothing about the subject, so a number, month or weekday "
            "in it is one that a claim shown on the same page has, too; and so is a month or "
            "weekday in a title, description or heading. Only the number of sources may be said. "
            "State the figure as a claim, or leave it out."
        ),
        bad=_page("The list below has 50 boats."),
        good=_page("The sentence above tells of 40 boats."),
        check=check_numbers,
    ),
    Rule(
        id=STEP,
        title="Uncited prose and labels tell of no step",
        explanation=(
            "*Elm has joined* is a fact, whether it stands in a heading, in a description or in a "
            "block `::: uncited`. So no sentence there puts a state, person or body beside a word "
            "of the closed list that says a step is done, nor in front of one in the present "
            "(*Elm joins*). Questions state nothing. State it as a claim."
        ),
        bad=_page("Westport has joined the scheme."),
        good=_page("What Westport owes is told on another page."),
        check=check_steps,
    ),
)
