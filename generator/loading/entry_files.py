"""The entries of a file: as they were just read, or made from its row when somebody asks.

A row is kept for a file in which nothing was wrong, by its path and a digest of its bytes. All
that it says follows from these alone, so a file of the same bytes needs no reading.
"""

from __future__ import annotations

import functools
import json
from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar, cast

from generator.loading.rows import codec_of
from generator.model.entities import (
    Claim,
    Dispute,
    Exemption,
    GlossaryTerm,
    Permalinks,
    Process,
    Quotation,
    Source,
    StatedDate,
    Subject,
)
from generator.problems import Location, Row

T_co = TypeVar("T_co", covariant=True)

Names = tuple[tuple[str, Location], ...]
"""The ids of a file with their places, in its order."""

KINDS: Mapping[str, Any] = {
    "sources": Source,
    "subjects": Subject,
    "claims": Claim,
    "quotations": Quotation,
    "disputes": Dispute,
    "processes": Process,
    "terms": GlossaryTerm,
    "permalinks": Permalinks,
}
"""What the files of each table hold, by the key of the table."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked of all claims and quotations alike, so that few of them have to be made.

    The speaker of a quotation is its `said_by`. `days` are the bounds of its date, as
    proleptic Gregorian ordinals, None where it has none.
    """

    subjects: tuple[str, ...] = ()
    said_by: str | None = None
    sources: tuple[str, ...] = ()
    days: tuple[int, int] | None = None
    same_words_as: str | None = None
    exemptions: tuple[Exemption, ...] = ()


class EntryFile:
    """The entries of one file."""

    def __init__(
        self,
        path: str,
        kind: str,
        names: Names,
        entries: Mapping[str, object],
        row: Row | None = None,
    ) -> None:
        """Take what was read, or, where `row` is given, make it from the row when asked.

        `kind` is the key of the table that the file belongs to.
        """
        self.path = path
        self.kind = kind
        self.names = names
        self._row = row
        if row is None:
            self.entries = entries

    @functools.cached_property
    def entries(self) -> Mapping[str, object]:
        """The entries by id."""
        written = cast("Row", self._row)[3]
        read = codec_of(KINDS[self.kind]).read
        return {name: read(row, self.path) for name, row in json.loads(written)}

    @functools.cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of claims and quotations, by id."""
        if self._row is None:
            return {name: outline_of(entry) for name, entry in self.entries.items()}
        read = codec_of(Outline).read
        return {name: read(row, self.path) for name, row in self._row[2]}

    def to_row(self) -> Row:
        """Write what `from_row` reads."""
        if self._row is not None:
            return self._row
        write, outline = codec_of(KINDS[self.kind]).write, codec_of(Outline).write
        entries = [[name, write(entry)] for name, entry in self.entries.items()]
        names = [[name, at.line, at.column, at.length] for name, at in self.names]
        outlined = self.outlines.items() if self.kind in _OUTLINED else ()
        outlines = [[name, outline(one)] for name, one in outlined]
        # A string within the string: what nobody asks for isn't even parsed.
        return [self.kind, names, outlines, json.dumps(entries, separators=(",", ":"))]

    @classmethod
    def from_row(cls, row: Row, path: str) -> EntryFile:
        """Take what `to_row` has written."""
        names = tuple([(name, Location(path, *place)) for name, *place in row[1]])
        return cls(path, row[0], names, {}, row)


_OUTLINED = frozenset({"claims", "quotations"})


class EntryMap(Mapping[str, T_co]):
    """Entries by id, in the order of the files; those of a file are made when one is asked."""

    def __init__(self, files: Mapping[str, EntryFile]) -> None:
        """Take for each id the file that holds it."""
        self.files = files

    def __getitem__(self, name: str) -> T_co:
        """Give an entry."""
        return cast("T_co", self.files[name].entries[name])

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self.files)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.files)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such an id."""
        return name in self.files

    def values(self) -> ValuesView[T_co]:
        """Give all entries; all are made."""
        return self._all.values()

    def items(self) -> ItemsView[str, T_co]:
        """Give all ids with their entries; all are made."""
        return self._all.items()

    @functools.cached_property
    def _all(self) -> dict[str, T_co]:
        return {name: self[name] for name in self.files}


def outline(entries: Mapping[str, Claim] | Mapping[str, Quotation], name: str) -> Outline:
    """Give the outline of an entry, without making the entry if that can be."""
    if isinstance(entries, EntryMap):
        return entries.files[name].outlines[name]
    return outline_of(entries[name])


class Placed(Protocol):
    """An entry that knows where it stands."""

    @property
    def at(self) -> Location:
        """The place of its id."""


def path_of(entries: Mapping[str, Placed], name: str) -> str:
    """Give the path of the file that holds an entry."""
    return entries.files[name].path if isinstance(entries, EntryMap) else entries[name].at.path


def outline_of(entry: object) -> Outline:
    """Draw the outline of a claim or quotation; anything else has an empty one."""
    if isinstance(entry, Claim):
        return Outline(
            subjects=tuple(subject.value for subject in entry.subjects),
            said_by=entry.said_by.value if entry.said_by else None,
            sources=_each_once(one.source.value for one in entry.evidence),
            days=_days(entry.date),
            exemptions=entry.exemptions,
        )
    if isinstance(entry, Quotation):
        evidence = (entry.evidence, *entry.attribution)
        return Outline(
            said_by=entry.speaker.value,
            sources=_each_once(one.source.value for one in evidence),
            days=_days(entry.date),
            same_words_as=entry.same_words_as.value if entry.same_words_as else None,
            exemptions=entry.exemptions,
        )
    return Outline()


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _days(stated: StatedDate | None) -> tuple[int, int] | None:
    if stated is None:
        return None
    bounds = (stated.parsed.earliest or date.min, stated.parsed.latest or date.max)
    return (bounds[0].toordinal(), bounds[1].toordinal())


class FileMemory:
    """Knows what is in files of the same path and the same bytes.

    `kept` holds what this run read or recalled. In one process the entries live on with it.
    """

    def __init__(self, rows: Mapping[str, Row] | None = None) -> None:
        """Begin with the rows of an earlier run."""
        self._rows = dict(rows or {})
        self._files: dict[str, EntryFile] = {}
        self.kept: dict[str, EntryFile] = {}

    def recall(self, path: str, digest: str) -> EntryFile | None:
        """Give the entries of a file of these bytes, if nothing was wrong with them."""
        key = f"{path}:{digest}"
        file = self.kept.get(key) or self._files.get(key)
        if file is None:
            row = self._rows.get(key)
            if row is None:
                return None
            file = EntryFile.from_row(row, path)
        self.kept[key] = file
        return file

    def keep(self, digest: str, file: EntryFile) -> None:
        """Keep the entries of a file in which nothing was wrong."""
        self.kept[f"{file.path}:{digest}"] = file

    def rows(self) -> dict[str, Row]:
        """Write what was kept, for another process."""
        for key, file in self.kept.items():
            if key not in self._rows:
                self._rows[key] = file.to_row()
        return {key: self._rows[key] for key in self.kept}

    def next(self) -> FileMemory:
        """Begin the next run of the same process."""
        after = FileMemory({key: row for key, row in self._rows.items() if key in self.kept})
        after._files = self.kept
        return after
