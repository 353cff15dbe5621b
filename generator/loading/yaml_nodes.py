"""Strict YAML: a text as a tree of strings with their places, or problems in plain words.

Only what a reader can see at a glance is YAML here: strings, lists and mappings in block style.
Nothing becomes a number, a date or a truth value; duplicate keys, aliases, anchors, tags, merge
keys and second documents are refused; `[a, b]` is read only as a list of ids. The events come
from libyaml, or where that is missing from PyYAML's own parser, with one result.
"""

from __future__ import annotations

from typing import Any

import yaml

from generator.loading.characters import without_forbidden
from generator.loading.nodes import Node
from generator.loading.text_lines import TextLines
from generator.loading.yaml_advice import explain_error
from generator.loading.yaml_builder import Builder, InlineCollection, Unreadable
from generator.loading.yaml_text import inline_problem, masked, without_tabs
from generator.problems import Problem

MAX_REFUSALS = 10
"""After so many refused `[` and `{` the rest of a file is not read."""

DEFAULT_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where the events come from: libyaml, or pure Python where it is missing."""


def read_yaml(
    text: str,
    path: str,
    *,
    line_offset: int = 0,
    tolerant: bool = False,
    parser: Any = None,  # noqa: ANN401 - PyYAML's two loaders share no typed base
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
    refused: set[int] = set()
    while len(refused) < MAX_REFUSALS:
        lines = TextLines(content, path, line_offset)
        builder = Builder(lines, tolerant=tolerant, refused=frozenset(refused))
        try:
            node = _build(builder, lines, parser or DEFAULT_PARSER)
        except InlineCollection as found:
            problems.append(inline_problem(lines, found.offset))
            refused.add(found.offset)
            content = masked(content, found.offset)
        else:
            return node, [*problems, *builder.problems]
    return None, problems


def _build(builder: Builder, lines: TextLines, parser: Any) -> Node | None:  # noqa: ANN401 - ditto
    """Build the tree; a syntax error becomes one problem and ends the document."""
    source = None
    try:
        source = parser(lines.text)
        return builder.build(source)
    except Unreadable:
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure parser raises the latter two for an escape that is no character.
        builder.problems.append(explain_error(error, lines))
        return None
    finally:
        if source is not None:
            source.dispose()
