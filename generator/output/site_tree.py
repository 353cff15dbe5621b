"""A written site, as the checks see it that compare its parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from generator.output.page_facts import PageFacts, Place
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
    pages: Mapping[str, PageFacts]
    styles: Mapping[str, str]
    claims: Mapping[str, Any] | None
    wordings: Mapping[str, frozenset[str]]
    """The words in which each claim may stand on a page."""
    origins: Mapping[str, str] = field(default_factory=dict)
    base_path: str = "/"

    def problem(self, rule: str, message: str, path: str, at: Place | None = None) -> Problem:
        """Make a problem about a page, at the project's file that it was made from."""
        place = f" (written at line {at.line} of {path}, in <{at.tag}>)" if at else f" ({path})"
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
        return _joined(folder, address) if address else page


@lru_cache(maxsize=1 << 14)
def _joined(folder: str, address: str) -> str | None:
    """Name the file at an address seen from a folder of the site; None outside of the site."""
    path = posixpath.normpath(posixpath.join(folder, address))
    if path == ".." or path.startswith("../"):
        return None
    if address.endswith("/") or path == "." or address in {".", ".."}:
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path
