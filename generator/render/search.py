"""The index of the search: as data, and as the script that a browser reads.

The data is `{"names": [name, …], "pages": [[href, title, [entry, …]], …]}`; an entry is
`[kind, anchor, text, more, [number of a name, …]]`, and what is empty at its end is left out. One
of the kind `AGAIN` has instead of the rest the number of the entry that it repeats, counted from 0
over all pages. An anchor begins with a digit (to base 36) for how much of the page's anchor before
it comes first.

The script has the same with all words by number, and the words at its beginning
(`generator.render.word_codes`).
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile
from typing import NamedTuple

from generator.render.word_codes import WordCodes
from generator.views.search import Kind, SearchEntry, SearchPage

SEARCH_SCRIPT = "search-index.js"
"""Its name in the root of a site and of an offline folder."""
_VARIABLE = "explainerIndex"
_DIGITS = string.digits + string.ascii_lowercase
_TEXTS = slice(2, 4)
"""Where an entry has its texts."""
_Row = list[int | str | list[int]]


class SearchIndex(NamedTuple):
    """What a search finds, row by row."""

    names: list[str]
    pages: list[tuple[str, str, list[_Row]]]


def search_index(pages: Sequence[SearchPage]) -> SearchIndex:
    """Give each name a number, and leave out what repeats itself."""
    numbers: dict[str, int] = {}
    places = count()
    homes = {
        f"{page.href}#{entry.anchor}": number
        for page in pages
        for entry, number in zip(page.entries, places)  # noqa: B905 - the numbers never end
    }
    rows = [(page.href, page.title, _rows(page, numbers, homes)) for page in pages]
    return SearchIndex(list(numbers), rows)


def search_data(index: SearchIndex) -> str:
    """Write the index as JSON (RFC 8259) that can stand in a page."""
    return _json(index._asdict())


def search_script(index: SearchIndex) -> bytes:
    """Write the index as a script, which pages opened from a folder can load, too."""
    codes = WordCodes(_texts(index))
    pages = [
        (href, codes.code(title), [_packed(row, codes) for row in rows])
        for href, title, rows in index.pages
    ]
    names = [codes.code(name) for name in index.names]
    data = {"words": codes.words, "names": names, "pages": pages}
    return f"{_VARIABLE}={_json(data)}\n".encode()


def _json(data: Mapping[str, object]) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c")


def _texts(index: SearchIndex) -> Iterator[str]:
    yield from index.names
    for _, title, rows in index.pages:
        yield title
        for row in rows:
            yield from (text for text in row[_TEXTS] if isinstance(text, str))


def _packed(row: _Row, codes: WordCodes) -> _Row:
    texts = [codes.code(text) if isinstance(text, str) else text for text in row[_TEXTS]]
    return [*row[: _TEXTS.start], *texts, *row[_TEXTS.stop :]]


def _rows(page: SearchPage, numbers: dict[str, int], homes: dict[str, int]) -> list[_Row]:
    before = ""
    rows: list[_Row] = []
    for entry in page.entries:
        anchor = _coded(entry.anchor, before)
        before = entry.anchor or before
        if entry.kind is Kind.AGAIN:
            rows.append([int(entry.kind), anchor, homes[entry.text]])
        else:
            rows.append(_row(entry, anchor, numbers))
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
