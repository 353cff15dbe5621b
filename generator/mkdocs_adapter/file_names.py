"""Names of files to publish: none twice on any system, nothing from outside, no program."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.problems import Location, Problem
from generator.render.compile import CompiledSite

IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
_RESERVED_NAME = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def check_file_names(files: Files, others: Iterable[str], config: MkDocsConfig) -> list[Problem]:
    """Report what can't be published side by side, or not at all.

    `others` are paths in the site of files that the generator writes itself.
    """
    problems = list(_clashes(files, others))
    origins = _Origins(config)
    for file in files:
        if file.abs_src_path is not None:
            problems.extend(origins.check(file))
    return problems


def check_generated_names(files: Files, site: CompiledSite) -> list[Problem]:
    """Report files of the project that stand where a generated page would stand.

    Call it before the generated pages are added: MkDocs would silently keep one of the two.
    """
    return [
        Problem(
            "output/name-clash",
            f"{page.src_uri!r} is the name of a generated page",
            Location(page.data_path),
            help=("rename the file of this name in the folder of pages",),
        )
        for page in site.pages
        if page.generated and files.get_file_from_path(page.src_uri) is not None
    ]


def _clashes(files: Files, others: Iterable[str]) -> Iterator[Problem]:
    """Names that are one name where case doesn't count, as on macOS and Windows."""
    same: dict[str, list[str]] = defaultdict(list)
    for file in files:
        same[_folded(file.dest_uri)].append(file.src_uri)
    for name in others:
        same[_folded(name)].append(name)
    for destination, names in same.items():
        if len(names) > 1:
            message = f"{' and '.join(map(repr, names))} would be one file, {destination!r}"
            yield Problem("output/name-clash", message, Location(names[0]))


class _Origins:
    """Checks where files come from, and what they are called there."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Find the folders whose files are the project's own."""
        self._root = Path(config.config_file_path).parent.absolute()
        self._real_root = self._root.resolve()
        self._docs = Path(config.docs_dir).absolute()
        self._own = {self._docs, Path(config.theme.custom_dir or config.docs_dir).absolute()}
        self._folders: dict[str, Path] = {}

    def check(self, file: File) -> Iterator[Problem]:
        """Check a file that comes from the project; those of installed themes are left alone."""
        folder = self._folder(file.src_dir or "")
        if folder in self._own:
            for rule, message, *advice in self._faults(file, folder):
                path = os.path.relpath(folder / file.src_uri, self._root)
                yield Problem(rule, message, Location(Path(path).as_posix()), help=tuple(advice))

    def _folder(self, written: str) -> Path:
        if written not in self._folders:
            self._folders[written] = Path(written).absolute()
        return self._folders[written]

    def _faults(self, file: File, folder: Path) -> Iterator[tuple[str, ...]]:
        """Give the rule, the message and the advice of everything that is wrong with a file."""
        real = Path(os.path.realpath(str(file.abs_src_path)))
        if not real.is_relative_to(self._real_root):
            yield "output/outside", "this link leads out of the project"
        if any(map(_unusable, file.dest_uri.split("/"))):
            yield "output/reserved-name", "Windows cannot hold a file of this name"
        if folder == self._docs and not _publishable(file):
            allowed = ", ".join(sorted(IMAGE_SUFFIXES))
            advice = f"images are {allowed}; style and script belong to the theme"
            yield "output/not-publishable", "only pages and images are published from here", advice


def _publishable(file: File) -> bool:
    return (
        file.is_documentation_page() or PurePosixPath(file.src_uri).suffix.lower() in IMAGE_SUFFIXES
    )


def _unusable(part: str) -> bool:
    return (
        bool(_RESERVED_NAME.fullmatch(part))
        or part.endswith((".", " "))
        or bool(set(part) & set('<>:"\\|?*'))
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
