"""Every passage of the real data, with each of its words left out in turn.

Exempt are the words without which the passage is another verbatim one: its first and its last
word, and those in `STILL_VERBATIM`.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Mapping

import pytest

from generator.loading.project import load_project
from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.text.words import words
from generator.verify.project import verify_project
from tests.support.program import REPO
from tests.text.oracle import canonical

STILL_VERBATIM = {("the anti-landmine Ottawa Convention", "anti-landmine")}
"""Words inside a passage without which the source says the rest as well, elsewhere."""

CLOSEST = re.compile(r"closest, line (\d+) of (\S+) \([^)]+\): (.*)")


@dataclasses.dataclass(frozen=True)
class LeftOut:
    """A passage, and the word that it lost."""

    passage: Scalar
    word: str
    is_end: bool
    rest: str

    @property
    def is_exempt(self) -> bool:
        return self.is_end or (self.passage.value, self.word) in STILL_VERBATIM

    def is_about(self, problem: Problem) -> bool:
        """Tell whether a problem is located in the lines of this passage."""
        first = self.passage.at.line
        lines = range(first, first + self.passage.value.count("\n") + 1)
        return problem.location.path == self.passage.at.path and problem.location.line in lines


def passages_of(value: object) -> Iterator[tuple[Scalar, ...]]:
    """Find all passages in the data, each with its pieces."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for entry in value:
            yield from passages_of(entry)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if field.name in {"passage", "pieces"}:
                yield inner if isinstance(inner, tuple) else (inner,)
            else:
                yield from passages_of(inner)


PASSAGES = tuple({one[0].at: one for one in passages_of(load_project(REPO).dataset)}.values())
PIECES = range(max(map(len, PASSAGES)))


def without_words(piece: int, index: int) -> tuple[list[LeftOut], dict[str, bytes]]:
    """Leave the word of that number out of that piece of every passage; give the new files."""
    cases: list[LeftOut] = []
    files: dict[str, list[str]] = {}
    for passage in (pieces[piece] for pieces in PASSAGES if piece < len(pieces)):
        found = words(passage.value)
        if index >= len(found):
            continue
        word = found[index]
        rest = passage.value[: word.start] + passage.value[word.end :]
        is_end = index in {0, len(found) - 1}
        cases.append(LeftOut(passage, word.text, is_end, " ".join(rest.split())))
        at = passage.location_of(word.start, len(word.text))
        lines = files.setdefault(at.path, (REPO / at.path).read_text("utf-8").split("\n"))
        line = lines[at.line - 1]
        assert line[at.column - 1 :].startswith(word.text)
        lines[at.line - 1] = line[: at.column - 1] + line[at.column - 1 + at.length :]
    return cases, {path: "\n".join(lines).encode() for path, lines in files.items()}


Outcomes = list[tuple[LeftOut, list[Problem]]]


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    """Check the project with the first words left out, the second ones, and so on."""
    found: Outcomes = []
    for piece in PIECES:
        for index in itertools.count():
            cases, files = without_words(piece, index)
            if not cases:
                break
            verdict = verify_project(load_project(REPO, files))
            errors = [p for p in verdict.problems if p.rule.startswith("passage/")]
            found += [(case, [p for p in errors if case.is_about(p)]) for case in cases]
    return found


def test_every_word_is_tried_and_few_are_exempt(outcomes: Outcomes) -> None:
    pieces = itertools.chain.from_iterable(PASSAGES)
    assert len(outcomes) == sum(len(words(piece.value)) for piece in pieces)
    assert sum(not case.is_exempt for case, _ in outcomes) > 0.8 * len(outcomes)


def test_a_passage_that_lacks_a_word_is_rejected_at_its_line(outcomes: Outcomes) -> None:
    accepted = [case for case, problems in outcomes if not case.is_exempt and len(problems) != 1]
    assert accepted == []


def test_the_suggestion_restores_the_passage(outcomes: Outcomes) -> None:
    wrong = []
    for case, problems in outcomes:
        offers = (CLOSEST.match(line) for problem in problems for line in problem.help)
        closest = next(filter(None, offers), None)
        restored = closest and bare(closest[3]) == bare(case.passage.value)
        if not case.is_exempt and not restored:
            wrong.append((case, problems))
    assert wrong == []


def test_the_suggestion_names_the_line_of_the_source(outcomes: Outcomes) -> None:
    for _, problems in outcomes:
        for line in itertools.chain.from_iterable(problem.help for problem in problems):
            if closest := CLOSEST.match(line):
                seed = (REPO / closest[2]).read_bytes().decode("utf-8").split("\n")
                below = canonical(" ".join(seed[int(closest[1]) - 1 :]))
                assert canonical(closest[3]) in below


def test_a_passage_that_is_accepted_stands_in_a_source(outcomes: Outcomes) -> None:
    seeds = [canonical(path.read_text("utf-8")) for path in (REPO / "seeds").glob("*.txt")]
    for case, problems in outcomes:
        if not problems:
            assert any(canonical(case.rest) in seed for seed in seeds), case


def bare(text: str) -> str:
    """Fold a text and drop the marks at its ends."""
    return canonical(text).strip(" .,;:-—\"'()")
