"""The index of the search, as the browser reads it: a script, or data inside a document.

`{"names": [name, …], "pages": [[href, title, [entry, …]], …]}`; an entry is
`[kind, anchor, text, more, [number of a name, …]]`, and what is empty at its end is left out.
An anchor begins with a digit (to base 36) for how much of the page's anchor before it comes first.
"""

from __future__ import annotations

import json
import string
from collections.abc import Sequence
from itertools import takewhile

from generator.views.search import SearchEntry, SearchPage

SEARCH_SCRIPT = "search-index.js"
"""Its name in the root of a site and of an offline folder."""
_VARIABLE = "explainerIndex"
_DIGITS = string.digits + string.ascii_lowercase
_Row = list[int | str | list[int]]


def search_data(pages: Sequence[SearchPage]) -> str:
    """Write the index as JSON (RFC 8259) that can stand in a script or a page."""
    numbers: dict[str, int] = {}
    rows = [[page.href, page.title, _rows(page, numbers)] for page in pages]
    data = {"names": list(numbers), "pages": rows}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def search_script(data: str) -> bytes:
    """Write the index as a script, which pages opened from a folder can load, too."""
    return f"{_VARIABLE}={data}\n".encode()


def _rows(page: SearchPage, numbers: dict[str, int]) -> list[_Row]:
    before = ""
    rows = []
    for entry in page.entries:
        rows.append(_row(entry, _coded(entry.anchor, before), numbers))
        before = entry.anchor or before
    return rows


def _coded(anchor: str, before: str) -> str:
    """Shorten an anchor by what it shares with the one before; a browser counts in UTF-16."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(anchor, before, strict=False))
    shared = "".join(letter for letter, _ in pairs)
    units = len(shared.encode("utf-16-le")) // 2
    if units >= len(_DIGITS):
        shared, units = "", 0
    return f"{_DIGITS[units]}{anchor.removeprefix(shared)}" if anchor else ""


def _row(entry: SearchEntry, anchor: str, numbers: dict[str, int]) -> _Row:
    names = [numbers.setdefault(name, len(numbers)) for name in entry.names]
    row: _Row = [int(entry.kind), anchor, entry.text, entry.more, names]
    while not row[-1] and len(row) > 1:
        row.pop()
    return row
