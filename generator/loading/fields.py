"""The kinds of values in data files, and records as tables of fields.

Each entity is described once, as a `Record`: its keys with type, description and examples.
Binding reads data by that table; a JSON Schema is made from the same one. A kind's `bind`
returns None after it has reported why a node doesn't fit.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.loading.binding import Findings, Values, did_you_mean, listed
from generator.loading.nodes import (
    BrokenNode,
    ListNode,
    MappingNode,
    Node,
    ScalarNode,
    Style,
    describe,
)
from generator.loading.text_kinds import check_block_style, check_single_line
from generator.model.edtf import EdtfError, parse_edtf
from generator.model.scalar import Scalar
from generator.problems import Location

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=enum.StrEnum)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like: it becomes part of an address."""


class Kind(Generic[T_co]):
    """A kind of value: how a node becomes a `T_co`."""

    def bind(self, node: Node, key: str, found: Findings) -> T_co | None:
        """Bind the value of `key`, or report why it doesn't fit and return None."""
        raise NotImplementedError


class Text(Kind[Scalar]):
    """A text of one line, shown as it is."""

    is_passage = False

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that isn't empty."""
        scalar = bind_string(node, key, found)
        if scalar is None or not isinstance(node, ScalarNode):
            return None
        check = check_block_style if self.is_passage else check_single_line
        return scalar if check(node, key, found) else None


class Passage(Text):
    """The exact words of a source: on one line, or below `|-`."""

    is_passage = True


@dataclass(frozen=True, slots=True)
class Pattern(Kind[Scalar]):
    """A short text of a given form."""

    pattern: str
    wanted: str

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that has the form."""
        scalar = bind_string(node, key, found)
        if scalar is None or not isinstance(node, ScalarNode):
            return None
        if re.fullmatch(self.pattern, scalar.value, re.ASCII):
            return scalar
        message = f"'{scalar.value}' can't be the {key} here"
        found.error("data/form", message, node.span, f"expected {self.wanted}")
        return None


@dataclass(frozen=True, slots=True)
class Reference(Kind[Scalar]):
    """The id of something that stands elsewhere in the data: `target` says of what kind."""

    target: str

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that has the form of an id."""
        scalar = bind_string(node, key, found)
        if scalar is None or not isinstance(node, ScalarNode):
            return None
        return scalar if check_id(node, f"the id of a {self.target}", found) else None


@dataclass(frozen=True, slots=True)
class Choice(Kind[E]):
    """One word out of a closed list."""

    words: type[E]

    def bind(self, node: Node, key: str, found: Findings) -> E | None:
        """Bind a string that is one of the words."""
        scalar = bind_string(node, key, found)
        if scalar is None or not isinstance(node, ScalarNode):
            return None
        try:
            return self.words(scalar.value)
        except ValueError:
            known = [word.value for word in self.words]
            help_ = (f"expected {listed(known)}", *did_you_mean(scalar.value, known))
            message = f"'{scalar.value}' is not a possible {key}"
            found.error("data/choice", message, node.span, *help_)
            return None


_DATE_HELP = (
    "expected a date as 2025, 2025-06 or 2025-06-26,",
    "an interval as 2022-02/2025-06, or one day of several as 2025-05-01..2025-05-10",
)


class EdtfDate(Kind[Scalar]):
    """A date in EDTF."""

    def bind(self, node: Node, key: str, found: Findings) -> Scalar | None:
        """Bind a string that is a date which exists."""
        scalar = bind_string(node, key, found)
        if scalar is None:
            return None
        try:
            parse_edtf(scalar.value)
        except EdtfError as error:
            place = scalar.location_of(error.start, error.length)
            found.error("data/date", str(error), place, *_DATE_HELP)
            return None
        return scalar


class LineNumber(Kind[int]):
    """The number of a line, from 1."""

    def bind(self, node: Node, key: str, found: Findings) -> int | None:
        """Bind a whole number above zero."""
        scalar = bind_string(node, key, found)
        if scalar is None or not isinstance(node, ScalarNode):
            return None
        if re.fullmatch(r"[1-9][0-9]{0,6}", scalar.value, re.ASCII):
            return int(scalar.value)
        message = f"'{scalar.value}' is not the number of a line"
        found.error("data/form", message, node.span, "lines count from 1")
        return None


