"""Where things are: the one question whose answer differs between the forms of the output."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote, urlsplit

_PAGE_SUFFIX = ".md"
_INDEX_NAMES = frozenset({"index", "README"})
_is_plain = re.compile(r"[\w.~/-]*", re.ASCII).fullmatch
"""Tells whether `quote` leaves a text as it is; that is so with all ids of the data."""


class Links(Protocol):
    """How one form of the output addresses pages and places in them.

    A page is named by its `src_uri`, the path relative to the folder of the content
    (`sources/x.md` for a generated one); any other path is a file beside the pages. A name is
    what the views call a place: an id of the data, which is unique over all pages, or one that
    each page has anew: `note-1`, `ref-1-2`, `p-10-50`, and all names that hold a `_`.
    """

    @property
    def one_document(self) -> bool:
        """Tell whether all pages are parts of one document, with their notes in common."""
        ...

    def href(self, page: str, target: str, name: str = "") -> str:
        """Give the value of `href` on `page` that leads to `target`, or to a place in it."""
        ...

    def anchor(self, page: str, name: str) -> str:
        """Give the value of `id` for a place on `page`."""
        ...

    def address(self, page: str, name: str = "") -> str:
        """Give a page's file, or a place in it, relative to the root of the output."""
        ...


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Relative addresses between separate pages, as MkDocs lays them out."""

    use_directory_urls: bool = False

    @property
    def one_document(self) -> bool:
        """Answer no: every page is a document of its own."""
        return False

    def href(self, page: str, target: str, name: str = "") -> str:
        """Give a relative address; a place on the same page is a fragment alone."""
        fragment = f"#{name if _is_plain(name) else quote(name)}" if name else ""
        if page == target and fragment:
            return fragment
        return _way(page, target, self.use_directory_urls) + fragment

    def anchor(self, page: str, name: str) -> str:  # noqa: ARG002 - each page has its own ids
        """Give the name as it is: every page is a document of its own."""
        return name

    def address(self, page: str, name: str = "") -> str:
        """Give the path of the file, with the fragment behind it."""
        return _file(page, self.use_directory_urls) + (f"#{name}" if name else "")


@lru_cache(maxsize=1 << 14)
def _file(target: str, use_directory_urls: bool) -> str:  # noqa: FBT001 - two calls
    """Give the file of a page, or any other file, relative to the root of the output."""
    stem, suffix = posixpath.splitext(target)
    if suffix != _PAGE_SUFFIX:
        return target
    folder, name = posixpath.split(stem)
    if name in _INDEX_NAMES:
        return posixpath.join(folder, "index.html")
    return f"{stem}/index.html" if use_directory_urls else f"{stem}.html"


@lru_cache(maxsize=1 << 16)
def _way(page: str, target: str, use_directory_urls: bool) -> str:  # noqa: FBT001 - one call
    """Give the relative address of a file; a large output asks for each one many times."""
    folder = posixpath.dirname(_file(page, use_directory_urls))
    path = posixpath.relpath(f"/{_file(target, use_directory_urls)}", f"/{folder}")
    if use_directory_urls and posixpath.basename(path) == "index.html":
        path = (posixpath.dirname(path) or ".") + "/"
    return quote(path)


def source_page(source_id: str) -> str:
    """Name the generated page of a source."""
    return f"sources/{source_id}{_PAGE_SUFFIX}"


def web_address(url: str | None) -> str | None:
    """Give an address back if a browser may be led there, None for any other scheme."""
    if url is None or urlsplit(url).scheme not in {"http", "https"}:
        return None
    return url
