"""Addresses inside the one-file edition: every page is a part of one document."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.views.project import NOTES_PAGE

_PAGE_SUFFIX = ".md"
_INDEX_NAMES = frozenset({"index", "README"})
_NOTES_SLUG = "n"
_OF_EACH_PAGE = re.compile(r"note-\d+|ref-\d+-\d+|p-\d+-\d+|.*_.*", re.DOTALL)
"""Names that every page has anew; all others are ids of the data, unique over all pages."""
_USE = re.compile(r"ref-(?=\d)")
"""What the number of a use needs before it only where no page stands before that."""


@dataclass(frozen=True, slots=True)
class DocumentLinks:
    """Fragments alone: `slug--name` for places of a page, the bare id for those of the data.

    `file` is the document's name; `slugs` maps each page's `src_uri` to a name of its own.
    No id of the data holds two hyphens in a row, so the two kinds never meet. A use of a note is
    known by its numbers alone (`timeline--7-2`).
    """

    file: str
    slugs: Mapping[str, str]

    @property
    def one_document(self) -> bool:
        """Answer yes: the notes are common, and nothing large is shown twice."""
        return True

    def href(self, page: str, target: str, name: str = "") -> str:
        """Give a fragment; a file beside the pages has its path."""
        del page
        if target not in self.slugs:
            return quote(target)
        return f"#{quote(self.anchor(target, name))}"

    def anchor(self, page: str, name: str) -> str:
        """Give the value of `id`: that of the page itself where the name is empty."""
        if name and not _OF_EACH_PAGE.fullmatch(name):
            return name
        return f"{self.slugs[page]}--{_USE.sub('', name) or 'top'}"

    def address(self, page: str, name: str = "") -> str:
        """Give the document's name with the fragment behind it."""
        return f"{self.file}#{self.anchor(page, name)}"


def document_links(file: str, pages: Iterable[str]) -> DocumentLinks:
    """Choose a short name for each page.

    It is as many words of the path's last part as no other page begins with; the whole path
    where two share the last part.
    """
    uris = [*pages, NOTES_PAGE]
    same = Counter(map(_last_part, uris))
    names = [_last_part(uri) if same[_last_part(uri)] == 1 else _whole_path(uri) for uri in uris]
    slugs: dict[str, str] = {}
    for uri, name in zip(uris, names, strict=True):
        slug = _first_words(name, names)
        slugs[uri] = slug if slug not in slugs.values() else f"{slug}_{len(slugs)}"
    return DocumentLinks(file, slugs)


def _first_words(name: str, names: Sequence[str]) -> str:
    """Give the fewest words that tell a name from all others, the whole where none do."""
    words = name.split("-")
    starts = ("-".join(words[:count]) for count in range(1, len(words)))
    return next((start for start in starts if _is_alone(start, names)), name)


def _is_alone(start: str, names: Sequence[str]) -> bool:
    return sum(name == start or name.startswith(f"{start}-") for name in names) == 1


def _last_part(uri: str) -> str:
    return _whole_path(uri).rpartition("_")[2]


def _whole_path(uri: str) -> str:
    """Write a page's path as one word."""
    if uri == NOTES_PAGE:
        return _NOTES_SLUG
    folder, name = posixpath.split(uri.removesuffix(_PAGE_SUFFIX))
    path = folder if folder and name in _INDEX_NAMES else posixpath.join(folder, name)
    return re.sub(r"\s+", "-", path.replace("/", "_"))
