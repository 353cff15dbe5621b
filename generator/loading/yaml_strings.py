"""Strings of a YAML document with their exact places, from the events of a parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.loading.nodes import ScalarNode, Style
from generator.loading.text_lines import TextLines
from generator.loading.yaml_advice import block_problem, escape_problem, hash_problem
from generator.loading.yaml_layout import comment_follows, first_bad_escape, layout_of
from generator.problems import Problem

Event = Any
"""An event of PyYAML, which carries no types."""

_GLUED_COMMENT = re.compile(r"(?:[!&]\S*\s+)*[|>][0-9+-]*#")
_BLOCK_SIGNS = frozenset("|>")
_STYLES: dict[str | None, Style] = {None: Style.PLAIN, **{style.value: style for style in Style}}


class Unreadable(Exception):  # noqa: N818 - it ends a run early, with its problem reported
    """The rest of the document can't be read."""


class StringReader:
    """Makes nodes of the strings of one document; problems go to `add`."""

    def __init__(self, lines: TextLines, add: Callable[[Problem], None]) -> None:
        """Prepare for one document."""
        self._lines = lines
        self._add = add
        self._path = lines.path
        self._first_line = lines.line_offset + 1
        self._rows: list[str] = []
        self._has_hash = " #" in lines.text

    def read(self, event: Event) -> ScalarNode:
        """Make the node of a string; most of them stand on one line as they are.

        Raises Unreadable where the two parsers differ, or the value isn't what one sees.
        """
        start, end, value, sign = event.start_mark, event.end_mark, event.value, event.style
        if sign in _BLOCK_SIGNS:
            return self._block(event, _STYLES[sign])
        quotes = 1 if sign else 0
        if end.index - start.index != len(value) + 2 * quotes or start.line != end.line:
            return self._uneven(event, _STYLES[sign])
        comment = self._has_hash and not quotes and self._has_comment(end.index)
        line, column = start.line + self._first_line, start.column + 1 + quotes
        return ScalarNode(value, self._path, line, column, _STYLES[sign], 1, (), comment)

    def _uneven(self, event: Event, style: Style) -> ScalarNode:
        """Make the node of a string that runs over several lines or has escapes."""
        start, end = event.start_mark, event.end_mark
        if style is Style.DOUBLE_QUOTED:
            self._check_escapes(start.index, end.index)
        line, column = start.line + self._first_line, start.column + 1
        raw = self._lines.text[start.index : end.index]
        layout = layout_of(raw, event.value, style, (line, column))
        rows = end.line - start.line + 1
        comment = style is Style.PLAIN and self._has_hash and self._has_comment(end.index)
        column += style.is_quoted
        return ScalarNode(event.value, self._path, line, column, style, rows, layout, comment)

    def _block(self, event: Event, style: Style) -> ScalarNode:
        """Make the node of a block, whose content begins on the line below its header."""
        self._check_header(event.start_mark.index)
        self._rows = self._rows or self._lines.text.split("\n")
        value = event.value.rstrip("\n")
        first = event.start_mark.line + 1
        blank = len(value) - len(value.lstrip("\n"))
        row = self._rows[first + blank] if first + blank < len(self._rows) else ""
        own = value[blank:].split("\n", 1)[0]
        is_literal = style is Style.LITERAL
        indent = len(row) - len(own if is_literal else row.lstrip(" "))
        rows = max(event.end_mark.line - first, 1)
        layout = () if is_literal or rows == 1 else None
        line = first + self._first_line
        return ScalarNode(value, self._path, line, indent + 1, style, rows, layout)

    def _check_header(self, start: int) -> None:
        """Refuse `|#`, which libyaml accepts and the pure parser doesn't."""
        match = _GLUED_COMMENT.match(self._lines.text, start)
        if match is not None:
            self._add(block_problem(self._lines, match.end() - 1))
            raise Unreadable

    def _has_comment(self, end: int) -> bool:
        """Tell whether a comment follows; one without a space was meant as text."""
        follower = comment_follows(self._lines.text, end)
        if follower is None:
            return False
        offset, sign = follower
        if sign:
            self._add(hash_problem(self._lines, offset))
        return not sign

    def _check_escapes(self, start: int, end: int) -> None:
        offset = first_bad_escape(self._lines.text, start, end)
        if offset is not None:
            self._add(escape_problem(self._lines, offset))
            raise Unreadable
