"""Read any YAML from a parser's events, and say in plain words what is wrong with it.

The events come from libyaml, or where that is missing from PyYAML's own parser, with one result.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from generator.loading.nodes import Node
from generator.loading.text_lines import TextLines
from generator.loading.yaml_advice import explain_error
from generator.loading.yaml_builder import Builder, InlineCollection
from generator.loading.yaml_nodes import Parser
from generator.loading.yaml_strings import Unreadable
from generator.loading.yaml_text import inline_problem, masked
from generator.problems import Problem

MAX_REFUSALS = 10
"""After so many refused `[` and `{` the rest of a file is not read."""

MAX_REREAD = 200_000
"""So many code points of a malformed text are read again by the pure parser, which is slow."""

_NEAR = 2
"""So many lines below another problem a syntax error is taken for its consequence."""

DEFAULT_PARSER: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where the events come from: libyaml, or pure Python where it is missing."""


def parse_yaml(
    lines: TextLines, parser: Parser | None, *, tolerant: bool
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a document without tabs; see `generator.loading.yaml_nodes.read_yaml`."""
    outcome = _read(lines, parser or DEFAULT_PARSER, tolerant=tolerant)
    if outcome.is_irregular and len(lines.text) <= MAX_REREAD:
        # Where a text is wrong, the two parsers stop at slightly different places.
        outcome = _read(lines, yaml.SafeLoader, tolerant=tolerant)
    return outcome.node, outcome.problems


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
