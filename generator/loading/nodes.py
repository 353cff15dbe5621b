"""A YAML file as a tree of strings, lists and mappings, each with its place in the file."""

from __future__ import annotations

import enum
from typing import NamedTuple

from generator.model.scalar import Layout, Scalar
from generator.problems import Location


class Style(enum.Enum):
    """How a string is written in YAML."""

    PLAIN = ""
    SINGLE_QUOTED = "'"
    DOUBLE_QUOTED = '"'
    LITERAL = "|"
    FOLDED = ">"

    @property
    def is_quoted(self) -> bool:
        """Tell whether quotation marks stand around the string."""
        return self in (Style.SINGLE_QUOTED, Style.DOUBLE_QUOTED)

    @property
    def is_block(self) -> bool:
        """Tell whether the string stands on lines of its own, below `|` or `>`."""
        return self in (Style.LITERAL, Style.FOLDED)


# A file has hundreds of thousands of nodes. A named tuple is made three times as fast as a frozen
# dataclass; and a string, most often a key whose place nobody asks for, locates itself on demand.
class ScalarNode(NamedTuple):
    """A string; `line` and `column` are those of its first character.

    `rows` counts the lines of the file over which the content runs. `layout` is that of
    `Scalar`. `comment` tells that a comment follows on the same line.
    """

    value: str
    path: str
    line: int
    column: int
    style: Style = Style.PLAIN
    rows: int = 1
    layout: Layout | None = ()
    comment: bool = False

    @property
    def at(self) -> Location:
        """The place of the string's first character."""
        return Location(self.path, self.line, self.column)

    @property
    def span(self) -> Location:
        """The place of the whole string, for an underline."""
        length = len(self.value) if self.rows == 1 and self.layout == () else 0
        return Location(self.path, self.line, self.column, length)

    @property
    def is_absent(self) -> bool:
        """Tell whether nothing at all is written."""
        return not self.value and self.style is Style.PLAIN

    def scalar(self) -> Scalar:
        """Make the leaf of the model."""
        at = Location(self.path, self.line, self.column)
        return Scalar(self.value, at, self.style is Style.LITERAL, self.layout)


class ListNode(NamedTuple):
    """A list; `inline` tells that it is written `[a, b]`."""

    items: tuple[Node, ...]
    at: Location
    inline: bool = False


class MappingNode(NamedTuple):
    """A mapping in the order of the file; no key occurs twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    at: Location

    def get(self, key: str) -> Node | None:
        """Give the value of a key, None where there is no such key."""
        return next((value for name, value in self.entries if name.value == key), None)


class BrokenNode(NamedTuple):
    """A value that can't be used; the problem with it has been reported."""

    at: Location


Node = ScalarNode | ListNode | MappingNode | BrokenNode


def describe(node: Node) -> str:
    """Name the kind of a node in words for people."""
    match node:
        case ListNode():
            return "a list"
        case MappingNode():
            return "a mapping (keys with values)"
        case ScalarNode(value=""):
            return "nothing"
        case _:
            return "a text"
