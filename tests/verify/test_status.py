"""A step's status is borne out by the words of the claims in its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify.example_project import claim_entry, process_example
from tests.support.projects import verify_example

VOTED = claim_entry(
    "ferry",
    "The council of Northport voted to keep the ferry.",
    "the council of Northport voted to keep the ferry",
)
OWES = claim_entry(
    "ferry",
    "Westport still must pay its share of the ferry.",
    "Westport still must pay its share of the ferry",
    subjects="northport westport",
)
BOATS = claim_entry(
    "ferry",
    "More than 40 boats use the harbour.",
    "More than 40 boats use the harbour",
)
VOTED_IN_CONTEXT = """\
      - source: gazette
        role: context
        passage: |-
          the council of Northport voted to keep the ferry
"""


def said_of(root: Path, status: str, claims: str) -> list[str]:
    cell = f"vote:\n  status: {status}\n  claims:\n    - ferry\nnotice:\n  status: not_stated\n"
    problems = verify_example(root, process_example(cell, claims)).problems
    return [problem.message for problem in problems if problem.rule == "process/status"]


@pytest.mark.parametrize("status", ["done", "begun"])
def test_what_happened_rests_on_a_word_of_the_step(status: str, tmp_path: Path) -> None:
    assert said_of(tmp_path / "voted", status, VOTED) == []
    (message,) = said_of(tmp_path / "boats", status, BOATS)
    assert "no supporting passage has a word of 'vote'" in message


def test_a_passage_of_context_does_not_tell_of_the_step(tmp_path: Path) -> None:
    assert len(said_of(tmp_path, "done", BOATS + VOTED_IN_CONTEXT)) == 1


@pytest.mark.parametrize("status", ["done", "begun"])
def test_what_has_still_to_be_done_has_not_happened(status: str, tmp_path: Path) -> None:
    said = said_of(tmp_path, status, OWES)
    assert f"the step is '{status}', but claim 'ferry' says 'still'" in said


def test_what_is_still_needed_is_said_in_a_word_of_necessity(tmp_path: Path) -> None:
    assert said_of(tmp_path / "owes", "still_needed", OWES) == []
    (message,) = said_of(tmp_path / "voted", "still_needed", VOTED)
    assert "no claim says that anything has to be done" in message
