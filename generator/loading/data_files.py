"""Read `data/`: every file by the table of its kind, every id once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, cast

from generator.loading.binding import Findings, listed
from generator.loading.entities import files as tables
from generator.loading.entities.source import SOURCE_RECORD
from generator.loading.entry_files import EntryFile, EntryMap, FileMemory
from generator.loading.fields import Field, Record
from generator.loading.files import ProjectFiles
from generator.loading.kinds import ID
from generator.loading.nodes import MappingNode, Node, ScalarNode
from generator.loading.site_config import slug
from generator.loading.yaml_nodes import read_yaml
from generator.model.entities import Dataset, Permalinks
from generator.problems import Location
from generator.text.nearest import did_you_mean

FOLDERS: Mapping[str, Field[Any]] = {
    "claims": tables.CLAIMS,
    "quotations": tables.QUOTATIONS,
    "processes": tables.PROCESSES,
    "disputes": tables.DISPUTES,
}
"""Folders of `data/` with any number of files, and the one key of those files."""

SINGLE_FILES: Mapping[str, Field[Any]] = {
    "subjects.yml": tables.SUBJECTS,
    "glossary.yml": tables.TERMS,
}
"""Files that stand directly in `data/`, and their one key."""

PERMALINKS_FILE = "permalinks.yml"
SOURCES_FOLDER = "sources"
SCHEMA_FOLDER = "schema"

_RENAME = "give the newer one another id; one that was published stays"

_DEFINED = re.compile(r"^ *([a-z0-9-]+): *$", re.MULTILINE)
"""What a file that can't be read may define, so that nobody calls those ids unknown."""

_SHARED_IDS = ("claims", "quotations", "disputes", "processes", "terms")
"""Entities whose ids become addresses on the pages, and so have to differ from each other."""


_PAGES_OF_THEIR_OWN = frozenset({"index"})
"""Pages beside those of the sources, whose ids are the names of theirs."""


