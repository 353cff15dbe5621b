"""Records as tables of fields, and collections of values.

Each entity is described once, as a `Record`: its keys with type, description and examples.
Binding reads data by that table; a JSON Schema is made from the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic

from generator.loading.binding import Findings, Values, listed
from generator.loading.kinds import Kind, Reference, T_co, check_id, report_kind
from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode
from generator.loading.text_lines import shown
from generator.model.scalar import Scalar
from generator.problems import Location
from generator.text.nearest import did_you_mean, nearest


@dataclass(frozen=True, slots=True)
class ListOf(Kind[tuple[T_co, ...]]):
    """A list; only a list of ids may stand in one line. Unless said otherwise it has an entry."""

    entry: Kind[T_co]
    may_be_empty: bool = False

    def bind(self, node: Node, key: str, found: Findings) -> tuple[T_co, ...] | None:
        """Bind each entry; those that don't fit are left out."""
        if not isinstance(node, ListNode):
            if self.may_be_empty and isinstance(node, ScalarNode) and node.is_absent:
                return ()
            report_kind(node, key, "a list", found, _list_help(node, key))
            return None
        if node.inline and not isinstance(self.entry, Reference):
            message = f"the list of '{key}' can't stand in one line"
            found.error("yaml/inline", message, node.at, *_list_help(node, key))
        if not node.items and not self.may_be_empty:
            message = f"the list of '{key}' has no entry"
            found.error("data/empty", message, node.at, f"add an entry, or delete '{key}:'")
            return None
        if isinstance(self.entry, Reference):
            _report_repeated(node.items, found)
        items = node.items
        if len(items) > 1 and isinstance(self.entry, Record):
            items = self.entry.whole(items, found)
        bound = [self.entry.bind(item, key, found) for item in items]
        return tuple(value for value in bound if value is not None)


@dataclass(frozen=True, slots=True)
class OneOrMore(Kind[tuple[Scalar, ...]]):
    """One passage, or a list of its pieces where we leave words out between them."""

    entry: Kind[Scalar]

    def bind(self, node: Node, key: str, found: Findings) -> tuple[Scalar, ...] | None:
        """Bind a text or a list of texts; all pieces have to fit."""
        if not isinstance(node, ListNode):
            single = self.entry.bind(node, key, found)
            return None if single is None else (single,)
        pieces = ListOf(self.entry).bind(node, key, found)
        return pieces if pieces is not None and len(pieces) == len(node.items) else None


