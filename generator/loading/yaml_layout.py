"""Where the characters of a YAML string stand in its file, when it isn't written as it is.

A plain or quoted string may run over several lines, and a quoted one may hold escapes; then
offsets in the value and columns of the file drift apart.
"""

from __future__ import annotations

import re

from generator.loading.nodes import Style
from generator.model.scalar import Layout

_PLAIN_ESCAPES = re.compile(r'[^\\]*+(?:\\["\\][^\\]*+)*+')
_LONGEST = 20_000
"""In longer strings only the start is located."""
_COMMENT = re.compile(r" +#(\S?)")


def comment_follows(content: str, end: int) -> tuple[int, bool] | None:
    """Find a comment behind a string on the same line.

    Returns the offset of its `#`, and whether a word touches it: `#2` was meant as text.
    """
    match = _COMMENT.match(content, end)
    if match is None:
        return None
    return match.start(1) - 1, bool(match[1]) and match[1] != "#"


def first_bad_escape(content: str, start: int, end: int) -> int | None:
    r"""Find a backslash that is neither `\"` nor `\\`, in a double-quoted string.

    Other escapes would put characters into the value that nobody sees in the file.
    """
    match = _PLAIN_ESCAPES.match(content, start, end)
    return match.end() if match and match.end() < end else None


def layout_of(raw: str, value: str, style: Style, start: tuple[int, int]) -> Layout | None:
    """Map offsets of the value to places; `raw` begins at `start` (line, column), with quotes.

    Returns None where the value isn't what this walk makes of the text.
    """
    if len(raw) > _LONGEST:
        return None
    body = raw[1:-1] if style.is_quoted else raw
    line, column = start[0], start[1] + (1 if style.is_quoted else 0)
    pieces: list[tuple[str, int, int]] = []
    rows = body.split("\n")
    for index, row in enumerate(rows):
        kept = _kept_part(row, first=index == 0, last=index == len(rows) - 1)
        lead = 0 if index == 0 else len(row) - len(row.lstrip(" "))
        row_column = column if index == 0 else 1
        if kept:
            pieces.extend(_unescaped(kept, style, line + index, row_column + lead))
        pieces.append(("\n", line + index, 0))
    return _compress(pieces[:-1], value)


def _kept_part(row: str, *, first: bool, last: bool) -> str:
    if not first:
        row = row.lstrip(" ")
    return row if last else row.rstrip(" ")


def _unescaped(text: str, style: Style, line: int, column: int) -> list[tuple[str, int, int]]:
    """Split at escapes; each piece is a run of characters that stand side by side."""
    if style is Style.PLAIN:
        return [(text, line, column)]
    pattern = "''" if style is Style.SINGLE_QUOTED else r'\\["\\]'
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in re.finditer(pattern, text):
        pieces.append((text[last : match.start()] + match[0][1], line, column + last))
        last = match.end()
    return [*pieces, (text[last:], line, column + last)]


def _compress(pieces: list[tuple[str, int, int]], value: str) -> Layout | None:
    """Fold line ends as YAML does (one is a space, n+1 are n) and note where pieces begin."""
    built = ""
    breaks = 0
    layout: list[tuple[int, int, int]] = []
    for text, line, column in pieces:
        if text == "\n" and column == 0:
            breaks += 1
            continue
        if breaks:
            built += " " if breaks == 1 else "\n" * (breaks - 1)
            breaks = 0
        layout.append((len(built), line, column))
        built += text
    return tuple(layout) if built == value else None
