"""Strict YAML: a text as a tree of strings with their places, or problems in plain words.

Only what a reader can see at a glance is YAML here: strings, lists and mappings in block style.
Nothing becomes a number, a date or a truth value; duplicate keys, aliases, anchors, tags, merge
keys and second documents are refused; `[a, b]` is read only as a list of ids. Canonical files are
read from their lines, all others from a parser's events.
"""

from __future__ import annotations

from typing import Any

from generator.loading.characters import without_forbidden
from generator.loading.nodes import Node
from generator.loading.text_lines import TextLines
from generator.loading.yaml_lines import read_lines
from generator.loading.yaml_text import without_tabs
from generator.problems import Problem

Parser = Any
"""A loader class of PyYAML; the two that are used share no typed base."""


def read_yaml(
    text: str,
    path: str,
    *,
    line_offset: int = 0,
    tolerant: bool = False,
    parser: Parser = None,
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    `line_offset` lines stand above `text` in its file. `tolerant` accepts tags, anchors and
    inline collections, for files whose owner is another program. `parser` is a loader class
    of PyYAML. Returns None for an empty or unreadable document; never raises. Characters that
    `check_characters` reports are taken for U+FFFD.
    """
    text = without_forbidden(text.replace("\r\n", "\n"))
    lines = TextLines(text if text.endswith("\n") else f"{text}\n", path, line_offset)
    content, problems = without_tabs(lines)
    if tolerant:
        problems = []
    if parser is None and (canonical := read_lines(content, path, line_offset)) is not None:
        return canonical, problems
    from generator.loading.yaml_parser import parse_yaml  # noqa: PLC0415 - most files need none

    node, found = parse_yaml(TextLines(content, path, line_offset), parser, tolerant=tolerant)
    if problems and node is None:
        # Tabs put everything out of line; what else is wrong shows when they are gone.
        return None, problems
    return node, [*problems, *found]