@dataclass(frozen=True, slots=True)
class MapOf(Kind[tuple[tuple[Scalar, T_co], ...]]):
    """A mapping from ids to values; `names` says in words what the keys are.

    With `keys`, only those are accepted. With a `target` the keys are ids that stand elsewhere
    in the data, as with `Reference`.
    """

    value: Kind[T_co]
    names: str
    keys: tuple[str, ...] = ()
    may_be_empty: bool = False
    target: str = ""

    def bind(self, node: Node, key: str, found: Findings) -> tuple[tuple[Scalar, T_co], ...] | None:
        """Bind each value; entries that don't fit are left out."""
        if not isinstance(node, MappingNode):
            if self.may_be_empty and isinstance(node, ScalarNode) and node.is_absent:
                return ()
            self._report(node, key, found)
            return None
        pairs: list[tuple[Scalar, T_co]] = []
        for name, child in node.entries:
            if self._check_key(name, found):
                value = self.value.bind_named(child, name, found)
                if value is not None:
                    pairs.append((name.scalar(), value))
        return tuple(pairs)

    def _report(self, node: Node, key: str, found: Findings) -> None:
        help_ = f"write {self.names} and a colon at the beginning of each entry, without a dash"
        report_kind(node, key, "a mapping", found, (help_,))

    def _check_key(self, name: ScalarNode, found: Findings) -> bool:
        if not self.keys:
            return check_id(name, self.names, found)
        if name.value in self.keys:
            return True
        message = f"{shown(name.value)} is not {self.names}"
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

    `check` sees the values of a complete record and reports what doesn't fit together.
    """

    noun: str
    fields: tuple[Field[object], ...]
    build: Callable[[Values], T_co]
    check: Callable[[Values, Findings], bool] | None = None
    by_key: Mapping[str, Field[object]] = field(init=False, repr=False, compare=False)
    required: tuple[Field[object], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the fields once; records are bound by the ten thousand."""
        object.__setattr__(self, "by_key", {item.key: item for item in self.fields})
        object.__setattr__(self, "required", tuple(f for f in self.fields if f.required))

    def bind(self, node: Node, key: str, found: Findings) -> T_co | None:
        """Bind a mapping without a name of its own, such as an entry of a list."""
        return self._bind(node, "", node.at, key, found)

    def bind_named(self, node: Node, name: ScalarNode, found: Findings) -> T_co | None:
        """Bind a mapping that stands below its id."""
        return self._bind(node, name.value, name.span, name.value, found)

    def whole(self, items: tuple[Node, ...], found: Findings) -> tuple[Node, ...]:
        """Report each entry that a dash too many has cut in two; give the other entries."""
        cut: set[int] = set()
        for at in range(1, len(items)):
            first, second = items[at - 1], items[at]
            if at - 1 not in cut and self._lacks(first) and self._are_halves(first, second):
                help_ = (
                    f"put a space in the place of this dash: {self.noun} has one, at its first key"
                )
                message = "this dash begins another entry, but what follows completes the one above"
                found.error("data/missing", message, second.at, help_)
                cut |= {at - 1, at}
        return tuple(item for at, item in enumerate(items) if at not in cut) if cut else items

    def _lacks(self, node: Node) -> set[str]:
        if not isinstance(node, MappingNode):
            return set()
        return {item.key for item in self.required if node.get(item.key) is None}

    def _are_halves(self, first: Node, second: Node) -> bool:
        """Tell whether two entries are one together: each has just what the other lacks."""
        if not isinstance(first, MappingNode) or not isinstance(second, MappingNode):
            return False
        here = {name.value for name, _ in first.entries}
        there = {name.value for name, _ in second.entries}
        return not here & there and self._lacks(first) <= there and bool(self._lacks(second) & here)

    def _bind(self, node: Node, name: str, at: Location, key: str, found: Findings) -> T_co | None:
        if not isinstance(node, MappingNode):
            self._report_kind(node, key, found)
            return None
        by_key, misspelled = self._values(node, found)
        is_complete = True
        for item in self.required:
            if item.key not in by_key:
                is_complete = False
                if item.key not in misspelled and node.get(item.key) is None:
                    self._report_missing(item, at, found)
        values = Values(name, at, by_key)
        if not is_complete or (self.check is not None and not self.check(values, found)):
            return None
        return self.build(values)

    def _values(self, node: MappingNode, found: Findings) -> tuple[dict[str, object], set[str]]:
        """Bind the value of each known key; also give the keys that others were meant to be."""
        values: dict[str, object] = {}
        misspelled: set[str] = set()
        by_key = self.by_key
        for name, child in node.entries:
            item = by_key.get(name.value)
            if item is None:
                misspelled |= self._report_unknown(name, found)
                continue
            value = item.kind.bind(child, name.value, found)
            if value is not None:
                values[name.value] = value
        return values, misspelled

    def _report_kind(self, node: Node, key: str, found: Findings) -> None:
        keys = ", ".join(f"'{item.key}: …'" for item in self.required or self.fields)
        help_ = f"below '{key}:', indented, lines such as {keys} were expected"
        report_kind(node, key, f"a mapping with the keys of {self.noun}", found, (help_,))

    def _report_unknown(self, name: ScalarNode, found: Findings) -> set[str]:
        keys = [item.key for item in self.fields]
        message = f"{shown(name.value)} is not a key of {self.noun}"
        meant = nearest(name.value, keys)
        help_ = f"did you mean '{meant}'?" if meant else f"expected {listed(keys)}"
        found.error("data/unknown-key", message, name.span, help_)
        return {meant} if meant else set()

    def _report_missing(self, item: Field[object], at: Location, found: Findings) -> None:
        message = f"'{item.key}' is missing in {self.noun}"
        help_ = [f"{item.key}: {item.about}"]
        if item.examples:
            help_.append(f"for example '{item.key}: {item.examples[0]}'")
        found.error("data/missing", message, at, *help_)


def _report_repeated(items: tuple[Node, ...], found: Findings) -> None:
    """Report an id that stands twice in a list: it would count twice."""
    first: dict[str, ScalarNode] = {}
    for item in items:
        if isinstance(item, ScalarNode) and first.setdefault(item.value, item) is not item:
            message = f"{shown(item.value)} stands twice in this list"
            found.error("data/repeated", message, item.span, "delete one of the two")


def _list_help(node: Node, key: str) -> tuple[str, ...]:
    """Show how the list would be written."""
    match node:
        case ScalarNode(value=value) if value.startswith("-"):
            return ("a space is missing behind the dash: write '- …'",)
        case ScalarNode(value=value) if value:
            entry = value.split("\n", 1)[0][:60]
        case MappingNode(entries=((first, _), *_)):
            return (f"write a dash and a space in front of '{first.value}:', the first key",)
        case _:
            entry = "…"
    return ("write each entry on a line of its own, behind a dash:", f"  {key}:", f"    - {entry}")
