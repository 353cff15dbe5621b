"""Bring a data file into its canonical form, without changing a single value."""

from __future__ import annotations

from dataclasses import dataclass

from generator.authoring.yaml_comments import attach_comments
from generator.authoring.yaml_tree import Branch, same_values, strings_of, tree_of
from generator.authoring.yaml_writer import AnyKind, write_file
from generator.loading.binding import Findings
from generator.loading.data_files import record_of
from generator.loading.nodes import Node, ScalarNode, Style
from generator.loading.yaml_nodes import read_yaml
from generator.problems import Location, Problem, any_errors

CHANGED_BY_LAYOUT = "data/folded"
"""The rule about words that YAML joins: formatting such a text would hide what happened."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's canonical text, or None with the problems for which it is left alone."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def format_text(path: str, text: str) -> Formatted:
    """Write a data file in its canonical form.

    `path` is relative to the project's root and says what the file holds; `text` has LF line
    ends. A file that can't be read without doubt is left alone.
    """
    kind = record_of(path)
    if kind is None:
        message = "this is not a file of data/, so that it has no canonical form"
        return Formatted(None, (Problem("format/unknown-file", message, Location(path)),))
    node, problems = read_yaml(text, path)
    if node is None and not problems:
        return Formatted(text)  # nothing but comments
    problems += _joined_words(node, kind) if node else []
    if node is None or any_errors(problems):
        return Formatted(None, tuple(p for p in problems if p.is_error))
    return _format_tree(path, text, node, kind)


def _joined_words(node: Node, kind: AnyKind) -> list[Problem]:
    """Find texts whose words may be others than those that were meant."""
    found = Findings()
    if kind is not None and any(map(_runs_on, strings_of(node))):
        kind.bind(node, "", found)
    return [p for p in found.in_reading_order() if p.rule == CHANGED_BY_LAYOUT]


def _runs_on(node: ScalarNode) -> bool:
    """Tell whether YAML joins lines of a string; in most files there is none."""
    return node.style is Style.FOLDED or (node.rows > 1 and node.style is not Style.LITERAL)


def _format_tree(path: str, text: str, node: Node, kind: AnyKind) -> Formatted:
    try:
        tree = tree_of(node)
    except ValueError:
        return _unwritable(path)
    if isinstance(tree, ScalarNode):
        return _unwritable(path)
    head = attach_comments(tree, text)
    written = write_file(tree, kind, head)
    if written == text or _reads_the_same(tree, written, path):
        return Formatted(written)
    return _unwritable(path)


def _reads_the_same(tree: Branch, written: str, path: str) -> bool:
    """Read the canonical form again: a slip of the writer must never reach a file."""
    node, problems = read_yaml(written, path)
    if node is None or any_errors(problems):
        return False
    try:
        return same_values(tree, tree_of(node))
    except ValueError:
        return False


def _unwritable(path: str) -> Formatted:
    message = "the file holds something that has no canonical form"
    help_ = ("`explainer check` may say what: an entry without a value, or a line end in a text",)
    return Formatted(None, (Problem("format/unwritable", message, Location(path), help=help_),))
