"""The index of the search, as the browser reads it: a script, or data inside a document.

`{"names": [name, …], "pages": [[href, title, [entry, …]], …]}`; an entry is
`[kind, anchor, text, more, [number of a name, …]]`, and what is empty at its end is left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.views.search import SearchEntry, SearchPage

SEARCH_SCRIPT = "search-index.js"
"""Its name in the root of a site and of an offline folder."""
_VARIABLE = "explainerIndex"
_Row = list[int | str | list[int]]


def search_data(pages: Sequence[SearchPage]) -> str:
    """Write the index as JSON (RFC 8259) that can stand in a script or a page."""
    numbers: dict[str, int] = {}
    rows = [
        [page.href, page.title, [_row(entry, numbers) for entry in page.entries]] for page in pages
    ]
    data = {"names": list(numbers), "pages": rows}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def search_script(data: str) -> bytes:
    """Write the index as a script, which pages opened from a folder can load, too."""
    return f"{_VARIABLE}={data}\n".encode()


def _row(entry: SearchEntry, numbers: dict[str, int]) -> _Row:
    names = [numbers.setdefault(name, len(numbers)) for name in entry.names]
    row: _Row = [int(entry.kind), entry.anchor, entry.text, entry.more, names]
    while not row[-1] and len(row) > 1:
        row.pop()
    return row
