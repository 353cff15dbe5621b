"""A small whole project in which entries name each other in every way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.loading.project import LoadedProject, load_project
from generator.verify.example_project import BASE
from tests.support.projects import write_project

CLAIMS = """\
claims:
  # The vote as the weekly tells it.
  ferry-kept:
    text: The council of Northport voted to keep the ferry.
    subjects:
      - northport
    evidence:
      - source: gazette
        passage: |-
          the council of Northport voted to keep the ferry

  # The same vote, in the daily paper.
  ferry-kept-too:
    text: The council of Northport voted to keep the ferry on 4 June.
    short: Voted on 4 June
    subjects: [northport]
    date:
      edtf: 2025-06-04
      as_stated: June 4
      basis: inferred
      reason: the year is that of the other paper
    evidence:
      - source: courier
        passage: |-
          The council of Northport voted on June 4 to keep the ferry
    # end of the second

  ferry-old:
    text: Northport's ferry has run since 1950.
    subjects:
      - northport
    evidence:
      - source: courier
        passage: |-
          It has run since 1950
      - source: courier
        role: context
        passage: |-
          The council of Northport voted on June 4 to keep the ferry

  ferry-lonely:
    text: Eastport asked Northport to keep the ferry.
    subjects:
      - northport
      - eastport
    evidence:
      - source: gazette
        passage: |-
          Eastport asked Northport to keep the ferry
"""

FILES: Mapping[str, str] = {
    **BASE,
    "data/claims/ferry.yml": CLAIMS,
    "data/quotations/ferry.yml": """\
quotations:
  crossing:
    speaker: berg
    source: gazette
    passage: |-
      We cannot close the only crossing
    attribution:
      - passage: |-
          Mayor Ida Berg said on Sunday
""",
    "data/disputes/ferry.yml": """\
disputes:
  day-of-vote:
    question: On which day did the council vote?
    positions: [ferry-kept, ferry-kept-too, ferry-old]
""",
    "data/glossary.yml": """\
terms:
  term-ferry:
    term: ferry
    definition: ferry-old
""",
    "data/processes/keeping.yml": """\
processes:
  keeping:
    label: Who keeps the ferry
    steps:
      vote:
        label: Vote
        words:
          - voted
    progress:
      northport:
        vote:
          status: done
          claims:
            - ferry-kept
            - ferry-kept-too
""",
    "data/permalinks.yml": """\
published:
  - crossing
  - day-of-vote
  - ferry-kept
  - ferry-kept-too
  - ferry-lonely
  - ferry-old
  - ferry-sold
  - term-ferry
withdrawn:
  ferry-sold: it was never sold
""",
    "content/ferry.md": """\
---
title: Again
subject: northport
---

## {{ claim ferry-old }}

{{ claim ferry-kept }} {{  claim   ferry-kept-too form=short }}

{{ matrix keeping }}

{{ progress keeping northport }}

{{ timeline subject=northport limit=newest-3 }}

::: uncited navigation
[The vote](index.md#ferry-kept), written `{{ claim ferry-kept }}`
:::
""",
}
"""The project's files; it breaks no rule."""


def ferry_project(root: Path, changes: Mapping[str, str] | None = None) -> LoadedProject:
    """Write the project, with some files changed, and load it."""
    return load_project(write_project(root, {**FILES, **(changes or {})}))
