"""Cut a written page into tags and text: quickly, and more strictly than a browser.

What a browser would repair (a stray `<`, an end tag with attributes, a tag within a script) is a
fault here, so that every browser reads what was read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_NAME = r"[^\s\"'<>/=]+"
_PIECE = re.compile(
    r"<(!--.*?--|[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+)>([^<]*+)", re.DOTALL
)
_HEAD = re.compile(
    rf"([a-zA-Z][^\s\"'<>/=]*)((?:\s+{_NAME}(?:=\"[^\"]*\"|='[^']*'|=[^\s\"'=<>`]+)?)*+)\s*(/?)"
)
_END = re.compile(r"/([a-zA-Z][^\s\"'<>/=]*)\s*")
_ATTRIBUTE = re.compile(rf"\s+({_NAME})(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_NEITHER = re.compile(r"!doctype\b.*|!--.*--", re.DOTALL | re.IGNORECASE)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input"}) | frozenset(
    {"link", "meta", "param", "source", "track", "wbr"}
)
_KEPT = 1 << 14


class Kind(Enum):
    """What stands between `<` and `>`."""

    START = auto()
    VOID = auto()
    CLOSES_ITSELF = auto()
    END = auto()
    NEITHER = auto()
    """A comment or the doctype."""
    BROKEN = auto()


class Tag(NamedTuple):
    """A tag as it is written; `repeated` are attributes that it has twice."""

    kind: Kind
    name: str = ""
    attributes: Mapping[str, str] = {}
    repeated: tuple[str, ...] = ()


def pieces(markup: str) -> Iterator[tuple[Tag, int, str]]:
    """Walk a page: each tag, its offset in code points, and the text behind it as written."""
    start = markup.find("<")
    if start != 0 and markup:
        yield Tag(Kind.NEITHER), 0, markup if start < 0 else markup[:start]
    found = _PIECE.findall(markup)
    whole = sum(len(head) + len(text) + 2 for head, text in found) == len(markup) - max(start, 0)
    if not whole and start >= 0:
        yield from _with_gaps(markup, start)
        return
    offset = start
    for head, text in found:
        yield read_tag(head), offset, text
        offset += len(head) + len(text) + 2


def _with_gaps(markup: str, offset: int) -> Iterator[tuple[Tag, int, str]]:
    """Walk a page with a `<` that begins no tag."""
    for found in _PIECE.finditer(markup):
        if found.start() > offset:
            yield Tag(Kind.BROKEN), offset, markup[offset : found.start()]
        yield read_tag(found[1]), found.start(), found[2]
        offset = found.end()
    if offset < len(markup):
        yield Tag(Kind.BROKEN), offset, markup[offset:]


@lru_cache(maxsize=_KEPT)
def read_tag(written: str) -> Tag:
    """Read what stands between `<` and `>`; most tags of a site are written many times."""
    end = _END.fullmatch(written)
    if end:
        return Tag(Kind.END, end[1].lower())
    start = _HEAD.fullmatch(written)
    if not start:
        return Tag(Kind.NEITHER if _NEITHER.fullmatch(written) else Kind.BROKEN)
    name = start[1].lower()
    attributes, repeated = _attributes(start[2])
    if name in _VOID:
        return Tag(Kind.VOID, name, attributes, repeated)
    return Tag(Kind.CLOSES_ITSELF if start[3] else Kind.START, name, attributes, repeated)


def _attributes(written: str) -> tuple[dict[str, str], tuple[str, ...]]:
    found: dict[str, str] = {}
    repeated = []
    for key, double, single, bare in _ATTRIBUTE.findall(written):
        name = key.lower()
        if name in found:
            repeated.append(name)
        else:
            found[name] = unescape(double or single or bare)
    return found, tuple(repeated)
