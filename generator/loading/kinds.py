"""The kinds of single values in data files: texts, passages, ids, dates, words of a list.

A kind's `bind` turns a node into a value of the model, or reports why the node doesn't fit and
returns None. What a kind accepts is plain from its fields, so that a JSON Schema can say it too.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.loading.binding import Findings, listed
from generator.loading.nodes import BrokenNode, ListNode, MappingNode, Node, ScalarNode, describe
from generator.loading.text_lines import shown
from generator.loading.text_style import check_passage_style, check_single_line
from generator.model.edtf import EdtfError, parse_edtf
from generator.model.scalar import Scalar
from generator.text.nearest import did_you_mean

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=enum.StrEnum)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like: it becomes part of an address."""

RESERVED_ID = re.compile(r"p-\d+-\d+|note-\d+|ref-\d+-\d+")
"""Ids that pages make themselves, for passages, notes and the links to them."""

_GLUED_KEY = re.compile(r"([a-z_]+):(?!//)([^ ])")

_DATE_HELP = (
    "expected a date as 2025, 2025-06 or 2025-06-26,",
    "an interval as 2022-02/2025-06, or one day of several as 2025-05-01..2025-05-10",
)


class Kind(Generic[T_co]):
    """A kind of value: how a node becomes a `T_co`."""

    def bind(self, node: Node, key: str, found: Findings) -> T_co | None:
        """Bind the value of `key`, or report why it doesn't fit and return None."""
        raise NotImplementedError

    def bind_named(self, node: Node, name: ScalarNode, found: Findings) -> T_co | None:
        """Bind the value that stands below its own name or id."""
        return self.bind(node, name.value, found)


@dataclass(frozen=True, slots=True)
class Text(Kind[Scalar]):
    """A text of one line, shown as it is."""

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that isn't empty and makes one line."""
        leaf = bind_string(node, key, found)
        return leaf.scalar() if leaf and check_single_line(leaf, key, found) else None


@dataclass(frozen=True, slots=True)
class Listed(Text):
    """A text out of a list that another part of the program keeps: `target` says of what."""

    target: str


@dataclass(frozen=True, slots=True)
class Passage(Kind[Scalar]):
    """The exact words of a source: on one line, or below `|-`."""

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string whose words can't have changed on the way."""
        leaf = bind_string(node, key, found)
        return leaf.scalar() if leaf and check_passage_style(leaf, key, found) else None


@dataclass(frozen=True, slots=True)
class Pattern(Kind[Scalar]):
    """A short text of a given form."""

    pattern: str
    wanted: str

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that has the form."""
        leaf = bind_string(node, key, found)
        if leaf is None:
            return None
        if re.fullmatch(self.pattern, leaf.value, re.ASCII):
            return leaf.scalar()
        message = f"{shown(leaf.value)} can't be the {key} here"
        found.error("data/form", message, leaf.span, f"expected {self.wanted}")
        return None


@dataclass(frozen=True, slots=True)
class Reference(Kind[Scalar]):
    """The id of something that stands elsewhere in the data: `target` says of what kind."""

    target: str

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that has the form of an id."""
        leaf = bind_string(node, key, found)
        if leaf and check_id(leaf, f"the id of a {self.target}", found):
            return leaf.scalar()
        return None


@dataclass(frozen=True, slots=True)
class Choice(Kind[E]):
    """One word out of a closed list."""

    words: type[E]

    def bind(self, node: Node, key: str, found: Findings) -> E | None:
        """Bind a string that is one of the words."""
        leaf = bind_string(node, key, found)
        if leaf is None:
            return None
        try:
            return self.words(leaf.value)
        except ValueError:
            known = [word.value for word in self.words]
            help_ = (f"expected {listed(known)}", *did_you_mean(leaf.value, known))
            message = f"{shown(leaf.value)} is not a possible {key}"
            found.error("data/choice", message, leaf.span, *help_)
            return None


@dataclass(frozen=True, slots=True)
class EdtfDate(Kind[Scalar]):
    """A date in EDTF."""

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that is a date which exists."""
        leaf = bind_string(node, key, found)
        if leaf is None:
            return None
        scalar = leaf.scalar()
        try:
            parse_edtf(scalar.value)
        except EdtfError as error:
            place = scalar.location_of(error.start, error.length)
            found.error("data/date", str(error), place, *_DATE_HELP)
            return None
        return scalar


@dataclass(frozen=True, slots=True)
class LineNumber(Kind[int]):
    """The number of a line, from 1."""

    def bind(self, node: Node, key: str, found: Findings) -> int | None:
        """Bind a whole number above zero."""
        leaf = bind_string(node, key, found)
        if leaf is None:
            return None
        if re.fullmatch(r"[1-9][0-9]{0,6}", leaf.value, re.ASCII):
            return int(leaf.value)
        message = f"{shown(leaf.value)} is not the number of a line"
        found.error("data/form", message, leaf.span, "lines count from 1")
        return None


def bind_string(node: Node, key: str, found: Findings) -> ScalarNode | None:
    """Give a string that isn't empty, or report what stands there instead."""
    if isinstance(node, ScalarNode):
        if node.value and not node.value.isspace():
            return node
        help_ = f"write it behind '{key}:', or delete '{key}:'"
        found.error("data/empty", f"'{key}' has no value", node.at, help_)
    elif isinstance(node, ListNode):
        help_ = f"write one text behind '{key}:', without a dash"
        report_kind(node, key, "one text", found, (help_,))
    elif isinstance(node, MappingNode):
        help_ = "if a colon belongs to the text, write the text below '|-', indented"
        report_kind(node, key, "one text", found, (help_,))
    return None


def check_id(node: ScalarNode, what: str, found: Findings) -> bool:
    """Tell whether a string has the form of an id that is free to take, or report it."""
    if RESERVED_ID.fullmatch(node.value):
        help_text = "pages make ids such as 'note-1' and 'p-12-34' themselves: add a word to it"
        found.error("data/id", f"{shown(node.value)} can't be {what}", node.span, help_text)
        return False
    if ID.fullmatch(node.value):
        return True
    suggestion = re.sub(r"[^a-z0-9]+", "-", node.value.lower()).strip("-")
    help_ = ["an id has small letters a to z, digits, and single hyphens between them"]
    if ID.fullmatch(suggestion):
        help_.append(f"for example {shown(suggestion)}")
    found.error("data/id", f"{shown(node.value)} can't be {what}", node.span, *help_)
    return False


def report_kind(node: Node, key: str, wanted: str, found: Findings, help_: tuple[str, ...]) -> None:
    """Report a node of the wrong kind, unless it is broken already."""
    if isinstance(node, BrokenNode):
        return
    if isinstance(node, ScalarNode) and node.is_absent:
        found.error("data/empty", f"{shown(key)} has no value", node.at, *help_)
        return
    if isinstance(node, ScalarNode) and (glued := _GLUED_KEY.match(node.value)):
        kind = "is not a plain one" if glued[2].isspace() else "is missing"
        help_ = (f"the space behind '{glued[1]}:' {kind}: write '{glued[1]}: …'",)
    message = f"{shown(key)} should be {wanted}, but {describe(node)} stands here"
    found.error("data/kind", message, node.at, *help_)
