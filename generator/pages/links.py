"""Where a link may lead: an allow-list, so that no address can run anything."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MAIL = re.compile(r"mailto:[^\s@<>\"'?&#%]+@[^\s@<>\"'?&#%]+", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029<>\"'`{}|\\^]")
_FRAGMENT = re.compile(r"[\w.:-]*")

LINK_EXAMPLES = (
    "write '[words](other-page.md)', '[words](other-page.md#section_name)' or "
    "'[words](https://example.org/)'"
)
"""The forms of a right link, as a line of help."""


@dataclass(frozen=True, slots=True)
class ToSite:
    """An address outside of the project, safe as the value of an `href` once escaped."""

    address: str


@dataclass(frozen=True, slots=True)
class ToPage:
    """An address of a page of the project; `src_uri` is relative to `content/`."""

    src_uri: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that no link may have, and why."""

    why: str


def read_address(address: str, src_uri: str) -> ToSite | ToPage | Refused:
    """Judge the address of a link that stands on the page `src_uri`."""
    if not address:
        return Refused("the link has no address")
    if _UNSAFE.search(address):
        return Refused("the address holds characters that no address has")
    if _SCHEME.match(address):
        return _outside(address)
    return _inside(address, src_uri)


def _outside(address: str) -> ToSite | Refused:
    scheme = address.partition(":")[0].lower()
    if scheme == "mailto":
        return ToSite(address) if _MAIL.fullmatch(address) else Refused("this is no mail address")
    if scheme not in {"http", "https"}:
        return Refused(f"a link may not lead to '{scheme}:'")
    try:
        host = urlsplit(address).hostname
        with_user = "@" in urlsplit(address).netloc
    except ValueError:
        return Refused("the address is malformed")
    if not host:
        return Refused("the address names no host")
    return Refused("the address holds a user's name") if with_user else ToSite(address)


def _inside(address: str, src_uri: str) -> ToPage | Refused:
    path, _, fragment = address.partition("#")
    path, fragment = unquote(path), unquote(fragment)
    if not _FRAGMENT.fullmatch(fragment):
        return Refused("the part behind '#' is no id")
    if not path:
        return ToPage(src_uri, fragment)
    if path.startswith("/") or _UNSAFE.search(path.replace(" ", "")) or "?" in path:
        return Refused("a link within the site is relative and names a page's file")
    if not path.endswith(".md"):
        return Refused("a link within the site leads to a page's '.md' file")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path))
    if target.startswith("../"):
        return Refused("the link leads out of 'content/'")
    return ToPage(target, fragment)
