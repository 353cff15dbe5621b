"""Build the tree of a YAML document from a parser's events, without recursion.

This is the hot loop of every command: 10,000 claims make 350,000 events.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.loading.nodes import BrokenNode, ListNode, MappingNode, Node, ScalarNode
from generator.loading.text_lines import TextLines, shown
from generator.loading.yaml_advice import start_problem
from generator.loading.yaml_strings import Event, StringReader, Unreadable
from generator.loading.yaml_text import is_id_list
from generator.problems import Location, Problem

MAX_DEPTH = 24
"""Levels of lists and mappings; the data needs eight, a navigation hardly more."""

MAX_NODES = 600_000
"""Strings in one file; 20,000 claims have as many."""

MAX_PROBLEMS = 200
"""So many problems of one file are found before the rest of it is left unread."""

_FROM_ENVIRONMENT = "!ENV"
"""MkDocs' tag for a value that this program doesn't know: it never reads the environment."""

_BRACKET = re.compile(r"[\[{]")
_KEY_HELP = "if a colon belongs to the text, write the text below '|-', indented"


class InlineCollection(Exception):  # noqa: N818 - no error: the text is read again without it
    """A refused `[` or `{` stands at `offset`."""

    def __init__(self, offset: int) -> None:
        """Remember where."""
        super().__init__(offset)
        self.offset = offset


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; a mapping has no `items`, a list no `seen`."""

    at: Location
    inline: bool
    items: list[Node]
    entries: list[tuple[ScalarNode, Node]]
    seen: dict[str, ScalarNode] | None
    anchor: str | None
    key: ScalarNode | BrokenNode | None = None


class Builder:
    """Builds one document; its problems are in `problems`.

    `refused` are the offsets at which a collection was masked; `tolerant` accepts what only
    other programs' files have.
    """

    def __init__(self, lines: TextLines, *, tolerant: bool, refused: frozenset[int]) -> None:
        """Prepare for one document."""
        self.problems: list[Problem] = []
        self._lines = lines
        self._path = lines.path
        self._first_line = lines.line_offset + 1
        self._tolerant = tolerant
        self._refused = refused
        self._read = StringReader(lines, self._add).read
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0
        self._nodes = 0
        self._anchors: dict[str, Node] = {}

    def build(self, parser: Any) -> Node | None:  # noqa: ANN401 - a loader of PyYAML
        """Take all events of the parser; returns the document's node, None if it is empty.

        Raises Unreadable after a problem that ends the document, InlineCollection for a
        refused `[` or `{`, and yaml.YAMLError for a syntax error.
        """
        next_event = parser.get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._place(self._scalar(event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._start(event, is_mapping=kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._place(self._end())
            elif kind is AliasEvent:
                self._place(self._alias(event))
            elif kind is DocumentStartEvent:
                self._document(event)
            elif kind is StreamEndEvent:
                break
        return self._root

    def _document(self, event: Event) -> None:
        self._documents += 1
        if (event.version or event.tags) and not self._tolerant:
            self._report("yaml/directive", "a line that begins with '%' is not read here", event)
        if self._documents > 1:
            help_ = "put what follows into a file of its own, or delete the line of dashes"
            self._report("yaml/document", "a second document begins here", event, help_)
            raise Unreadable

    def _scalar(self, event: Event) -> ScalarNode | BrokenNode:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            help_ = "divide it into several files"
            self._report("yaml/too-many", f"more than {MAX_NODES:,} texts in a file", event, help_)
            raise Unreadable
        if not (event.anchor or event.tag or self._refused):
            return self._read(event)
        is_decorated = bool(event.anchor or event.tag)
        if event.start_mark.index in self._refused or (is_decorated and self._refuses(event)):
            return BrokenNode(self._at(event))
        node = self._read(event)
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _start(self, event: Event, *, is_mapping: bool) -> None:
        if len(self._open) >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} lists and mappings stand inside each other here"
            self._report("yaml/depth", message, event)
            raise Unreadable
        inline = bool(event.flow_style)
        if inline and not self._tolerant:
            offset = self._bracket(event)
            if is_mapping or not is_id_list(self._lines.text, offset):
                raise InlineCollection(offset)
        if event.anchor or event.tag:
            self._refuses(event)
        at = self._at(event)
        self._open.append(_Open(at, inline, [], [], {} if is_mapping else None, event.anchor))
        if event.anchor:
            self._anchors[event.anchor] = BrokenNode(at)

    def _bracket(self, event: Event) -> int:
        """Find the bracket itself: with an anchor or a tag the event begins before it."""
        start: int = event.start_mark.index
        match = _BRACKET.search(self._lines.text, start, max(event.end_mark.index, start + 1))
        return match.start() if match else start

    def _end(self) -> Node:
        closed = self._open.pop()
        node: Node = (
            ListNode(tuple(closed.items), closed.at, closed.inline)
            if closed.seen is None
            else MappingNode(tuple(closed.entries), closed.at)
        )
        if closed.anchor:
            self._anchors[closed.anchor] = node
        return node

    def _alias(self, event: Event) -> Node:
        if self._tolerant:
            return self._anchors.get(event.anchor, BrokenNode(self._at(event)))
        self._add(start_problem(self._lines, event.start_mark.index))
        return BrokenNode(self._at(event))

    def _refuses(self, event: Event) -> bool:
        """Report an anchor or a tag, except where they are accepted."""
        if self._tolerant:
            return bool(event.tag == _FROM_ENVIRONMENT)
        self._add(start_problem(self._lines, event.start_mark.index))
        return True

    def _place(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if parent.seen is None:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent.seen)
        else:
            if isinstance(parent.key, ScalarNode):
                parent.entries.append((parent.key, node))
            parent.key = None

    def _key(self, node: Node, seen: dict[str, ScalarNode]) -> ScalarNode | BrokenNode:
        """Check a key; a broken one drops its value as well."""
        if not isinstance(node, ScalarNode):
            if not isinstance(node, BrokenNode):
                self._report_key(node.at)
            return BrokenNode(node.at)
        first = seen.setdefault(node.value, node)
        if first is node and node.value and node.rows == 1 and node.value != "<<":
            return node
        if first is not node:
            self._report_duplicate(node, first)
        elif node.value == "<<":
            if not self._tolerant:
                message = "'<<' would merge another mapping into this one; it is not read here"
                self._add(Problem("yaml/merge", message, node.span, help=("write the keys out",)))
        else:
            self._report_key(node.at)
        return BrokenNode(node.at)

    def _report_key(self, at: Location) -> None:
        if not self._tolerant:
            message = "a key was expected here: a word on one line, in front of the colon"
            self._add(Problem("yaml/key", message, at, help=(_KEY_HELP,)))

    def _report_duplicate(self, node: ScalarNode, first: ScalarNode) -> None:
        if not self._tolerant:
            message = f"the key {shown(node.value)} stands twice in the same mapping"
            help_ = (f"it stands first at {first.at}", "keep one of the two, or rename one")
            self._add(Problem("yaml/duplicate-key", message, node.span, help=help_))

    def _at(self, event: Event) -> Location:
        mark = event.start_mark
        return Location(self._path, mark.line + self._first_line, mark.column + 1)

    def _report(self, rule: str, message: str, event: Event, *help_: str) -> None:
        self._add(Problem(rule, message, self._at(event), help=help_))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise Unreadable
