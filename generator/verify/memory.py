"""What earlier runs found out, for files and claims that are judged on the same grounds.

Everything is kept by a digest of what it follows from, but for the program itself, of which
whoever keeps a memory has to take care. Findings about a part of a project follow from what its
rules are shown (`generator.verify.parts`), and from nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from generator.loading.entry_files import FileMemory
from generator.loading.project import PageFile
from generator.loading.rows import codec_of
from generator.model.entities import Exemption, Source
from generator.pages.document import Page
from generator.problems import Problem, Row
from generator.verify.corpus import VerifiedSource
from generator.verify.file_facts import FileFacts
from generator.verify.rule import Finding
from generator.verify.sources import unread_source

Kept = list[Any]
"""Findings as JSON has them."""

Owners = Mapping[str, tuple[Exemption, ...]]
"""The exemptions that may excuse a finding, by the ids of the entries that have them."""


class Memory:
    """What is known by the digest of its grounds; `kept` is what this run leaves for the next."""

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        """Begin with what an earlier run kept."""
        known = known or {}
        self.files = FileMemory(known.get("files"))
        self._pages: Mapping[str, str] = known.get("pages", {})
        self._facts: Mapping[str, Row] = known.get("facts", {})
        self._findings: Mapping[str, Kept] = known.get("findings", {})
        self._sources: Collection[str] = frozenset(known.get("sources", ()))
        self._ground: Mapping[str, dict[str, Row]] = known.get("ground", {})
        self._made: dict[str, Page] = {}
        self._made_sources: dict[str, VerifiedSource] = {}
        self._kept_sources: dict[str, VerifiedSource] = {}
        self._kept_ground: dict[str, dict[str, Row]] = {}
        self._kept_pages: dict[str, str] = {}
        self._passages: Mapping[str, list[int]] = known.get("passages", {})
        self._kept_passages: dict[str, list[int]] = {}
        self._kept_facts: dict[str, Row] = {}
        self._kept_findings: dict[str, Kept] = {}

    @property
    def kept(self) -> dict[str, Any]:
        """What this run read, found or recalled, as JSON has it."""
        return {
            "files": self.files.rows(),
            "pages": self._kept_pages,
            "facts": self._kept_facts,
            "findings": self._kept_findings,
            "passages": self._kept_passages,
            "sources": sorted(self._kept_sources),
            "ground": self._kept_ground,
        }

    def next(self) -> Memory:
        """Begin the next run of the same process, in which what was made lives on."""
        after = Memory(self.kept)
        after.files = self.files.next()
        after._made_sources = self._kept_sources
        after._made = {key: page for key, page in self._made.items() if key in self._kept_pages}
        return after

    def recall(self, grounds: str, owners: Callable[[], Owners]) -> list[Finding] | None:
        """Give what was found on the same grounds; None if that isn't known."""
        entries = self._findings.get(grounds)
        if entries is None:
            return None
        self._kept_findings[grounds] = entries
        exemptions = owners() if entries else {}
        return [_finding(entry, exemptions) for entry in entries]

    def keep(self, grounds: str, owners: Owners, findings: Iterable[Finding]) -> None:
        """Keep what was found, unless it can't be told whose exemptions may excuse it."""
        entries = [_entry(finding, owners) for finding in findings]
        if None not in entries:
            self._kept_findings[grounds] = entries

    def recall_source(self, grounds: str, source: Source, content: bytes) -> VerifiedSource | None:
        """Give a source of the same data and bytes, if nothing was wrong with it."""
        made = self._kept_sources.get(grounds) or self._made_sources.get(grounds)
        if made is None and grounds not in self._sources:
            return None
        if made is None:
            made = unread_source(source, content, hashlib.sha256(content).hexdigest())
        self._kept_sources[grounds] = made
        return made

    def keep_source(self, grounds: str, source: VerifiedSource) -> None:
        """Keep a source in which nothing was wrong."""
        self._kept_sources[grounds] = source

    def about_ground(self, grounds: str) -> Callable[[str, Callable[[], Row]], Row]:
        """Give what remembers rows by name that follow from these grounds alone.

        Those that nobody asks for in this run are kept, too, as long as the grounds are the same.
        """
        known = self._ground.get(grounds, {})
        kept = self._kept_ground[grounds] = dict(known)

        def remember(name: str, make: Callable[[], Row]) -> Row:
            if name not in kept:
                kept[name] = make()
            return kept[name]

        return remember

    def recall_page(self, file: PageFile, digest: str) -> Page | None:
        """Give the page of a file of these bytes, if nothing was wrong with it."""
        key = _page_key(file, digest)
        row = self._pages.get(key) or self._kept_pages.get(key)
        if row is None:
            return None
        self._kept_pages[key] = row
        if key not in self._made:
            self._made[key] = codec_of(Page).read(json.loads(row), file.path)
        return self._made[key]

    def keep_page(self, file: PageFile, digest: str, page: Page) -> None:
        """Keep a page in which nothing was wrong."""
        key = _page_key(file, digest)
        self._kept_pages[key] = json.dumps(codec_of(Page).write(page), separators=(",", ":"))
        self._made[key] = page

    def recall_passage(self, key: str) -> list[int] | None:
        """Tell where a passage begins and ends, piece by piece; None if that isn't known."""
        offsets = self._passages.get(key)
        if offsets is not None:
            self._kept_passages[key] = offsets
        return offsets

    def keep_passage(self, key: str, offsets: list[int]) -> None:
        """Keep where a passage begins and ends."""
        self._kept_passages[key] = offsets

    def recall_facts(self, path: str, digest: str, sources: Mapping[str, str]) -> FileFacts | None:
        """Give the facts of a file of these bytes, if its sources are the same, too."""
        key = f"{path}:{digest}"
        row = self._facts.get(key)
        if row is None or any(sources.get(name) != known for name, known in row[0].items()):
            return None
        self._kept_facts[key] = row
        return FileFacts.from_row(row, path)

    def keep_facts(self, digest: str, facts: FileFacts) -> None:
        """Keep the facts of a file."""
        self._kept_facts[f"{facts.path}:{digest}"] = facts.to_row()


def _page_key(file: PageFile, digest: str) -> str:
    return f"{file.path}:{file.src_uri}:{digest}"


def _entry(finding: Finding, owners: Owners) -> Kept | None:
    """Write a finding with the id of the entry whose exemptions it has, "" for none."""
    given = finding.exemptions
    owner = next((name for name, own in owners.items() if own == given), None) if given else ""
    if owner is None:
        return None
    return [owner, finding.word, finding.problem.to_row()]


def _finding(entry: Kept, owners: Owners) -> Finding:
    owner, word, row = entry
    exemptions = owners[owner] if owner else ()
    return Finding(Problem.from_row(row), exemptions, word)
