"""Where an entry of a data file begins and ends, and how a new one is put in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.authoring.file_edits import EditError, FileEdits
from generator.authoring.yaml_strings import in_line, literal_header, literal_rows
from generator.authoring.yaml_tree import last_line
from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode
from generator.loading.yaml_nodes import read_yaml
from generator.problems import Location, any_errors

_COMMENT = re.compile(r"( *)#")


def root_of(edits: FileEdits, path: str) -> MappingNode | None:
    """Read a data file's mapping, as far as it can be read; None for a file without one."""
    node, _ = read_yaml(edits.text(path), path)
    return node if isinstance(node, MappingNode) else None


def _whole_root(edits: FileEdits, path: str) -> MappingNode | None:
    """Read the mapping of a file that is to be edited.

    Raises EditError where it can't be read without doubt.
    """
    node, problems = read_yaml(edits.text(path), path)
    if any_errors(problems) or not (node is None or isinstance(node, MappingNode)):
        place = problems[0].location if problems else path
        raise EditError(f"{place}: the file can't be read, so that nothing is put in")
    return node


def section_of(edits: FileEdits, path: str, key: str) -> tuple[ScalarNode, Node] | None:
    """Find a top-level key with its value; EditError where the file can't be read."""
    root = _whole_root(edits, path)
    return next((e for e in root.entries if e[0].value == key), None) if root else None


def lines_of_entry(edits: FileEdits, at: Location) -> range:
    """Give the lines of the entry whose key stands at a place; none where no key does."""
    node = _entry_at(root_of(edits, at.path), at)
    return range(at.line, last_line(node) + 1) if node is not None else range(0)


def delete_entry(edits: FileEdits, at: Location) -> None:
    """Take out the entry whose key stands at a place, with the comments right above it.

    Raises EditError where no key stands there.
    """
    node = _entry_at(_whole_root(edits, at.path), at)
    if node is None:
        raise EditError(f"{at}: no entry begins here")
    rows = edits.text(at.path).removesuffix("\n").split("\n")
    first, last = at.line, _with_deeper_comments(rows, last_line(node), at.column)
    while first > 1 and _indent_of_comment(rows[first - 2]) == at.column - 1:
        first -= 1
    if last < len(rows) and not rows[last].strip():
        last += 1
    elif first > 1 and not rows[first - 2].strip():
        first -= 1
    edits.delete_rows(at.path, first, min(last, len(rows)))


def drop_item(edits: FileEdits, at: Location, other: str) -> bool:
    """Take an id out of the list in which it stands, if the list holds `other` as well."""
    found = _list_around(_whole_root(edits, at.path), at)
    items = [item for item in found.items if isinstance(item, ScalarNode)] if found else []
    if found is None or other not in {item.value for item in items}:
        return False
    if found.inline:
        rest = [item.value for item in items if item.at != Location(at.path, at.line, at.column)]
        _rewrite_inline(edits, at.path, found, rest)
    else:
        edits.delete_rows(at.path, at.line, at.line)
    return True


def append_item(edits: FileEdits, at: Location, key: str, rows: Sequence[str]) -> None:
    """Put an item at the end of a list: that of a key of the entry whose key stands at a place.

    Raises EditError where there is no such list.
    """
    entry = _entry_at(_whole_root(edits, at.path), at)
    found = entry.get(key) if isinstance(entry, MappingNode) else None
    if not isinstance(found, ListNode) or found.inline:
        raise EditError(f"{at}: a list was expected below '{key}'")
    edits.insert_rows(at.path, last_line(found) + 1, _indented(rows, found.at.column - 1))


def item_nodes(edits: FileEdits, at: Location, key: str) -> tuple[Node, ...]:
    """Give the items of a list of the entry whose key stands at a place."""
    entry = _entry_at(_whole_root(edits, at.path), at)
    found = entry.get(key) if isinstance(entry, MappingNode) else None
    return found.items if isinstance(found, ListNode) else ()


def _list_around(node: Node | None, at: Location) -> ListNode | None:
    """Find the list one of whose strings stands at a place."""
    if isinstance(node, MappingNode):
        below: Sequence[Node] = [value for _, value in node.entries]
    elif isinstance(node, ListNode):
        below = node.items
        if any(
            isinstance(i, ScalarNode) and (i.line, i.column) == (at.line, at.column) for i in below
        ):
            return node
    else:
        return None
    return next(filter(None, (_list_around(child, at) for child in below)), None)


