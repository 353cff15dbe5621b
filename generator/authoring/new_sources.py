"""A new source: its archived bytes and its description."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.drafts import Value, propose_id, value_rows
from generator.authoring.json_schema import head_of_new_file
from generator.authoring.source_guesses import LineGuess
from generator.loading.data_files import SOURCES_FOLDER
from generator.loading.entities.source import SOURCE_RECORD
from generator.loading.files import Changes
from generator.loading.project import LoadedProject

ARCHIVE = "seeds"
"""The folder of archived texts."""


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as somebody described it; what is empty is left out.

    `metadata` has the keys title, publisher, author, issued, url and language; `text` is the
    path of the archived file.
    """

    id: str
    text: str
    content: bytes
    metadata: Mapping[str, str]
    paragraphs: str
    structure: Sequence[LineGuess]
    rights: str
    coverage: str
    found_outside: Mapping[str, str]

    @property
    def path(self) -> str:
        """The file of its description."""
        return f"data/{SOURCES_FOLDER}/{self.id}.yml"


def source_changes(draft: SourceDraft, loaded: LoadedProject) -> Changes:
    """Give the archived file, byte for byte, and the description in canonical YAML."""
    structure = [{"line": str(one.line), "kind": one.kind.value} for one in draft.structure]
    value: dict[str, Value] = {
        **draft.metadata,
        "text": draft.text,
        "sha256": hashlib.sha256(draft.content).hexdigest(),
        "paragraphs": draft.paragraphs,
        "structure": structure,
        "rights": draft.rights,
        "coverage": draft.coverage,
        "found_outside": dict(draft.found_outside),
    }
    rows = head_of_new_file(draft.path, loaded.lines)
    rows += value_rows({key: one for key, one in value.items() if one}, SOURCE_RECORD)
    text = "\n".join(rows) + "\n"
    return {draft.text: draft.content, draft.path: text.encode()}


def archived_as(loaded: LoadedProject, content: bytes) -> str | None:
    """Name the source whose archived text has just these bytes, None if there is none."""
    return next((name for name, one in loaded.source_bytes.items() if one == content), None)


def propose_source_id(metadata: Mapping[str, str], taken: Sequence[str]) -> str:
    """Make an id of publisher and date, as far as they are known, else of the title."""
    words = metadata.get("publisher") or metadata.get("title", "source")
    issued = metadata.get("issued", "")
    return propose_id(f"{words} {issued}", taken, words=8)


def usual_language(loaded: LoadedProject) -> str:
    """Give the language that most sources have, "" without a source."""
    languages = Counter(source.language.value for source in loaded.dataset.sources.values())
    return languages.most_common(1)[0][0] if languages else ""
