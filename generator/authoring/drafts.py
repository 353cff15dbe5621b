"""A new claim: its canonical YAML, its file, and the id that suggests itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.authoring.entries import append_to_mapping
from generator.authoring.file_edits import FileEdits
from generator.authoring.json_schema import head_of_new_file
from generator.authoring.permalinks import list_as_published
from generator.authoring.yaml_tree import Branch, Entry
from generator.authoring.yaml_writer import branch_rows, entry_rows
from generator.loading.entities.claim import CLAIM_RECORD
from generator.loading.fields import MapOf
from generator.loading.kinds import Kind
from generator.loading.nodes import ScalarNode, Style
from generator.loading.project import LoadedProject

FOLDER = "data/claims"
_WORDS_OF_AN_ID = 5
_KEY = re.compile(r" {2}(\w+):")
_KEY_OF_DATE = re.compile(r" {4}(\w+):")
_SMALL_WORD = re.compile(
    "an?|and|are|as|at|be|by|for|from|has|have|in|is|its?|of|on|or|that|the|to|was|were|with"
)

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a piece of a data file says: a text, a list, or a mapping."""


@dataclass(frozen=True, slots=True)
class DraftPassage:
    """A passage of a draft, in the source's words."""

    source: str
    pieces: tuple[str, ...]
    role: str = "support"
    prefix: str = ""
    suffix: str = ""

    def value(self) -> Value:
        """Give its keys; what says nothing is left out."""
        passage: Value = self.pieces[0] if len(self.pieces) == 1 else list(self.pieces)
        role = "" if self.role == "support" else self.role
        return _without_empty(
            {
                "source": self.source,
                "role": role,
                "passage": passage,
                "prefix": self.prefix,
                "suffix": self.suffix,
            }
        )


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim as somebody described it; what is empty is left out. `date` holds its keys."""

    id: str
    text: str
    subjects: tuple[str, ...]
    evidence: tuple[DraftPassage, ...]
    short: str = ""
    said_by: str = ""
    date: Mapping[str, str] | None = None
    exemptions: tuple[tuple[str, str, str], ...] = ()
    """Rule, word and reason of each finding that the author accepts."""

    def value(self) -> Mapping[str, Value]:
        """Give its keys; what says nothing is left out."""
        return _without_empty(
            {
                "text": self.text,
                "short": self.short,
                "subjects": list(self.subjects),
                "said_by": self.said_by,
                "date": _without_empty(self.date or {}),
                "evidence": [passage.value() for passage in self.evidence],
                "exemptions": [
                    _without_empty({"rule": rule, "word": word, "reason": reason})
                    for rule, word, reason in self.exemptions
                ],
            }
        )


def claim_rows(draft: ClaimDraft) -> list[str]:
    """Write a claim in canonical YAML, without indent."""
    return rows_of_entry(draft.id, draft.value(), MapOf(CLAIM_RECORD, "the id of a claim"))


def rows_of_entry(name: str, value: Mapping[str, Value], kind: MapOf[Any]) -> list[str]:
    """Write an entry with its id in canonical YAML, without indent."""
    return entry_rows(Entry(_leaf(name), _tree(value)), kind, 0)


def key_at(draft: ClaimDraft, index: int) -> str:
    """Name the key of a claim, such as `text` or `date.basis`, to which one of its rows belongs.

    `index` counts from 0, the row of the id, for which there is no key and "" is given.
    """
    rows = claim_rows(draft)[1 : index + 1]
    top = next((match[1] for row in reversed(rows) if (match := _KEY.match(row))), "")
    below = _KEY_OF_DATE.match(rows[-1]) if top == "date" else None
    return f"date.{below[1]}" if below else top


def value_rows(value: Mapping[str, Value], kind: Kind[Any]) -> list[str]:
    """Write the keys of a mapping in canonical YAML, without indent."""
    branch = _tree(value)
    return branch_rows(branch, kind, 0) if isinstance(branch, Branch) else []


def add_claim(edits: FileEdits, loaded: LoadedProject, draft: ClaimDraft, path: str) -> None:
    """Put a claim at the end of a file of claims, new or not, and list its id as published."""
    if not edits.exists(path):
        edits.insert_rows(path, 1, head_of_new_file(path, loaded.lines))
    append_to_mapping(edits, path, "claims", claim_rows(draft), spaced=True)
    list_as_published(edits, loaded.dataset, [draft.id])


def show_on_page(edits: FileEdits, path: str, name: str) -> None:
    """Put a reference to a claim at the end of a page."""
    line = edits.text(path).count("\n") + 2
    gap = [""] if edits.text(path).strip() else []
    edits.insert_rows(path, line, [*gap, f"{{{{ claim {name} }}}}"])


def propose_id(text: str, taken: Sequence[str], words: int = _WORDS_OF_AN_ID) -> str:
    """Make an id of a text's first words that nothing has yet."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", text))
    ascii_only = "".join(char for char in plain if not unicodedata.combining(char))
    found = re.findall(r"[a-z0-9]+", ascii_only.lower())
    telling = [word for word in found if not _SMALL_WORD.fullmatch(word)] or found or ["claim"]
    name = "-".join(telling[:words])
    free = (one for number in range(2, len(taken) + 3) if (one := f"{name}-{number}") not in taken)
    return name if name not in taken else next(free)


def propose_file(loaded: LoadedProject, subjects: Sequence[str]) -> str:
    """Name the file of claims that has most about the subjects, the first of them above all."""
    scores: Counter[str] = Counter()
    for claim in loaded.dataset.claims.values():
        about = [subject.value for subject in claim.subjects]
        scores[claim.at.path] += sum(
            1 + (len(subjects) if position == 0 else 0)
            for position, subject in enumerate(subjects)
            if subject in about
        )
    best = max(
        scores.items(), key=lambda item: (item[1], item[0]), default=(f"{FOLDER}/claims.yml", 0)
    )
    return best[0]


def _without_empty(pairs: Mapping[str, Value]) -> Mapping[str, Value]:
    return {key: value for key, value in pairs.items() if value}


def _tree(value: Value) -> Branch | ScalarNode:
    if isinstance(value, str):
        return _leaf(value)
    if isinstance(value, Mapping):
        entries = [Entry(_leaf(key), _tree(child)) for key, child in value.items()]
        return Branch(is_mapping=True, entries=entries)
    return Branch(is_mapping=False, entries=[Entry(None, _tree(child)) for child in value])


def _leaf(value: str) -> ScalarNode:
    """Make a string that the writer gives the style it needs."""
    return ScalarNode(value, "", 0, 0, Style.DOUBLE_QUOTED)
