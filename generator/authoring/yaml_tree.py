"""A YAML file as a tree that can be changed and written anew, with its comments.

A file is a tree of branches (mappings and lists) whose entries hold strings or branches. What
stands above an entry, behind it on its line, and at the end of a branch travels with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode


@dataclass(slots=True, eq=False)
class Branch:
    """A mapping or a list; `column` (from 1) is where its entries begin in the file."""

    is_mapping: bool
    column: int = 0
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    """Comments behind the last entry, "" for a blank line."""


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list, whose `key` is None.

    `line` (from 1) is where it begins in the file, `end` the last line of its own text: of a
    branch's entries none, since they have their own.
    """

    key: ScalarNode | None
    value: Branch | ScalarNode
    line: int = 0
    end: int = 0
    lead: list[str] = field(default_factory=list)
    """Comments above it, "" for a blank line."""
    trail: str = ""
    """The comment on its line, with its `#`."""


def tree_of(node: Node) -> Branch | ScalarNode:
    """Make the tree of a node.

    Raises ValueError where something is broken or an item of a list is missing.
    """
    if isinstance(node, ScalarNode):
        return node
    if isinstance(node, MappingNode):
        entries = [_entry(key, value) for key, value in node.entries]
        return Branch(is_mapping=True, column=node.at.column, entries=entries)
    if isinstance(node, ListNode):
        entries = [_entry(None, item) for item in node.items]
        return Branch(is_mapping=False, column=node.at.column, entries=entries)
    raise ValueError("a broken node has no tree")


def _entry(key: ScalarNode | None, node: Node) -> Entry:
    value = tree_of(node)
    if isinstance(value, ScalarNode):
        if key is None and value.is_absent:
            raise ValueError("an item without a value has no place")
        first = value.line - 1 if value.style.is_block else value.line
        line = key.line if key else first
        return Entry(key, value, line, max(line, last_line(value)))
    line = key.line if key else node.at.line
    return Entry(key, value, line, line)


def last_line(node: Node) -> int:
    """Give the last line (from 1) on which something of a node stands, comments aside."""
    match node:
        case ScalarNode(value="") if node.style.is_block:
            return node.line - 1
        case ScalarNode() if node.style.is_block:
            return node.line + node.rows - 1 - _blank_rows(node)
        case ScalarNode():
            return node.line + node.rows - 1
        case MappingNode(entries=entries) if entries:
            return max(entries[-1][0].line, last_line(entries[-1][1]))
        case ListNode(items=items) if items:
            return last_line(items[-1])
        case _:
            return node.at.line


def _blank_rows(node: ScalarNode) -> int:
    """Count the blank lines behind a literal block, which belong to nobody."""
    return max(node.rows - node.value.count("\n") - 1, 0) if node.style.value == "|" else 0


def walk(
    branch: Branch, above: tuple[Branch, ...] = ()
) -> Iterator[tuple[Entry, tuple[Branch, ...]]]:
    """Give all entries in the order of the file, each with the branches around it."""
    around = (*above, branch)
    for entry in branch.entries:
        yield entry, around
        if isinstance(entry.value, Branch):
            yield from walk(entry.value, around)


def strings_of(node: Node) -> Iterator[ScalarNode]:
    """Give all values of a node that are strings; keys are none."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from strings_of(value)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from strings_of(item)


def same_values(one: Branch | ScalarNode, other: Branch | ScalarNode) -> bool:
    """Tell whether two trees hold the same strings; the order of a mapping's keys is no value."""
    if isinstance(one, ScalarNode) or isinstance(other, ScalarNode):
        return (
            isinstance(one, ScalarNode)
            and isinstance(other, ScalarNode)
            and one.value == other.value
            and one.is_absent == other.is_absent
        )
    if one.is_mapping != other.is_mapping or len(one.entries) != len(other.entries):
        return False
    if not one.is_mapping:
        pairs = zip(one.entries, other.entries, strict=True)
        return all(same_values(left.value, right.value) for left, right in pairs)
    by_key = {entry.key.value: entry.value for entry in other.entries if entry.key}
    return all(
        entry.key is not None
        and entry.key.value in by_key
        and same_values(entry.value, by_key[entry.key.value])
        for entry in one.entries
    )
