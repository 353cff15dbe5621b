"""Read canonical YAML straight from its lines, several times as fast as from a parser's events.

What `explainer fmt` writes is a small part of YAML in which a line says all about itself: two
spaces a level, keys without quotation marks, a value on its key's line or in a block below it.
Only that is read here, and into the same nodes. Everything else is declined, right or wrong: it
is for the parser, which also knows what to say about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode, Style
from generator.problems import Location

MAX_STRINGS: Final = 600_000
"""Texts that may have more are declined; `generator.loading.yaml_builder` has the limit for all."""

MAX_DEPTH: Final = 20
"""So are files with more lists and mappings inside each other."""

_STEP: Final = 2
_PLAIN: Final = Style.PLAIN
_KEY: Final = "[A-Za-z0-9_](?:[A-Za-z0-9_ -]{0,98}[A-Za-z0-9_-])?"
_FIRST: Final = r"[\w($£€§…–—]"
_ID: Final = "[a-z0-9][a-z0-9-]*+"
_WORDS: Final = r"[^:\#\n]*+(?:(?::(?=[^ \n])|(?<=[^ ])\#)[^:\#\n]*+)*+"
_SINGLE_WORDS: Final = r"[^:\# \n]*+(?:(?:[ ]++(?=[^\#\n])|:(?=[^ \n])|(?<=[^ ])\#)[^:\# \n]*+)*+"
_REMARK: Final = r"(?:[ ]++\#(?:[ \#][^\n]*+)?+)"
_BELOW: Final = r"\1[ ]{2}(?(2)(?(3)[ ]{2}))"
"""The indent of a block: two spaces more than that of its key, or of the dash without a key."""

_TOKENS: Final = re.compile(
    rf"""
    ([ ]*+)                                             # 1 indent
    (?:
        (?:\#.*+)?+\n
      | (-[ ])?+                                        # 2 dash
        (?:({_KEY}):(?=[ \n])[ ]?+)?+                    # 3 key
        (?: ({_FIRST}{_WORDS})\n                         # 4 plain
          | ({_FIRST}{_SINGLE_WORDS}){_REMARK}\n         # 5 plain, with a remark behind it
          | "([^"\\\n]++)"{_REMARK}?+\n                 # 6 in double quotation marks
          | '([^'\n]++)'{_REMARK}?+\n                   # 7 in single ones
          | \[((?:{_ID}(?:,[ ]{_ID})*+)?+)(\])\n        # 8 ids in brackets, 9 the closing one
          | ([|>])-?+\n                                 # 10 sign of a block
            ({_BELOW}(?=[^ \n]).*+\n(?:{_BELOW}.*+\n|\n)*+)           # 11 its lines
          | \n
        )
    )
    (\n*+)                                              # 12 empty lines
  | ((?s:.)++)                                          # 13 anything else
    """,
    re.VERBOSE,
)


class _Declined(Exception):  # noqa: N818 - no error: the parser reads the text
    """The lines don't fit to each other as canonical ones do."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` is that above it, None in a list.

    `column` counts from 0. `parts` are the entries of a mapping or the items of a list.
    """

    column: int
    is_list: bool
    at: Location
    key: ScalarNode | None
    parts: list[Any]


def read_lines(text: str, path: str, line_offset: int) -> Node | None:
    """Read a canonical text; returns None for any other.

    `text` ends with a line end and has no character that `check_characters` reports;
    `line_offset` lines stand above it in its file.
    """
    strings = 2 * text.count("\n") + text.count(",")
    if "\t" in text or " \n" in text or strings > MAX_STRINGS:
        return None
    tokens: list[tuple[str, ...]] = _TOKENS.findall(text)
    if tokens[-1][-1]:
        return None
    try:
        return _Reader(path).read(tokens, line_offset + 1)
    except _Declined:
        return None


class _Reader:
    """Builds the tree of one text; its root is the only value of a mapping thought around it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._top = _Open(-_STEP, is_list=False, at=Location(path), key=None, parts=[])
        self._around: list[_Open] = []

    def read(self, tokens: list[tuple[str, ...]], line: int) -> Node:
        """Give the root; the first token stands on `line`.

        The hot loop of every command, so the common strings are made without a call in between.
        """
        path, make = self._path, tuple.__new__
        above: ScalarNode | None = ScalarNode("", path, 0, 0)
        for token in tokens:
            key, plain = token[2], token[3]
            if key or token[1]:
                column = self._arrive(token, line, above)
                above = None
                if key:
                    above = make(ScalarNode, (key, path, line, column + 1, _PLAIN, 1, (), False))
                    column += len(key)
                column += _STEP + 1
                value: Node | None
                if plain:
                    value = make(ScalarNode, (plain, path, line, column, _PLAIN, 1, (), False))
                else:
                    value = self._value(token, line, column)
                    line += token[10].count("\n")
                if value is not None:
                    self._top.parts.append(value if above is None else (above, value))
                    above = None
            elif any(token[3:10]):
                raise _Declined
            line += 1 + len(token[11])
        if above is not None:
            raise _Declined
        while self._around:
            self._end()
        root: Node = self._top.parts[0][1]
        return root

    def _arrive(self, token: tuple[str, ...], line: int, above: ScalarNode | None) -> int:
        """Begin and end what an indent says; returns the column (from 0) of the key or dash."""
        column, is_item = len(token[0]), bool(token[1])
        if above is not None:
            if column != self._top.column + _STEP:
                raise _Declined
            self._begin(column, line, above, is_list=is_item)
        else:
            while column < self._top.column:
                self._end()
            if column != self._top.column or self._top.is_list is not is_item:
                raise _Declined
        if is_item and token[2]:
            column += _STEP
            self._begin(column, line, None, is_list=False)
        return column

    def _begin(self, column: int, line: int, above: ScalarNode | None, *, is_list: bool) -> None:
        if len(self._around) > MAX_DEPTH:
            raise _Declined
        self._around.append(self._top)
        at = Location(self._path, line, column + 1)
        self._top = _Open(column, is_list, at, above, [])

    def _end(self) -> None:
        """Make a node of the innermost list or mapping, and put it where it belongs."""
        ended, self._top = self._top, self._around.pop()
        parts = tuple(ended.parts)
        node: Node
        if ended.is_list:
            node = ListNode(parts, ended.at)
        elif len({key.value for key, _ in parts}) == len(parts):
            node = MappingNode(parts, ended.at)
        else:
            raise _Declined
        self._top.parts.append(node if ended.key is None else (ended.key, node))

    def _value(self, token: tuple[str, ...], line: int, column: int) -> Node | None:
        """Make what isn't plain; None where the value stands on the lines below."""
        remarked, double, single, ids, bracket, sign = token[4:10]
        if remarked:
            return ScalarNode(remarked, self._path, line, column, comment=True)
        if sign:
            return self._block(token, line + 1)
        if bracket:
            return self._ids(ids, line, column)
        if not double and not single:
            return None
        style = Style.DOUBLE_QUOTED if double else Style.SINGLE_QUOTED
        return ScalarNode(double or single, self._path, line, column + 1, style)

    def _block(self, token: tuple[str, ...], line: int) -> ScalarNode:
        """Make a string of the lines below `|` or `>`, the first of which is `line`."""
        sign, block = token[9], token[10]
        indent = len(block) - len(block.lstrip(" "))
        begin = "\n" + block[:indent]
        body = block.rstrip("\n")
        rows = block.count("\n")
        if sign == "|":
            value = body[indent:].replace(begin, "\n")
            return ScalarNode(value, self._path, line, indent + 1, Style.LITERAL, rows)
        if "\n\n" in body or f"{begin} " in body:
            raise _Declined
        value = body[indent:].replace(begin, " ")
        layout = () if rows == 1 else None
        return ScalarNode(value, self._path, line, indent + 1, Style.FOLDED, rows, layout)

    def _ids(self, ids: str, line: int, column: int) -> ListNode:
        """Make a list of what stands between brackets."""
        items: list[Node] = []
        at = column + 1
        for name in ids.split(", ") if ids else ():
            items.append(ScalarNode(name, self._path, line, at))
            at += len(name) + len(", ")
        return ListNode(tuple(items), Location(self._path, line, column), inline=True)