def _entry_at(node: Node | None, at: Location) -> Node | None:
    """Find the value of the key at a place, at any depth."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if (key.line, key.column) == (at.line, at.column):
                return value if not isinstance(value, ScalarNode) or value.value else key
            found = _entry_at(value, at)
            if found is not None:
                return found
    return None


def _with_deeper_comments(rows: Sequence[str], last: int, column: int) -> int:
    """Add the comments behind an entry that are indented deeper than its key."""
    following = last
    while following < len(rows):
        indent = _indent_of_comment(rows[following])
        if indent is not None and indent >= column:
            last = following + 1
        elif rows[following].strip():
            break
        following += 1
    return last


def _indent_of_comment(row: str) -> int | None:
    match = _COMMENT.match(row)
    return len(match[1]) if match else None


def append_to_mapping(
    edits: FileEdits, path: str, key: str, rows: Sequence[str], *, spaced: bool = False
) -> None:
    """Put an entry at the end of the mapping below a top-level key; `rows` have no indent.

    The key, and the file, are made where they are missing. `spaced` keeps a blank line between
    entries.
    """
    section = section_of(edits, path, key)
    if section is None:
        line = edits.text(path).count("\n") + 2
        edits.insert_rows(path, line, [f"{key}:", *_indented(rows, 2)])
        return
    name, value = section
    text_rows = edits.text(path).split("\n")
    if not isinstance(value, MappingNode):
        if not (isinstance(value, ScalarNode) and value.is_absent):
            raise EditError(f"{name.at}: a mapping was expected below '{key}'")
        edits.insert_rows(path, name.line + 1, _indented(rows, name.column + 1))
        return
    last = _with_deeper_comments(text_rows, last_line(value), 1)
    gap = [""] if spaced and text_rows[last - 1].strip() else []
    edits.insert_rows(path, last + 1, [*gap, *_indented(rows, value.at.column - 1)])


def add_to_list(edits: FileEdits, path: str, key: str, ids: Sequence[str]) -> None:
    """Put ids into the list below a top-level key: in order where it is sorted, else at its end."""
    section = section_of(edits, path, key)
    if section is None:
        line = edits.text(path).count("\n") + 2
        edits.insert_rows(path, line, [f"{key}:", *(f"  - {one}" for one in ids)])
        return
    name, value = section
    if isinstance(value, ListNode) and not value.inline:
        _add_to_block(edits, path, value, ids)
    elif isinstance(value, ListNode):
        _add_to_inline(edits, path, value, ids)
    elif isinstance(value, ScalarNode) and value.is_absent:
        rows = [f"- {one}" for one in ids]
        edits.insert_rows(path, name.line + 1, _indented(rows, name.column + 1))
    else:
        raise EditError(f"{name.at}: a list was expected below '{key}'")


def _add_to_block(edits: FileEdits, path: str, value: ListNode, ids: Sequence[str]) -> None:
    items = [item for item in value.items if isinstance(item, ScalarNode)]
    present = [item.value for item in items]
    end = last_line(value) + 1
    for one in sorted(ids):
        behind = (item.line for item in items if item.value > one)
        line = next(behind, end) if present == sorted(present) else end
        edits.insert_rows(path, line, _indented([f"- {one}"], value.at.column - 1))


def _add_to_inline(edits: FileEdits, path: str, value: ListNode, ids: Sequence[str]) -> None:
    items = [item.value for item in value.items if isinstance(item, ScalarNode)]
    _rewrite_inline(edits, path, value, [*items, *ids])


def _rewrite_inline(edits: FileEdits, path: str, value: ListNode, ids: Sequence[str]) -> None:
    """Write `[a, b]` anew; there is nothing in it but ids."""
    rows = edits.text(path).split("\n")
    start = sum(len(row) + 1 for row in rows[: value.at.line - 1]) + value.at.column - 1
    end = edits.text(path).index("]", start) + 1
    edits.replace_range(path, start, end, f"[{', '.join(ids)}]")


def pair_rows(key: str, value: str) -> list[str]:
    """Write `key: value`, on one line if it fits there."""
    written = in_line(value)
    if written is not None:
        return [f"{key}: {written}"]
    return [f"{key}: {literal_header(value)}", *literal_rows(value, 2)]


def _indented(rows: Sequence[str], indent: int) -> list[str]:
    return [" " * indent + row if row else "" for row in rows]
