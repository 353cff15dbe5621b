"""Strict YAML: a text as a tree of strings with their places, or problems in plain words.

Only what a reader can see at a glance is YAML here: strings, lists and mappings in block style.
Nothing becomes a number, a date or a truth value; duplicate keys, aliases, anchors, tags, merge
keys and second documents are refused; `[a, b]` is read only as a list of ids. The events come
from libyaml, or where that is missing from PyYAML's own parser, with one result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from generator.loading.characters import without_forbidden
from generator.loading.nodes import Node
from generator.loading.text_lines import TextLines
from generator.loading.yaml_advice import explain_error
from generator.loading.yaml_builder import Builder, InlineCollection
from generator.loading.yaml_lines import read_lines
from generator.loading.yaml_strings import Unreadable
from generator.loading.yaml_text import inline_problem, masked, without_tabs
from generator.problems import Problem

MAX_REFUSALS = 10
"""After so many refused `[` and `{` the rest of a file is not read."""

MAX_REREAD = 200_000
"""So many code points of a malformed text are read again by the pure parser, which is slow."""

_NEAR = 2
"""So many lines below another problem a syntax error is taken for its consequence."""

Parser = Any
"""A loader class of PyYAML; the two that are used share no typed base."""

DEFAULT_PARSER: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where the events come from: libyaml, or pure Python where it is missing."""


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
    lines = TextLines(content, path, line_offset)
    outcome = _read(lines, parser or DEFAULT_PARSER, tolerant=tolerant)
    if outcome.is_irregular and len(content) <= MAX_REREAD:
        # Where a text is wrong, the two parsers stop at slightly different places.
        outcome = _read(lines, yaml.SafeLoader, tolerant=tolerant)
    if problems and outcome.node is None:
        # Tabs put everything out of line; what else is wrong shows when they are gone.
        return None, problems
    return outcome.node, [*problems, *outcome.problems]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one parser made of a text; irregular is one with a problem."""

    node: Node | None
    problems: tuple[Problem, ...]
    is_irregular: bool


def _read(lines: TextLines, parser: Parser, *, tolerant: bool) -> _Outcome:
    """Read the document, each time with one more refused collection masked."""
    refused: dict[int, Problem] = {}
    while len(refused) < MAX_REFUSALS:
        builder = Builder(lines, tolerant=tolerant, refused=frozenset(refused))
        try:
            node = _build(builder, lines.text, parser)
        except InlineCollection as found:
            refused[found.offset] = inline_problem(lines, found.offset)
            lines = TextLines(masked(lines.text, found.offset), lines.path, lines.line_offset)
            continue
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The pure parser raises the latter two for an escape that is no character.
            earlier = (*refused.values(), *builder.problems)
            return _Outcome(None, _with_syntax_error(earlier, error, lines), is_irregular=True)
        found_problems = (*refused.values(), *builder.problems)
        return _Outcome(node, found_problems, is_irregular=bool(found_problems))
    return _Outcome(None, tuple(refused.values()), is_irregular=True)


def _with_syntax_error(
    earlier: tuple[Problem, ...], error: Exception, lines: TextLines
) -> tuple[Problem, ...]:
    """Add the syntax error, unless it follows from a problem in the lines just above."""
    problem = explain_error(error, lines)
    if any(0 <= problem.location.line - other.location.line <= _NEAR for other in earlier):
        return earlier
    return (*earlier, problem)


def _build(builder: Builder, text: str, parser: Parser) -> Node | None:
    source = parser(text)
    try:
        return builder.build(source)
    except Unreadable:
        return None
    finally:
        source.dispose()