@dataclass(frozen=True, slots=True)
class ListOf(Kind[tuple[T_co, ...]]):
    """A list with at least one entry; only a list of ids may stand in one line."""

    entry: Kind[T_co]

    def bind(self, node: Node, key: str, found: Findings) -> tuple[T_co, ...] | None:
        """Bind each entry; those that don't fit are left out."""
        if not isinstance(node, ListNode):
            report_kind(node, key, "a list", found, list_help(node, key))
            return None
        if node.inline and not isinstance(self.entry, Reference):
            message = f"the list of '{key}' can't stand in one line"
            found.error("yaml/inline", message, node.at, *list_help(node, key))
        if not node.items:
            found.error("data/empty", f"the list of '{key}' has no entry", node.at)
            return None
        bound = [self.entry.bind(item, key, found) for item in node.items]
        return tuple(value for value in bound if value is not None)


@dataclass(frozen=True, slots=True)
class OptionalList(Kind[tuple[T_co, ...]]):
    """A list that may have no entry yet."""

    entry: Kind[T_co]

    def bind(self, node: Node, key: str, found: Findings) -> tuple[T_co, ...] | None:
        """Bind each entry; nothing behind the key is an empty list."""
        if isinstance(node, ScalarNode) and not node.value and node.style is Style.PLAIN:
            return ()
        if isinstance(node, ListNode) and not node.items:
            return ()
        return ListOf(self.entry).bind(node, key, found)


@dataclass(frozen=True, slots=True)
class OneOrMore(Kind[tuple[Scalar, ...]]):
    """One passage, or a list of its pieces where we leave words out between them."""

    entry: Text

    def bind(self, node: Node, key: str, found: Findings) -> tuple[Scalar, ...] | None:
        """Bind a text or a list of texts; all pieces have to fit."""
        if not isinstance(node, ListNode):
            single = self.entry.bind(node, key, found)
            return None if single is None else (single,)
        pieces = ListOf(self.entry).bind(node, key, found)
        return pieces if pieces is not None and len(pieces) == len(node.items) else None


