"""Places of a site in one line each, so that sets of them can be compared."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache

from generator.output.addresses import read_address

PAGE = ".html"
"""How the paths of pages end."""
NOWHERE = ""
"""Stands for the place of an address that leaves the site."""
_ERROR_PAGE = "404.html"
_CLIMB = re.compile(r"^(?:\./)?(?:\.\./)+")
_KEPT = 1 << 14


def place(path: str, name: str) -> str:
    """Write a place within a page; no path of a site has two slashes within."""
    return f"{path}//{name}"


def said(claim: str, words: str) -> str:
    """Write a claim with words; these never have a line's end."""
    return f"{claim}\n{words}"


def marked_words(source: str, name: str, words: str) -> str:
    """Write the words of a source that are marked as a passage; `NOWHERE` if that isn't clear."""
    return f"{source}//{name}\n{words}" if words and "/" not in source else NOWHERE


def resolve(page: str, address: str, base_path: str) -> str | None:
    """Name the file that a relative address on a page leads to; None if it leaves the site.

    `address` has neither scheme, host, query nor fragment. `base_path` is the path below which
    the site is served; only the error page, which answers at any depth, has links that begin with
    it or that climb.
    """
    if address.startswith("/"):
        if page != _ERROR_PAGE or not address.startswith(base_path):
            return None
        folder, address = "", address[len(base_path) :]
    else:
        folder = posixpath.dirname(page)
    if page == _ERROR_PAGE:
        address = _CLIMB.sub("", address)
    return _joined(folder, address) if address else page


def way(page: str, written: str, base_path: str) -> str:
    """Name the place to which an address on a page leads; `NOWHERE` if that is outside."""
    address = read_address(written)
    return _place_at(resolve(page, address.path, base_path), address.fragment)


def ways(page: str, addresses: Iterable[str], base_path: str) -> frozenset[str]:
    """Name the places to which addresses on a page lead."""
    if page == _ERROR_PAGE:
        return frozenset(way(page, written, base_path) for written in addresses)
    folder = posixpath.dirname(page)
    return frozenset(
        _seen_from(folder, written) or way(page, written, base_path) for written in addresses
    )


def _place_at(target: str | None, name: str) -> str:
    if target is None:
        return NOWHERE
    return place(target, name) if name and target.endswith(PAGE) else target


@lru_cache(maxsize=_KEPT)
def _seen_from(folder: str, written: str) -> str:
    """Name the place at an address that is the same for all pages of a folder; else nothing."""
    address = read_address(written)
    if not address.path or address.path.startswith("/"):
        return NOWHERE
    return _place_at(_joined(folder, address.path), address.fragment)


@lru_cache(maxsize=_KEPT)
def _joined(folder: str, address: str) -> str | None:
    """Name the file at an address seen from a folder of the site; None outside of the site."""
    path = posixpath.normpath(posixpath.join(folder, address))
    if path == ".." or path.startswith("../"):
        return None
    if address.endswith("/") or path == "." or address in {".", ".."}:
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path
