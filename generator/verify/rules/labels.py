"""Labels name things; they state nothing that would need a citation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.scalar import Scalar
from generator.pages.labels import first_number
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.example_project import VOTE_CELL, VOTE_CLAIM, process_example
from generator.verify.rule import Finding, Rule
from generator.verify.tokens import tokens

NUMBER = "label/number"


def check_numbers(context: Context) -> Iterator[Finding]:
    """Find numbers, in digits or words, in everything that is printed without a citation."""
    for label in _labels(context):
        for token in tokens(label.value):
            if token.is_number:
                message = f"a label holds no number, and '{token.plain}' is one"
                hint = "a number is a claim: say it in one, and leave the label without it"
                at = label.location_of(token.start, token.end - token.start)
                yield Finding(Problem(NUMBER, message, at, help=(hint,)))


def _labels(context: Context) -> Iterator[Scalar]:
    for page in context.pages:
        labels = [page.title, *([page.description] if page.description else []), *page.labels]
        told = page.src_uri in context.reading.faulty_pages  # of digits, where the page was read
        yield from (one for one in labels if not (told and first_number(one.value) is not None))
    for process in context.dataset.processes.values():
        yield process.label
        yield from (step.label for step in process.steps)
    for dispute in context.dataset.disputes.values():
        yield dispute.question


_PROCESS = process_example(VOTE_CELL, VOTE_CLAIM)
_PATH = "data/processes/keeping.yml"

RULES = (
    Rule(
        id=NUMBER,
        title="A label holds no number",
        explanation=(
            "Titles, headings, table heads, the questions of disputes and the names of steps "
            "stand on the page without a citation. A number in them would be a claim that "
            "nobody proved, and would stay behind when the claims change. Say it in a claim."
        ),
        bad=_PROCESS | {_PATH: _PROCESS[_PATH].replace("Who keeps", "Two towns keep")},
        good=_PROCESS,
        check=check_numbers,
    ),
)
