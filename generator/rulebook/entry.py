"""What is written about a rule, whichever part of the program it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.verify.example_project import BASE, claim_example

Files = Mapping[str, str | bytes]
"""Files of a small project by their paths, laid over `generator.verify.example_project`."""

CLAIMS_FILE = "data/claims/ferry.yml"

CLAIMS: Mapping[str, str] = claim_example(
    "The council of Northport voted to keep the ferry.",
    "the council of Northport voted to keep the ferry",
)
"""The file with one claim that most examples change in one place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The documentation of a rule.

    `explanation` says what it asks, why, and how to mend a finding; an empty line parts its
    paragraphs. The `bad` example breaks the rule, the `good` one does not; rules about what
    no example can hold, such as the state of a disk, have none.
    """

    id: str
    title: str
    explanation: str
    bad: Files | None = None
    good: Files | None = None
    exemptible: bool = False

    @property
    def group(self) -> str:
        """The part of the id in front of the slash."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """The part of the id behind the slash."""
        return self.id.partition("/")[2]


def changed_claim(old: str, new: str) -> Files:
    """Give the file with one claim, with one place in it changed."""
    return changed(CLAIMS_FILE, old, new)


def changed(path: str, old: str, new: str) -> Files:
    """Give one file of the example project, with one place in it changed."""
    text = {**BASE, **CLAIMS}[path]
    return {path: text.replace(old, new, 1)}
