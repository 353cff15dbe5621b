"""Cut a written page into tags and text: quickly, and more strictly than a browser.

What a browser would repair (a stray `<`, an end tag with attributes, a tag within a script) is a
fault here, so that every browser reads what was read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from html import unescape
from sys import intern
from types import MappingProxyType

_NAME = r"[^\s\"'<>/=]+"
_TAG = r"<(!--.*?--|[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+)>"
_TAGS = re.compile(_TAG, re.DOTALL)
_PIECES = re.compile(rf"{_TAG}([^<]*+)", re.DOTALL)
_HEAD = re.compile(
    rf"([a-zA-Z][^\s\"'<>/=]*)((?:\s+{_NAME}(?:=\"[^\"]*\"|='[^']*'|=[^\s\"'=<>`]+)?)*+)\s*(/?)"
)
_END = re.compile(r"/([a-zA-Z][^\s\"'<>/=]*)\s*")
_ATTRIBUTE = re.compile(rf"\s+({_NAME})(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_NEITHER = re.compile(r"!doctype\b.*|!--.*--", re.DOTALL | re.IGNORECASE)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input"}) | frozenset(
    {"link", "meta", "param", "source", "track", "wbr"}
)
FETCHED = (
    "src",
    "srcset",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
)
"""Attributes that hold addresses from which a browser fetches by itself."""
TELLING = frozenset(
    {"id", "href", "xlink:href", "role", "style", "srcdoc", "http-equiv", *FETCHED}
) | {
    "data-claim",
    "data-uncited",
    "data-passage",
}
"""Attributes by which elements are looked for; so are those whose names begin with `on`."""
_KEPT = 1 << 14
_NONE: Mapping[str, str] = MappingProxyType({})


class Kind(Enum):
    """What stands between `<` and `>`."""

    START = auto()
    VOID = auto()
    CLOSES_ITSELF = auto()
    END = auto()
    NEITHER = auto()
    """A comment or the doctype."""
    BROKEN = auto()


class Tag:
    """A tag as it is written; `repeated` are attributes that it has twice.

    `telling` are those of its attributes that no check may pass over unseen.
    """

    __slots__ = ("attributes", "kind", "name", "repeated", "telling")

    def __init__(
        self,
        kind: Kind,
        name: str = "",
        attributes: Mapping[str, str] = _NONE,
        repeated: Sequence[str] = (),
        telling: Sequence[str] = (),
    ) -> None:
        """Keep what was read of a tag."""
        self.kind = kind
        self.name = name
        self.attributes = attributes
        self.repeated = repeated
        self.telling = telling


ROOT = Tag(Kind.NEITHER, "#document")
"""Stands for the page itself, before all its tags."""
BROKEN = Tag(Kind.BROKEN)


def cut(markup: str) -> tuple[list[str | None], list[str]]:
    """Cut a page: what stands between `<` and `>`, and the text behind each, as written.

    The first piece is the page itself with the text before its first tag. It has no tag, and nor
    has text in which a `<` begins none.
    """
    pieces: list[str | None] = list(_TAGS.split(markup))
    texts: list[str] = pieces[0::2]  # type: ignore[assignment]  # the group always takes part
    if "<" in "".join(texts):
        return _with_gaps(markup)
    return [None, *pieces[1::2]], texts


def _with_gaps(markup: str) -> tuple[list[str | None], list[str]]:
    """Cut a page with a `<` that begins no tag."""
    offset = max(markup.find("<"), 0)
    pieces: list[tuple[str | None, str]] = [(None, markup[:offset])]
    for found in _PIECES.finditer(markup):
        if found.start() > offset:
            pieces.append((None, markup[offset : found.start()]))
        pieces.append((found[1], found[2]))
        offset = found.end()
    if offset < len(markup):
        pieces.append((None, markup[offset:]))
    return [head for head, _ in pieces], [text for _, text in pieces]


class _Read(dict[str | None, Tag]):
    """Tags by what is written; most tags of a site are written many times."""

    def __missing__(self, written: str | None) -> Tag:
        if written is None:
            return BROKEN
        pieces = written.split('"')
        like = _SHAPES[tuple(pieces[::2])] if len(pieces) % 2 and "&" not in written else None
        if like is None:
            tag = _read(written)
        else:
            values = dict(zip(like.attributes, pieces[1::2], strict=True))
            tag = Tag(like.kind, like.name, values, (), like.telling)
        self[written] = tag
        return tag


class _Shapes(dict[tuple[str, ...], Tag | None]):
    """Tags by what is written around their quoted values, with these left empty.

    None stands for a shape in which something else is quoted, or not all values are: the values
    of such a tag can't be told from the rest by their quotation marks alone.
    """

    def __missing__(self, shape: tuple[str, ...]) -> Tag | None:
        empty = _read('""'.join(shape))
        told = len(empty.attributes) == len(shape) - 1 and not any("'" in one for one in shape)
        self[shape] = empty if told and not empty.repeated else None
        return self[shape]


_READ = _Read()
_SHAPES = _Shapes()


def read_tags(heads: Sequence[str | None]) -> list[Tag]:
    """Read what stands between each `<` and `>`; the first piece is the page itself."""
    for kept in (_READ, _SHAPES):
        if len(kept) > _KEPT:
            kept.clear()
    tags = list(map(_READ.__getitem__, heads))
    tags[0] = ROOT
    return tags


def _read(written: str) -> Tag:
    end = _END.fullmatch(written)
    if end:
        return Tag(Kind.END, intern(end[1].lower()))
    start = _HEAD.fullmatch(written)
    if not start:
        return Tag(Kind.NEITHER) if _NEITHER.fullmatch(written) else BROKEN
    name = intern(start[1].lower())
    attributes, repeated = _attributes(start[2])
    kind = Kind.CLOSES_ITSELF if start[3] else Kind.START
    telling = tuple(one for one in attributes if one in TELLING or one.startswith("on"))
    return Tag(Kind.VOID if name in _VOID else kind, name, attributes, repeated, telling)


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
