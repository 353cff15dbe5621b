"""Find the comments of a YAML file, and whose they are.

The parser drops comments. A comment above an entry belongs to it; one behind an entry on the
same line, too; one that is indented deeper than what follows ends the branch that it is
indented like. What stands above the first entry is the file's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.authoring.yaml_tree import Branch, Entry, walk
from generator.loading.nodes import ScalarNode, Style

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_GLUED = re.compile(r"(#+)(?=[^\s#])")
_REST = {
    Style.SINGLE_QUOTED: re.compile(r"(?:[^']|'')*'"),
    Style.DOUBLE_QUOTED: re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL),
}

Row = tuple[int, str]
"""A comment with its column from 1, or a blank line: (0, "")."""


def attach_comments(root: Branch, text: str) -> list[str]:
    """Give every comment of the text to an entry or branch of its tree.

    Returns the file's head, the comments above the first entry; "" is a blank line.
    """
    rows = text.split("\n")
    placed = list(walk(root))
    first = placed[0][0].line if placed else len(rows) + 1
    has_comments = "#" in text
    for index, (entry, above) in enumerate(placed):
        if has_comments:
            _take_own(entry, rows)
        follower, around = placed[index + 1] if index + 1 < len(placed) else (None, ())
        stop = follower.line if follower else len(rows) + 1
        found = list(_rows_between(rows, entry.end + 1, stop)) if entry.end + 1 < stop else []
        if found:
            closed = [one for one in above if not any(one is other for other in around)]
            _share(found, closed, follower, around[-1].column if around else 0)
    return [row for _, row in _rows_between(rows, 1, first)]


def _rows_between(rows: Sequence[str], start: int, stop: int) -> Iterator[Row]:
    """Give comments and blank lines from line `start` up to, not with, line `stop`."""
    for row in rows[start - 1 : stop - 1]:
        match = _COMMENT.search(row)
        if match is not None:
            yield match.start() + 1, match[0].rstrip()
        elif not row.strip():
            yield 0, ""


def _share(found: list[Row], closed: Sequence[Branch], follower: Entry | None, column: int) -> None:
    """Divide lines between the ends of closed branches and the entry that follows.

    `column` is where the follower's branch begins, 0 at the end of the file.
    """
    while found:
        blanks = next((n for n, (_, row) in enumerate(found) if row), None)
        if blanks is None:
            break
        at = found[blanks][0]
        fitting = [n for n, one in enumerate(closed) if column < one.column <= at]
        if follower is None:
            fitting = fitting or [0]
        elif not fitting:
            break
        closed = closed[: fitting[-1] + 1]
        closed[-1].foot += [row for _, row in found[: blanks + 1]]
        found = found[blanks + 1 :]
    if follower is not None:
        follower.lead += [row for _, row in found]


def _take_own(entry: Entry, rows: Sequence[str]) -> None:
    """Give an entry the comments on its own lines; a second one goes above it."""
    for line, index in _spots(entry, rows):
        match = _COMMENT.search(rows[line - 1], index)
        if match is None:
            continue
        comment = _GLUED.sub(r"\1 ", match[0].rstrip(), count=1)
        if entry.trail or not rows[line - 1][: match.start()].strip():
            entry.lead.append(comment)
        else:
            entry.trail = comment


def _spots(entry: Entry, rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the lines of an entry on which a comment can stand, each with the index to begin at."""
    key, value = entry.key, entry.value
    behind_key = _end_of(key, rows) if key else (0, 0)
    if not isinstance(value, ScalarNode) or value.is_absent:
        if key:
            yield behind_key
        return
    first = value.line - 1 if value.style.is_block else value.line
    if key and key.line < first:
        yield behind_key
        yield from ((line, 0) for line in range(key.line + 1, first))
    if not value.style.is_block:
        yield _end_of(value, rows)
    else:
        yield first, behind_key[1] if key and key.line == first else 0


def _end_of(node: ScalarNode, rows: Sequence[str]) -> tuple[int, int]:
    """Give the line on which a string ends, and the index behind it on that line."""
    last = node.line + node.rows - 1
    if not node.style.is_quoted:
        return last, node.column - 1 + len(node.value) if node.rows == 1 else 0
    start = node.column - 1
    text = "\n".join((rows[node.line - 1][start:], *rows[node.line : last]))
    match = _REST[node.style].match(text)
    end = match.end() if match else len(text)
    return last, end - text.rfind("\n", 0, end) - 1 + (start if last == node.line else 0)
