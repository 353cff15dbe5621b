"""Read a whole project: one snapshot of its files, everything in it that is wrong.

Nothing is proved here; see `generator.verify` for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.loading.binding import Findings
from generator.loading.collection import collection_paused
from generator.loading.data_files import read_data
from generator.loading.entry_files import FileMemory
from generator.loading.files import MAX_TEXT_BYTES, Changes, FileLines, ProjectFiles
from generator.loading.site_config import CONFIG_FILE, SiteConfig, read_site_config
from generator.model.entities import Dataset
from generator.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page of the content folder: `path` from the root, `src_uri` from that folder."""

    src_uri: str
    path: str
    content: str


@dataclass(frozen=True, slots=True)
class LoadedProject:
    """A project as it was read: unverified, and only as complete as its problems allow.

    `source_bytes` holds the archived texts by the id of the source, byte for byte.
    `broken_ids` are ids that the data defines but that couldn't be read, so that nobody
    calls a reference to them unknown.
    """

    root: Path
    dataset: Dataset
    source_bytes: Mapping[str, bytes]
    page_files: tuple[PageFile, ...]
    site: SiteConfig
    lines: FileLines
    problems: tuple[Problem, ...]
    broken_ids: frozenset[str] = frozenset()


def load_project(
    root: Path,
    changed: Changes | None = None,
    files: ProjectFiles | None = None,
    memory: FileMemory | None = None,
) -> LoadedProject:
    """Read the project below `root`, the folder of `mkdocs.yml`.

    Bad input of any kind becomes problems, all in one run; nothing is raised for it. The
    result depends on the bytes of the files alone. `changed` gives files as they would be, to
    see what a change would do before anything is written. `files` is the reader to use, for a
    caller who wants to know what was read. What `memory` knows of files is not read again.
    """
    with collection_paused():
        return _load(files or ProjectFiles(root, changed), root, memory)


def _load(files: ProjectFiles, root: Path, memory: FileMemory | None) -> LoadedProject:
    found = Findings()
    text = files.read_text(CONFIG_FILE)
    site, problems = read_site_config(text or "")
    if text is not None:
        found.add(problems)
    dataset, broken = read_data(files, found, memory)
    sources = _source_bytes(dataset, files)
    pages = _page_files(site.docs_dir, files, found)
    found.add(files.problems)
    return LoadedProject(
        root=root,
        dataset=dataset,
        source_bytes=sources,
        page_files=pages,
        site=site,
        lines=files.lines,
        problems=found.in_reading_order(),
        broken_ids=broken,
    )


def _source_bytes(dataset: Dataset, files: ProjectFiles) -> dict[str, bytes]:
    """Read the archived texts; one that is missing is a problem where it is named."""
    texts = {
        source.id: files.read_bytes(
            source.text.value, named_at=source.text.at, limit=MAX_TEXT_BYTES
        )
        for source in dataset.sources.values()
    }
    return {name: content for name, content in texts.items() if content is not None}


def _page_files(folder: str, files: ProjectFiles, found: Findings) -> tuple[PageFile, ...]:
    paths = [path for path in files.list_files(folder) if path.endswith(".md")]
    if not paths:
        at = Location(CONFIG_FILE)
        message = f"no page (a file '….md') stands in '{folder}'"
        found.error("project/no-pages", message, at, "is 'docs_dir' in mkdocs.yml right?")
    pages = ((path, files.read_text(path)) for path in paths)
    return tuple(
        PageFile(path.removeprefix(f"{folder}/"), path, text)
        for path, text in pages
        if text is not None
    )
