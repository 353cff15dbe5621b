"""What could not be read, so that nobody is told of mistakes that only follow from that."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.loading.entry_files import Placed, path_of
from generator.loading.project import LoadedProject
from generator.model.entities import Dataset
from generator.problems import Location, Problem

_KINDS = {
    "sources": "source",
    "claims": "claim",
    "quotations": "quotation",
    "disputes": "dispute",
    "processes": "process",
    "subjects.yml": "subject",
    "glossary.yml": "term",
    "permalinks.yml": "permalink",
}


_LOSES_AN_ID = frozenset({"data/id", "yaml/duplicate-key"})
"""Rules whose finding may mean that an entry isn't known by the id that others use."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the files of a project could be read.

    `faulty_ids` name entries in which something was wrong already; they are not judged.
    `unread_kinds` are the kinds of which a whole file is missing, so that an id may well be
    in it. `faulty_pages` (by `src_uri`) are pages that may hold more than was read.
    """

    faulty_ids: frozenset[str] = frozenset()
    unread_kinds: frozenset[str] = frozenset()
    faulty_pages: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Tell whether all data could be read, so that what isn't there is missing."""
        return not self.faulty_ids and not self.unread_kinds


def how_far_read(loaded: LoadedProject, page_problems: list[Problem]) -> Reading:
    """Work out what the problems of reading leave in doubt."""
    errors = [problem.location for problem in loaded.problems if problem.is_error]
    starts = _entry_starts(loaded.dataset, {place.path for place in errors})
    unread = {place.path for place in errors if place.path not in starts}
    unread |= {one.location.path for one in loaded.problems if one.rule in _LOSES_AN_ID}
    faulty = {name for place in errors for name in _entry_at(place, starts)}
    return Reading(
        faulty_ids=loaded.broken_ids | faulty,
        unread_kinds=frozenset(_unread_kinds(unread)),
        faulty_pages=_faulty_pages(loaded, [*errors, *(p.location for p in page_problems)]),
    )


def _entry_starts(dataset: Dataset, paths: Collection[str]) -> dict[str, list[tuple[int, str]]]:
    """List the first lines of the entries of some files with their ids, rising, by file."""
    starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, at in _entries(dataset, paths):
        starts[at.path].append((at.line, name))
    for lines in starts.values():
        lines.sort()
    return starts


def _entries(dataset: Dataset, paths: Collection[str]) -> Iterator[tuple[str, Location]]:
    """Give the entries of some files with their places; no others are made."""
    owners: tuple[Mapping[str, Placed], ...] = (
        *(dataset.sources, dataset.subjects, dataset.claims, dataset.quotations),
        *(dataset.disputes, dataset.processes, dataset.glossary),
    )
    for entries in owners:
        for name in entries:
            if path_of(entries, name) in paths:
                yield name, entries[name].at


def _entry_at(place: Location, starts: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    """Give the id of the entry that a place lies in, if it lies in one."""
    lines = starts.get(place.path, [])
    index = bisect_right(lines, place.line, key=lambda start: start[0]) - 1
    if index >= 0:
        yield lines[index][1]


def _unread_kinds(paths: set[str]) -> Iterator[str]:
    for path in paths:
        parts = PurePosixPath(path).parts
        if parts[0] == "data" and len(parts) > 1 and parts[1] in _KINDS:
            yield _KINDS[parts[1]]


def _faulty_pages(loaded: LoadedProject, places: list[Location]) -> frozenset[str]:
    """Give the pages with a problem; one that couldn't be opened at all has no `src_uri`."""
    paths = {place.path for place in places}
    folder = f"{loaded.site.docs_dir}/"
    return frozenset(path.removeprefix(folder) for path in paths if path.startswith(folder))
