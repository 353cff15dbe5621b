"""What an editorial rule is: a stable id, words for people, two examples and a check."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model.entities import Exemption
from generator.problems import Problem
from generator.verify.context import Context

Example = Mapping[str, str]
"""Files of a small project by their paths, laid over `generator.verify.example_project`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that a rule found, and the exemptions that may excuse it.

    `word` is the word of the claim or passage that it is about; an exemption that names a
    word covers findings about that word alone.
    """

    problem: Problem
    exemptions: tuple[Exemption, ...] = ()
    word: str = ""


class Scope(enum.Enum):
    """What a rule looks at: all of a project, or parts of it by themselves.

    Sources and subjects belong to each part. `GROUND` are these alone, with the passages of
    aliases; `SOURCE` is one source, with what uses it; `CLAIM` are some claims and quotations
    of one file; `PROCESS` is one process with the hits that it has seen, and with what its claims
    tell. A rule is shown a part of its scope, and nothing else.
    """

    PROJECT = "project"
    GROUND = "ground"
    SOURCE = "source"
    PROCESS = "process"
    CLAIM = "claim"


Check = Callable[[Context], Iterable[Finding]]


def found_elsewhere(_context: Context) -> Iterable[Finding]:
    """Find nothing: the check of rules whose problems arise while the data is put together."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """An editorial rule; its documentation and its tests are made from these fields.

    `explanation` says what it asks, why, and how to mend a finding. The `bad` example breaks
    this rule, the `good` one breaks none. An `exemptible` rule gives way to a stated reason.
    Its `scope` says what it is shown.
    """

    id: str
    title: str
    explanation: str
    bad: Example
    good: Example
    check: Check = found_elsewhere
    exemptible: bool = False
    scope: Scope = Scope.PROJECT
