"""A written site, read back once for all checks."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.output.html_tree import Element, HtmlDocument, parse_html
from generator.problems import Location, Problem

_ERROR_PAGE = "404.html"
_CLIMB = re.compile(r"^(?:\./)?(?:\.\./)+")


@dataclass(frozen=True, slots=True)
class SiteTree:
    """The files of a built site.

    Paths are relative to the site, with forward slashes. `origins` names, for a page's path,
    the project's file to mend. `base_path` is the path below which the site is served; only
    the error page, which answers at any depth, has links that begin with it or that climb.
    """

    files: frozenset[str]
    pages: Mapping[str, HtmlDocument]
    styles: Mapping[str, str]
    claims: Mapping[str, Any] | None
    origins: Mapping[str, str] = field(default_factory=dict)
    base_path: str = "/"

    def problem(self, rule: str, message: str, path: str, at: Element | None = None) -> Problem:
        """Make a problem about a page, at the project's file that it was made from."""
        place = f" (written at line {at.line} of {path}, in <{at.tag}>)" if at else ""
        return Problem(rule, message + place, Location(self.origins.get(path, path)))

    def resolve(self, page: str, address: str) -> str | None:
        """Name the file that a relative address on a page leads to; None if it leaves the site.

        `address` has neither scheme, host, query nor fragment.
        """
        if address.startswith("/"):
            if page != _ERROR_PAGE or not address.startswith(self.base_path):
                return None
            folder, address = "", address[len(self.base_path) :]
        else:
            folder = posixpath.dirname(page)
        if page == _ERROR_PAGE:
            address = _CLIMB.sub("", address)
        path = posixpath.normpath(posixpath.join(folder, address)) if address else page
        if path == ".." or path.startswith("../"):
            return None
        if address.endswith("/") or path == "." or address in {".", ".."}:
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        return path

    def articles(self) -> Iterator[tuple[str, Element]]:
        """Walk the pages with their `article`."""
        for path, page in self.pages.items():
            for article in page.with_tag("article"):
                yield path, article


def read_site(tree: Path, origins: Mapping[str, str], base_path: str = "/") -> SiteTree:
    """Read a built site from the disk; raises OSError and UnicodeDecodeError as they come."""
    paths = sorted(p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file())
    claims = tree / "claims.json"
    return SiteTree(
        files=frozenset(paths),
        pages={p: parse_html(_read(tree / p)) for p in paths if p.endswith(".html")},
        styles={p: _read(tree / p) for p in paths if p.endswith(".css")},
        claims=json.loads(_read(claims)) if claims.is_file() else None,
        origins=origins,
        base_path=base_path,
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
