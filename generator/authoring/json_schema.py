"""JSON Schemas of the data files, made from the tables by which those files are read.

They are for editors, which offer keys and ids from them and underline slips while somebody types
(draft-07, which all of them read). What needs more than one file or the archived texts stays
with `explainer check`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from generator.loading.data_files import (
    FOLDERS,
    PERMALINKS_FILE,
    SCHEMA_FOLDER,
    SINGLE_FILES,
    SOURCES_FOLDER,
    record_of,
)
from generator.loading.entities import files as tables
from generator.loading.entities.source import SOURCE_RECORD
from generator.loading.fields import Field, ListOf, MapOf, OneOrMore, Record
from generator.loading.files import FileLines
from generator.loading.kinds import (
    ID,
    Choice,
    EdtfDate,
    Kind,
    LineNumber,
    Listed,
    Passage,
    Pattern,
    Reference,
    Text,
)
from generator.model.entities import Dataset
from generator.verify.rules import EXEMPTIBLE

Schema = dict[str, Any]
"""A JSON Schema, or a part of one, as JSON."""

FOLDER = f"data/{SCHEMA_FOLDER}"
"""Where a project keeps its schemas."""

DRAFT = "http://json-schema.org/draft-07/schema#"
_MADE = "Made by `explainer schema` from the project's data; don't edit it."

_WORDS = ["string", "number", "boolean"]
"""What an editor takes an unquoted text for; the loader reads all of them as they are written."""

_MODELINE = "# yaml-language-server:"
_SUPERFLUOUS_ESCAPE = re.compile(r"\\([\"'`])")


def schema_files(dataset: Dataset) -> dict[str, bytes]:
    """Make the schema of each kind of data file; the same data always gives the same bytes."""
    known = _known_ids(dataset)
    return {
        f"{FOLDER}/{_file_name(kind)}": _json(_file_schema(record, known))
        for kind, record in _RECORDS.items()
    }


def schema_of(path: str) -> str | None:
    """Name the schema of a data file, as an address relative to it; None for another file."""
    if not path.startswith("data/") or record_of(path) is None:
        return None
    _, kind, *below = PurePosixPath(path).parts
    return f"{'../' * len(below)}{SCHEMA_FOLDER}/{_file_name(kind.removesuffix('.yml'))}"


def modeline(path: str) -> str | None:
    """Give the comment that tells editors the schema of a data file; None for another file."""
    schema = schema_of(path)
    return f"{_MODELINE} $schema={schema}" if schema else None


def head_of_new_file(path: str, lines: FileLines) -> list[str]:
    """Give the lines with which a new data file begins: a modeline where other files have one."""
    has_modelines = any((lines.line(one, 1) or "").startswith(_MODELINE) for one in lines.paths)
    line = modeline(path)
    return [line] if line and has_modelines else []


def _records() -> dict[str, Record[Any]]:
    """Give the table of each kind of file by the folder or file that holds it."""
    singles = {key.removesuffix(".yml"): value for key, value in SINGLE_FILES.items()}
    keyed = {name: tables.file_record(key) for name, key in {**FOLDERS, **singles}.items()}
    return {
        SOURCES_FOLDER: SOURCE_RECORD,
        **keyed,
        PERMALINKS_FILE.removesuffix(".yml"): tables.PERMALINKS_RECORD,
    }


def _file_name(kind: str) -> str:
    """Name the schema after what a file holds: each file of a folder of sources holds one."""
    return "source.json" if kind == SOURCES_FOLDER else f"{kind}.json"


_RECORDS: Mapping[str, Record[Any]] = _records()


def _known_ids(dataset: Dataset) -> dict[str, Mapping[str, str]]:
    """List what references may name, by their target; each id with words about it, or none.

    Claims go without their text, so that rewording one leaves the schemas as they are.
    """
    processes = dataset.processes.values()
    present = (*dataset.claims, *dataset.quotations, *dataset.disputes, *dataset.processes)
    return {
        "source": {name: one.title.value for name, one in dataset.sources.items()},
        "subject": {name: one.label.value for name, one in dataset.subjects.items()},
        "claim": dict.fromkeys(dataset.claims, ""),
        "quotation": dict.fromkeys(dataset.quotations, ""),
        "step": {step.id: step.label.value for process in processes for step in process.steps},
        "present entry": dict.fromkeys((*present, *dataset.glossary), ""),
        "rule that gives way to a reason": dict.fromkeys(EXEMPTIBLE, ""),
    }


def _file_schema(record: Record[Any], known: Mapping[str, Mapping[str, str]]) -> Schema:
    maker = _Maker(known)
    body = maker.schema(record)
    head: Schema = {"$schema": DRAFT, "$comment": _MADE}
    if maker.definitions:
        body["definitions"] = dict(sorted(maker.definitions.items()))
    return head | body


def _json(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the schema of one file; lists of ids become definitions, each once."""

    known: Mapping[str, Mapping[str, str]]
    definitions: dict[str, Schema] = field(default_factory=dict)

    def schema(self, kind: Kind[Any]) -> Schema:
        """Say what a kind accepts."""
        match kind:
            case Record():
                return self._record(kind)
            case MapOf():
                return self._map(kind)
            case ListOf():
                return self._list(kind)
            case OneOrMore(entry=entry):
                return {"anyOf": [self.schema(entry), self._list(ListOf(entry))]}
            case Reference(target=target) | Listed(target=target):
                return self._reference(target)
        return _leaf(kind)

    def _record(self, record: Record[Any]) -> Schema:
        required = [item.key for item in record.required]
        return {
            "title": record.noun,
            "type": "object",
            "properties": {item.key: self._property(item) for item in record.fields},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _property(self, item: Field[Any]) -> Schema:
        made = self.schema(item.kind)
        made.pop("title", None)
        shown = () if "$ref" in made else item.examples
        examples = {"examples": list(shown)} if shown else {}
        return {"description": item.about, **made, **examples}

    def _map(self, kind: MapOf[Any]) -> Schema:
        made: Schema = {"type": _may_be_absent("object", may_be=kind.may_be_empty)}
        keys = kind.keys or tuple(sorted(self.known.get(kind.target, ())))
        value = self.schema(kind.value)
        if not keys:
            names = {"pattern": _anchored(ID.pattern), "description": kind.names}
            return made | {"propertyNames": names, "additionalProperties": value}
        name = f"value-of-{_slug(kind.target or kind.names)}"
        self.definitions[name] = value
        labels = self.known.get(kind.target, {})
        properties = {key: _labelled(labels.get(key, ""), name) for key in keys}
        return made | {"properties": properties, "additionalProperties": False}

    def _list(self, kind: ListOf[Any]) -> Schema:
        made: Schema = {"type": _may_be_absent("array", may_be=kind.may_be_empty)}
        made["items"] = self.schema(kind.entry)
        if not kind.may_be_empty:
            made["minItems"] = 1
        if isinstance(kind.entry, Reference):
            made["uniqueItems"] = True
        return made

    def _reference(self, target: str) -> Schema:
        known = self.known.get(target, {})
        if not known:
            return {"type": "string", "pattern": _anchored(ID.pattern)}
        names = sorted(known)
        definition: Schema = {"type": "string", "enum": names}
        if any(known.values()):
            definition["enumDescriptions"] = [known[name] for name in names]
        self.definitions[_slug(target)] = definition
        return {"$ref": f"#/definitions/{_slug(target)}"}


def _leaf(kind: Kind[Any]) -> Schema:
    """Say what a kind of single values accepts."""
    match kind:
        case Choice(words=words):
            return {"type": "string", "enum": [word.value for word in words]}
        case Pattern(pattern=pattern, wanted=wanted):
            message = f"expected {wanted}"
            return {
                "type": "string",
                "pattern": _anchored(pattern),
                "patternErrorMessage": message,
            }
        case LineNumber():
            return {"type": "integer", "minimum": 1}
        case Text() | Passage() | EdtfDate():
            return {"type": _WORDS, "minLength": 1}
    raise TypeError(f"{type(kind).__name__} has no schema")


def _labelled(label: str, definition: str) -> Schema:
    return {**({"description": label} if label else {}), "$ref": f"#/definitions/{definition}"}


def _may_be_absent(type_: str, *, may_be: bool) -> str | Sequence[str]:
    """Allow a key without a value, where the table does."""
    return [type_, "null"] if may_be else type_


def _anchored(pattern: str) -> str:
    """Make a pattern of the whole value, in the dialect of JSON Schema."""
    plain = _SUPERFLUOUS_ESCAPE.sub(r"\1", pattern)
    return f"^(?:{plain})$"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
