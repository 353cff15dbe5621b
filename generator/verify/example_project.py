"""A small project on an invented subject, over which the examples of the rules are laid.

It is complete and breaks no rule, so that what an example changes is all that a rule sees.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping

_GAZETTE = """\
The Ferry Stays

By Ada North

June 10, 2025

On June 3, the council of Northport voted to keep the ferry. More than 40 boats use the \
harbour, though neither Eastport nor Westport has joined the scheme.

"We cannot close the only crossing," Mayor Ida Berg said on Sunday. "It feeds the \
town." She called the plan "bold but late" in a letter.

Berg signed an order that carries out the decision of the Harbour Board dated June 5, 2025. \
The order takes effect in July.

In early May, Eastport asked Northport to keep the ferry. Its harbour closed in 1950, and \
its council thanked Northport. Westport still must pay its share of the ferry.

Read more: Ferries of the North
"""

_COURIER = """\
Northport keeps the ferry
The council of Northport voted on June 4 to keep the ferry. It has run since 1950.
Mayor Ida Berg said closing the only crossing was out of the question.
"""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


GAZETTE_SHA256 = _digest(_GAZETTE)

GAZETTE = f"""\
title: The Ferry Stays
publisher: The Gazette
author: Ada North
issued: 2025-06-10
language: en
text: seeds/gazette.txt
sha256: {GAZETTE_SHA256}
paragraphs: blank_lines
structure:
  - line: 1
    kind: title
  - line: 3
    kind: byline
  - line: 5
    kind: date
  - line: 15
    kind: pointer
rights: quotation
coverage: partial
found_outside:
  publisher: the head of the printed page
"""

_COURIER_DATA = f"""\
title: Northport keeps the ferry
language: en
text: seeds/courier.txt
sha256: {_digest(_COURIER)}
paragraphs: lines
structure:
  - line: 1
    kind: title
rights: quotation
coverage: partial
"""

_SUBJECTS = """\
subjects:
  northport:
    label: Northport
    kind: state
  eastport:
    label: Eastport
    kind: state
  westport:
    label: Westport
    kind: state
  berg:
    label: Ida Berg
    kind: person
    aliases:
      - name: Berg
        source: gazette
        passage: |-
          Berg signed an order
  harbour-board:
    label: Harbour Board
    kind: body
"""

_PAGE = """\
---
title: The ferry
---

{{ claims subject=northport }}

{{ voices }}

{{ disputes }}

{{ glossary }}

{{ gaps }}
"""

BASE: Mapping[str, str] = {
    "mkdocs.yml": "site_name: The ferry\ndocs_dir: content\n",
    "seeds/gazette.txt": _GAZETTE,
    "seeds/courier.txt": _COURIER,
    "data/sources/gazette.yml": GAZETTE,
    "data/sources/courier.yml": _COURIER_DATA,
    "data/subjects.yml": _SUBJECTS,
    "content/index.md": _PAGE,
}
"""The files of the project by their paths from its root."""


def claim_example(
    text: str, passage: str, more: str = "", *, subjects: str = "northport"
) -> dict[str, str]:
    """Make an example of one claim on one passage; `more` is YAML of the claim's level."""
    return claims_example(claim_entry("ferry", text, passage, more, subjects=subjects))


def claim_entry(  # noqa: PLR0913 - a claim has this many keys
    name: str,
    text: str,
    passage: str,
    more: str = "",
    *,
    source: str = "gazette",
    subjects: str = "northport",
) -> str:
    """Write a claim as it stands in a file of claims; `subjects` are ids with spaces between."""
    return f"""\
  {name}:
    text: {text}
    subjects:
{"".join(f"      - {subject}{chr(10)}" for subject in subjects.split())}\
{textwrap.indent(textwrap.dedent(more), "    ")}\
    evidence:
      - source: {source}
        passage: |-
          {passage}
"""


def claims_example(*entries: str) -> dict[str, str]:
    """Make an example of one file of claims."""
    return {"data/claims/ferry.yml": "claims:\n" + "\n".join(entries)}


def quotation_example(passage: str, more: str = "", speaker: str = "berg") -> dict[str, str]:
    """Make an example of one quotation; `more` is YAML of its level."""
    text = f"""\
quotations:
  crossing:
    speaker: {speaker}
    source: gazette
    passage: |-
      {passage}
{textwrap.indent(textwrap.dedent(more), "    ")}"""
    return {"data/quotations/ferry.yml": text}


def gazette_example(old: str, new: str) -> dict[str, str]:
    """Make an example of the description of a source, with one place in it changed."""
    return {"data/sources/gazette.yml": GAZETTE.replace(old, new)}


VOTE_CELL = """\
vote:
  status: done
  claims:
    - ferry
notice:
  status: not_stated
"""
"""The steps of a subject in `process_example`: one that a claim tells of, and a gap."""

VOTE_CLAIM = claim_entry(
    "ferry",
    "The council of Northport voted to keep the ferry.",
    "the council of Northport voted to keep the ferry",
)
"""The claim of that step."""


def process_example(cell: str, claim_entries: str = "") -> dict[str, str]:
    """Make an example of a process with one step and the cell of one subject."""
    text = f"""\
processes:
  keeping:
    label: Who keeps the ferry
    steps:
      vote:
        label: Vote
        words:
          - vote
          - voted
      notice:
        label: Notice
        words:
          - notice
    progress:
      northport:
{textwrap.indent(textwrap.dedent(cell), "        ")}"""
    example = {"data/processes/keeping.yml": text}
    return example | (claims_example(claim_entries) if claim_entries else {})