@dataclass(frozen=True, slots=True)
class MapOf(Kind[tuple[tuple[Scalar, T_co], ...]]):
    """A mapping from ids to values; `names` says in words what the keys are."""

    value: Kind[T_co]
    names: str
    keys: tuple[str, ...] = ()
    may_be_empty: bool = False

    def bind(self, node: Node, key: str, found: Findings) -> tuple[tuple[Scalar, T_co], ...] | None:
        """Bind each value; entries that don't fit are left out."""
        if self.may_be_empty and isinstance(node, ScalarNode) and not node.value:
            return ()
        if not isinstance(node, MappingNode):
            report_kind(node, key, "a mapping", found, (f"expected '{self.names}:' with a value",))
            return None
        pairs: list[tuple[Scalar, T_co]] = []
        for name, child in node.entries:
            if not self._check_key(name, found):
                continue
            value = (
                self.value.bind_named(child, name, found)
                if isinstance(self.value, Record)
                else self.value.bind(child, name.value, found)
            )
            if value is not None:
                pairs.append((name.scalar(), value))
        return tuple(pairs)

    def _check_key(self, name: ScalarNode, found: Findings) -> bool:
        if not self.keys:
            return check_id(name, self.names, found)
        if name.value in self.keys:
            return True
        message = f"'{name.value}' is not {self.names}"
        help_ = (f"expected {listed(self.keys)}", *did_you_mean(name.value, self.keys))
        found.error("data/unknown-key", message, name.span, *help_)
        return False


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A key of a record: what it holds, in words for people and as a kind."""

    key: str
    kind: Kind[T_co]
    about: str
    required: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record(Kind[T_co]):
    """A mapping with known keys; `build` makes the value when all required ones are there.

    `check` sees the values of a complete record and reports what fits alone, not together.
    """

    noun: str
    fields: tuple[Field[object], ...]
    build: Callable[[Values], T_co]
    check: Callable[[Values, Findings], bool] | None = None

    def bind(self, node: Node, key: str, found: Findings) -> T_co | None:
        """Bind a mapping without a name of its own, such as an entry of a list."""
        return self._bind(node, "", node.at, key, found)

    def bind_named(self, node: Node, name: ScalarNode, found: Findings) -> T_co | None:
        """Bind a mapping that stands below its id."""
        return self._bind(node, name.value, name.span, name.value, found)

    def _bind(self, node: Node, name: str, at: Location, key: str, found: Findings) -> T_co | None:
        if not isinstance(node, MappingNode):
            keys = ", ".join(f"'{f.key}:'" for f in self.fields if f.required)
            report_kind(node, key, f"a mapping ({self.noun})", found, (f"expected {keys}",))
            return None
        values, complete = self._values(node, at, found)
        if not complete:
            return None
        bound = Values(name, at, values)
        if self.check is not None and not self.check(bound, found):
            return None
        return self.build(bound)

    def _values(
        self, node: MappingNode, at: Location, found: Findings
    ) -> tuple[dict[str, object], bool]:
        by_key: Mapping[str, Field[object]] = {field.key: field for field in self.fields}
        values: dict[str, object] = {}
        present: set[str] = set()
        for name, child in node.entries:
            field = by_key.get(name.value)
            if field is None:
                self._report_unknown(name, found)
                continue
            present.add(field.key)
            value = field.kind.bind(child, field.key, found)
            if value is not None:
                values[field.key] = value
        for field in self.fields:
            if field.required and field.key not in present:
                self._report_missing(field, at, found)
        return values, all(f.key in values for f in self.fields if f.required)

    def _report_unknown(self, name: ScalarNode, found: Findings) -> None:
        keys = [field.key for field in self.fields]
        message = f"'{name.value}' is not a key of {self.noun}"
        suggestion = did_you_mean(name.value, keys)
        help_ = suggestion or (f"expected {listed(keys)}",)
        found.error("data/unknown-key", message, name.span, *help_)

    def _report_missing(self, field: Field[object], at: Location, found: Findings) -> None:
        example = f" such as '{field.key}: {field.examples[0]}'" if field.examples else ""
        message = f"'{field.key}' is missing in {self.noun}"
        found.error("data/missing", message, at, f"add {field.key}{example}: {field.about}")


def bind_string(node: Node, key: str, found: Findings) -> Scalar | None:
    """Give a string that isn't empty, or report what stands there instead."""
    if isinstance(node, ScalarNode):
        if node.value.strip():
            return node.scalar()
        found.error("data/empty", f"'{key}' has no value", node.at, "give it one, or delete it")
        return None
    if isinstance(node, ListNode):
        help_ = f"expected one text; write it behind '{key}:' without a dash"
        report_kind(node, key, "one text", found, (help_,))
    elif isinstance(node, MappingNode):
        help_ = "if a colon belongs to the text, write the text below '|-', indented"
        report_kind(node, key, "one text", found, (help_,))
    return None


def check_id(node: ScalarNode, what: str, found: Findings) -> bool:
    """Tell whether a string has the form of an id, or report it."""
    if ID.fullmatch(node.value) and not node.style.is_block:
        return True
    suggestion = re.sub(r"[^a-z0-9]+", "-", node.value.lower()).strip("-")
    help_ = ["an id has small letters a to z, digits, and single hyphens between them"]
    if ID.fullmatch(suggestion):
        help_.append(f"for example '{suggestion}'")
    found.error("data/id", f"'{node.value}' can't be {what}", node.span, *help_)
    return False


def report_kind(node: Node, key: str, wanted: str, found: Findings, help_: tuple[str, ...]) -> None:
    """Report a node of the wrong kind, unless it is broken already."""
    if isinstance(node, BrokenNode):
        return
    if isinstance(node, ScalarNode) and not node.value and node.style is Style.PLAIN:
        found.error("data/empty", f"'{key}' has no value", node.at, *help_)
        return
    message = f"'{key}' should be {wanted}, but {describe(node)} stands here"
    found.error("data/kind", message, node.at, *help_)


def list_help(node: Node, key: str) -> tuple[str, ...]:
    """Show how the list would be written."""
    if isinstance(node, ScalarNode) and node.value.startswith("-"):
        return ("a space is missing behind the dash: '- …'",)
    entry = node.value if isinstance(node, ScalarNode) and node.value else "first entry"
    return ("write each entry on a line of its own behind a dash:", f"  {key}:", f"    - {entry}")