@dataclass(slots=True)
class _Collected:
    """What the files read so far define."""

    files: dict[str, dict[str, EntryFile]] = field(default_factory=dict)
    places: dict[str, dict[str, Location]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    permalinks: Permalinks = field(default_factory=Permalinks)

    def of(self, key: str) -> EntryMap[Any]:
        """Give the entries under one top-level key, by id."""
        return EntryMap(self.files.get(key, {}))


def read_data(
    files: ProjectFiles, found: Findings, memory: FileMemory | None = None
) -> tuple[Dataset, frozenset[str]]:
    """Read all data files; also returns the ids that are defined but couldn't be read.

    Files that `memory` knows are not read again.
    """
    collected = _Collected()
    for path in files.list_files("data"):
        _take_file(path, files, collected, found, memory or FileMemory())
    dataset = Dataset(
        sources=collected.of("sources"),
        subjects=collected.of("subjects"),
        claims=collected.of("claims"),
        quotations=collected.of("quotations"),
        disputes=collected.of("disputes"),
        processes=collected.of("processes"),
        glossary=collected.of("terms"),
        permalinks=collected.permalinks,
    )
    return dataset, frozenset(collected.broken)


def record_of(path: str) -> Record[Any] | None:
    """Give the table by which a file of `data/` is read, None if data/ may not hold it."""
    parts = PurePosixPath(path).parts[1:]
    table = _table_of(parts) if parts else None
    if table == SOURCES_FOLDER:
        return SOURCE_RECORD
    if table == PERMALINKS_FILE:
        return tables.PERMALINKS_RECORD
    key = FOLDERS.get(table or "") or SINGLE_FILES.get(table or "")
    return tables.file_record(key) if key else None


def _take_file(
    path: str, files: ProjectFiles, collected: _Collected, found: Findings, memory: FileMemory
) -> None:
    parts = PurePosixPath(path).parts[1:]
    if parts[0] == SCHEMA_FOLDER and path.endswith(".json"):
        return
    table = _table_of(parts)
    if table is None:
        _report_stray(path, parts, found)
        return
    digest = files.digest(path)
    if not digest:
        return
    file = memory.recall(path, digest)
    if file is None:
        before = (found.count, len(files.problems))
        file = _read_file(path, table, files, collected, found)
        if file is not None and before == (found.count, len(files.problems)):
            memory.keep(digest, file)
    if file is not None:
        _take_entries(file, collected, found)


def _read_file(
    path: str, table: str, files: ProjectFiles, collected: _Collected, found: Findings
) -> EntryFile | None:
    text = files.read_text(path)
    if text is None:
        return None
    node, problems = read_yaml(text, path)
    found.add(problems)
    if node is None or isinstance(node, ScalarNode):
        collected.broken |= {PurePosixPath(path).stem, *_DEFINED.findall(text)}
        if not problems:
            _report_empty(path, node, found)
        return None
    if table == SOURCES_FOLDER:
        return _read_source(path, node, collected, found)
    if table == PERMALINKS_FILE:
        bound = tables.PERMALINKS_RECORD.bind(node, "permalinks", found)
        return EntryFile(path, "permalinks", (), {"": bound or Permalinks()})
    return _read_entries(path, node, FOLDERS.get(table) or SINGLE_FILES[table], collected, found)


def _table_of(parts: tuple[str, ...]) -> str | None:
    """Name the kind of a file by its path below `data/`, None if there is no such kind."""
    if len(parts) == 1 and (parts[0] in SINGLE_FILES or parts[0] == PERMALINKS_FILE):
        return parts[0]
    if len(parts) > 1 and parts[-1].endswith(".yml"):
        if parts[0] in FOLDERS:
            return parts[0]
        if parts[0] == SOURCES_FOLDER and len(parts) == 2:  # noqa: PLR2004 - folder and file
            return parts[0]
    return None


def _read_source(path: str, node: Node, collected: _Collected, found: Findings) -> EntryFile | None:
    name = PurePosixPath(path).stem
    at = Location(path)
    if not ID.fullmatch(name):
        message = f"'{name}' can't be the id of a source, which is the name of its file"
        found.error("data/id", message, at, "rename the file: small letters, digits and hyphens")
        return None
    if name in _PAGES_OF_THEIR_OWN:
        message = f"'{name}' can't be the id of a source: the list of sources is the page '{name}'"
        found.error("data/id", message, at, "rename the file, and the source where it is named")
        return None
    source = SOURCE_RECORD.bind_named(node, ScalarNode(name, path, 1, 1, layout=None), found)
    if source is None:
        collected.broken.add(name)
        return None
    return EntryFile(path, "sources", ((name, at),), {name: source})


def _read_entries(
    path: str, node: Node, key: Field[Any], collected: _Collected, found: Findings
) -> EntryFile:
    record: Record[tables.Entries] = tables.file_record(key)
    bound = record.bind(node, key.key, found) or ()
    child = node.get(key.key) if isinstance(node, MappingNode) else None
    if isinstance(child, MappingNode):
        named = {name.value for name, _ in bound}
        unread = {name.value for name, _ in child.entries if name.value not in named}
        collected.broken |= unread | {slug(name) for name in unread}  # what an id was meant to be
    entries: dict[str, object] = {}
    for name, entry in bound:
        entries.setdefault(name.value, entry)
    return EntryFile(path, key.key, tuple((name.value, name.at) for name, _ in bound), entries)


def _take_entries(file: EntryFile, collected: _Collected, found: Findings) -> None:
    if file.kind == "permalinks":
        collected.permalinks = cast("Permalinks", file.entries[""])
        return
    known = collected.files.setdefault(file.kind, {})
    for name, at in file.names:
        if _is_new(name, at, file.kind, collected, found):
            known[name] = file


def _is_new(name: str, at: Location, key: str, collected: _Collected, found: Findings) -> bool:
    """Report an id that stands in the data already, in this or another file."""
    space = "shared" if key in _SHARED_IDS else key
    first = collected.places.setdefault(space, {}).setdefault(name, at)
    if first == at:
        return True
    message = f"the id '{name}' is given twice"
    place = Location(at.path, at.line, at.column, len(name))
    found.error("data/duplicate-id", message, place, f"it stands first at {first}", _RENAME)
    return False


def _report_empty(path: str, node: ScalarNode | None, found: Findings) -> None:
    if node is None or not node.value:
        found.error("data/empty", "the file says nothing", Location(path), "fill or delete it")
    else:
        message = "the file should hold 'key: value' lines"
        first = node.value.split()[0]
        help_ = "look at another file of the same folder"
        if re.fullmatch("[a-z_]+", first):
            help_ = f"if '{first}' is the key, a colon is missing behind it"
        found.error("data/kind", message, node.at, help_)


def _report_stray(path: str, parts: tuple[str, ...], found: Findings) -> None:
    """Report a file that would otherwise be ignored, with the name it may have been meant as."""
    folders = [SOURCES_FOLDER, *FOLDERS]
    singles = [*SINGLE_FILES, PERMALINKS_FILE]
    name = parts[0]
    if len(parts) > 1 and name in folders and path.endswith((".yaml", ".YML", ".YAML")):
        help_: tuple[str, ...] = (f"rename it to '{PurePosixPath(path).stem}.yml'",)
    elif len(parts) > 1 and name in folders:
        help_ = (f"a file directly in data/{name}/ whose name ends in .yml was expected",)
    elif len(parts) > 1:
        help_ = (f"the folders of data/ are {listed(folders)}", *did_you_mean(name, folders))
    else:
        expected = f"directly in data/ stand {listed(singles)}"
        help_ = (expected, *did_you_mean(name, [*singles, *folders]))
    found.error(
        "data/unknown-file", f"'{path}' is not a file that data/ may hold", Location(path), *help_
    )
