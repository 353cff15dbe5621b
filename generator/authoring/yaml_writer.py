"""Write a tree as canonical YAML: block style, two spaces, keys in the order of their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.authoring.yaml_strings import (
    in_line,
    keeps_its_style,
    literal_header,
    literal_is_safe,
    literal_rows,
)
from generator.authoring.yaml_tree import Branch, Entry
from generator.loading.fields import ListOf, MapOf, OneOrMore, Record
from generator.loading.kinds import Kind
from generator.loading.nodes import ScalarNode

SPACED = frozenset({"claims", "quotations"})
"""Keys between whose entries, which run over many lines, always stands a blank line."""

_LITERAL = "passage"
"""The key whose words always stand below `|-`."""

_STEP = 2

AnyKind = Kind[Any] | None


def write_file(root: Branch, kind: AnyKind, head: Sequence[str] = ()) -> str:
    """Write a whole file; `head` are the comments above its first entry."""
    rows = [*_collapsed(head, keeps_blanks=True)]
    while rows and not rows[0]:
        del rows[0]
    return "\n".join([*rows, *branch_rows(root, kind, 0)]) + "\n"


def branch_rows(branch: Branch, kind: AnyKind, indent: int, key: str = "") -> list[str]:
    """Write the entries of a branch, indented by so many spaces; `key` is that above it."""
    rows: list[str] = []
    for index, entry in enumerate(_in_order(branch, kind)):
        keeps_blanks = not isinstance(kind, Record)
        lead = _collapsed(entry.lead, keeps_blanks=keeps_blanks)
        if key in SPACED and isinstance(kind, MapOf) and index and lead[:1] != [""]:
            lead.insert(0, "")
        if index == 0 and lead[:1] == [""]:
            del lead[0]
        rows += _indented(lead, indent)
        rows += _entry_rows(entry, kind, indent, key)
    return rows + _indented(_collapsed(branch.foot, keeps_blanks=True), indent)


def entry_rows(entry: Entry, kind: AnyKind, indent: int) -> list[str]:
    """Write one entry with the comments above it; `kind` is that of the branch around it."""
    return _indented(entry.lead, indent) + _entry_rows(entry, kind, indent, "")


def _in_order(branch: Branch, kind: AnyKind) -> list[Entry]:
    """Put the keys of a record into the order of its table; unknown ones stay behind."""
    if not branch.is_mapping or not isinstance(kind, Record):
        return branch.entries
    rank = {field.key: number for number, field in enumerate(kind.fields)}
    return sorted(branch.entries, key=lambda e: rank.get(e.key.value if e.key else "", len(rank)))


def _entry_rows(entry: Entry, kind: AnyKind, indent: int, above: str) -> list[str]:
    name = entry.key.value if entry.key else above
    child = _kind_below(kind, entry)
    start = " " * indent + (f"{_key(entry.key)}:" if entry.key else "-")
    if isinstance(entry.value, ScalarNode):
        is_literal = name == _LITERAL
        return _string_rows(start, entry.value, entry.trail, indent + _STEP, is_literal=is_literal)
    if not entry.value.entries:
        return [_joined(start, "[]", entry.trail), *_indented(entry.value.foot, indent + _STEP)]
    if entry.key:
        below = branch_rows(entry.value, child, indent + _STEP, name)
        return [_joined(start, entry.trail), *below]
    return _item_rows(entry.value, child, indent, above)


def _item_rows(branch: Branch, kind: AnyKind, indent: int, above: str) -> list[str]:
    """Write an item that is a branch: its first entry stands behind the dash."""
    first = _in_order(branch, kind)[0]
    lead, first.lead = first.lead, []
    rows = branch_rows(branch, kind, indent + _STEP, above)
    first.lead = lead
    rows[0] = f"{' ' * indent}- {rows[0].lstrip(' ')}"
    return _indented([row for row in lead if row], indent) + rows


def _string_rows(
    start: str, node: ScalarNode, trail: str, indent: int, *, is_literal: bool
) -> list[str]:
    """Write a string behind its key or dash, or below it, indented by so many spaces."""
    if node.is_absent:
        return [_joined(start, trail)]
    if not (is_literal and literal_is_safe(node.value)):
        is_kept = keeps_its_style(node)
        written = node.value if is_kept else in_line(node.value, quoted=bool(trail))
        if written is not None:
            return [_joined(start, written, trail)]
    header = _joined(start, literal_header(node.value), trail)
    return [header, *literal_rows(node.value, indent)]


def _key(node: ScalarNode) -> str:
    return node.value if keeps_its_style(node) else in_line(node.value) or node.value


def _kind_below(kind: AnyKind, entry: Entry) -> AnyKind:
    """Give the kind of an entry's value, None where the tables know none."""
    match kind:
        case Record() if entry.key:
            field = kind.by_key.get(entry.key.value)
            return field.kind if field else None
        case MapOf() if entry.key:
            return kind.value
        case ListOf() if not entry.key:
            return kind.entry
        case OneOrMore() if not entry.key:
            return kind.entry
        case _:
            return None


def _collapsed(lead: Sequence[str], *, keeps_blanks: bool) -> list[str]:
    """Leave one blank line of several, or none at all."""
    rows: list[str] = []
    for row in lead:
        if row or (keeps_blanks and rows[-1:] != [""]):
            rows.append(row)
    return rows


def _indented(rows: Sequence[str], indent: int) -> list[str]:
    return [" " * indent + row if row else "" for row in rows]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
