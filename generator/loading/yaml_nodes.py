"""Strict YAML: a text as a tree of strings with their places, or problems in plain words.

Only what a reader can see at a glance is YAML here: strings, lists and mappings in block style.
Nothing becomes a number, a date or a truth value; duplicate keys, aliases, anchors, tags, merge
keys and second documents are refused; `[a, b]` is read only where it is a list of ids. The
events come from libyaml, or where that is missing from PyYAML's own parser, with one result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.loading.nodes import BrokenNode, ListNode, MappingNode, Node, ScalarNode, Style
from generator.loading.yaml_advice import explain_error, explain_escape
from generator.loading.yaml_layout import comment_follows, first_bad_escape, layout_of
from generator.problems import Location, Problem

MAX_DEPTH = 24
"""Levels of lists and mappings; the data needs eight, a navigation hardly more."""

MAX_REFUSALS = 10
"""After so many refused `[` and `{` the rest of a file is not read."""

DEFAULT_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser of YAML's events: libyaml, or pure Python where it is missing."""

_ID_LIST = re.compile(
    r"\[\s*(?:[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*\s*,?\s*)?\](?=[ ]*(?:[ ]\#[^\n]*)?(?:\n|\Z))"
)
_STYLES: dict[str | None, Style] = {None: Style.PLAIN, **{style.value: style for style in Style}}


class _Stop(Exception):  # noqa: N818 - it ends a run early, with its problem reported
    """The rest of the file can't be read."""


class _Inline(Exception):  # noqa: N818 - as above
    """A refused `[` or `{` stands at `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def read_yaml(
    text: str,
    path: str,
    *,
    line_offset: int = 0,
    tolerant: bool = False,
    loader: Any = None,  # noqa: ANN401 - PyYAML's two loaders share no typed base
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    `text` has LF line ends and passed `check_characters`. `line_offset` lines stand above it
    in its file. `tolerant` accepts tags, anchors and inline collections, for files whose owner
    is another program. Returns None for an empty or unreadable document. Never raises.
    """
    prepared = _Text(text if text.endswith("\n") else text + "\n", path, line_offset)
    problems = [] if tolerant else _tab_problems(prepared)
    prepared.content = prepared.content.replace("\t", " ")
    refused: dict[int, Problem] = {}
    while len(refused) <= MAX_REFUSALS:
        builder = _Builder(prepared, tolerant=tolerant, masked=frozenset(refused))
        try:
            node = builder.build(loader or DEFAULT_LOADER)
        except _Inline as inline:
            refused[inline.offset] = _inline_problem(prepared, inline.offset)
            prepared.mask(inline.offset)
            continue
        return node, [*problems, *refused.values(), *builder.problems]
    return None, [*problems, *refused.values()]


@dataclass(slots=True)
class _Text:
    """The text of a document and where it stands."""

    content: str
    path: str
    line_offset: int

    def place(self, offset: int, length: int = 0) -> Location:
        """Locate an offset in the file; one behind the end counts as the end of the last line."""
        offset = min(offset, max(len(self.content) - 1, 0))
        line_start = self.content.rfind("\n", 0, offset) + 1
        line = self.content.count("\n", 0, offset) + 1 + self.line_offset
        return Location(self.path, line, offset - line_start + 1, length)

    def mask(self, offset: int) -> None:
        """Replace a refused collection by `~` and spaces, so that the rest can be read."""
        end = _end_of_collection(self.content, offset)
        blank = re.sub(r"[^\n]", " ", self.content[offset + 1 : end])
        self.content = f"{self.content[:offset]}~{blank}{self.content[end:]}"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    at: Location
    is_mapping: bool
    inline: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[ScalarNode, Node]] = field(default_factory=list)
    seen: dict[str, Location] = field(default_factory=dict)
    key: ScalarNode | BrokenNode | None = None


class _Builder:
    """Builds the tree from events, without recursion."""

    def __init__(self, text: _Text, *, tolerant: bool, masked: frozenset[int]) -> None:
        self.text = text
        self.tolerant = tolerant
        self.masked = masked
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0
        self._anchors: dict[str, Node] = {}
        self._lines = text.content.split("\n")
        self._has_hash = " #" in text.content

    def build(self, loader: Any) -> Node | None:  # noqa: ANN401 - see read_yaml
        """Read all events; a syntax error ends the document and becomes one problem."""
        try:
            for event in _events(self.text.content, loader):
                self._take(event)
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.problems.append(explain_error(error, self.text.content, self.text.place))
            return None
        except (yaml.YAMLError, ValueError, OverflowError):
            # Only an escape names a character that doesn't exist; the pure parser trips on it.
            self.problems.append(explain_escape(self.text.content, 0, self.text.place))
            return None
        return self._root

    def _take(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are loosely typed
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._place(self._scalar(event), event.anchor)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event, is_mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif kind is yaml.AliasEvent:
            self._place(self._alias(event), None)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _document(self, event: Any) -> None:  # noqa: ANN401 - see _take
        self._documents += 1
        if event.version or event.tags:
            self._report("yaml/directive", "a line that begins with '%' is not read here", event)
        if self._documents > 1:
            message = "a second document begins here"
            self._report("yaml/document", message, event, "delete the line '---' or '...' above")
            raise _Stop

    def _scalar(self, event: Any) -> ScalarNode | BrokenNode:  # noqa: ANN401 - see _take
        start, end = event.start_mark, event.end_mark
        if start.index in self.masked:
            return BrokenNode(self._at(start))
        if (event.anchor or event.tag) and not self._may_decorate(event):
            return BrokenNode(self._at(start))
        style = _STYLES[event.style]
        if style.is_block:
            return self._block(event, style)
        line, column = start.line + 1 + self.text.line_offset, start.column + 1
        raw_length = end.index - start.index - (2 if style.is_quoted else 0)
        if style.is_quoted:
            column += 1
            if style is Style.DOUBLE_QUOTED and raw_length != len(event.value):
                self._check_escapes(start.index, end.index)
        at = Location(self.text.path, line, column)
        rows = end.line - start.line + 1
        comment = self._has_hash and comment_follows(self.text.content, end.index)
        if rows == 1 and raw_length == len(event.value):
            return ScalarNode(event.value, at, style, 1, (), comment)
        raw = self.text.content[start.index : end.index]
        layout = layout_of(raw, event.value, style, (line, start.column + 1))
        return ScalarNode(event.value, at, style, rows, layout, comment)

    def _block(self, event: Any, style: Style) -> ScalarNode:  # noqa: ANN401 - see _take
        """Locate a block's content: it begins on the line below its header."""
        value = event.value.rstrip("\n")
        first = event.start_mark.line + 1
        lead = len(value) - len(value.lstrip("\n"))
        line = self._lines[first + lead] if first + lead < len(self._lines) else ""
        own = value[lead:].split("\n", 1)[0]
        indent = len(line) - len(own) if style is Style.LITERAL else _indent(line)
        at = Location(self.text.path, first + 1 + self.text.line_offset, indent + 1)
        rows = event.end_mark.line - event.start_mark.line
        is_known = style is Style.LITERAL or (rows <= 1 and "\n" not in value)
        return ScalarNode(value, at, style, max(rows, 1), () if is_known else None)

    def _check_escapes(self, start: int, end: int) -> None:
        if first_bad_escape(self.text.content, start, end) is not None:
            self.problems.append(explain_escape(self.text.content, start, self.text.place))
            raise _Stop

    def _start(self, event: Any, *, is_mapping: bool) -> None:  # noqa: ANN401 - see _take
        if len(self._open) >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} lists and mappings stand inside each other here"
            self._report("yaml/depth", message, event)
            raise _Stop
        if event.flow_style and not self.tolerant:
            offset = _collection_start(event, self.text.content)
            if is_mapping or not _ID_LIST.match(self.text.content, offset):
                raise _Inline(offset)
        if event.anchor or event.tag:
            self._may_decorate(event)
        opened = _Open(self._at(event.start_mark), is_mapping, bool(event.flow_style))
        self._open.append(opened)
        if event.anchor:
            self._anchors[event.anchor] = BrokenNode(opened.at)

    def _end(self) -> None:
        closed = self._open.pop()
        if closed.is_mapping:
            self._place(MappingNode(tuple(closed.entries), closed.at), None)
        else:
            self._place(ListNode(tuple(closed.items), closed.at, closed.inline), None)

    def _alias(self, event: Any) -> Node:  # noqa: ANN401 - see _take
        if self.tolerant:
            return self._anchors.get(event.anchor, BrokenNode(self._at(event.start_mark)))
        message = f"'*{event.anchor}' would repeat another value here"
        help_ = "if the asterisk belongs to the text, put the text in quotation marks"
        self._report("yaml/alias", message, event, help_)
        return BrokenNode(self._at(event.start_mark))

    def _may_decorate(self, event: Any) -> bool:  # noqa: ANN401 - see _take
        if self.tolerant:
            return True
        sign = f"&{event.anchor}" if event.anchor else f"!{event.tag.lstrip('!')}"
        message = f"'{sign}' has a technical meaning in YAML and is not read here"
        help_ = "if the sign belongs to the text, put the text in quotation marks"
        self._report("yaml/anchor" if event.anchor else "yaml/tag", message, event, help_)
        return False

    def _place(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent)
        else:
            if isinstance(parent.key, ScalarNode):
                parent.entries.append((parent.key, node))
            parent.key = None

    def _key(self, node: Node, parent: _Open) -> ScalarNode | BrokenNode:
        """Check a key; a broken one drops its value as well."""
        if isinstance(node, BrokenNode):
            return node
        if not isinstance(node, ScalarNode) or node.rows > 1 or not node.value:
            if not self.tolerant:
                message = "a name of one line was expected before the colon"
                self.problems.append(Problem("yaml/key", message, node.at))
            return BrokenNode(node.at)
        if node.value == "<<" and not self.tolerant:
            message = "'<<' would merge another mapping into this one; it is not read here"
            self.problems.append(Problem("yaml/merge", message, node.span))
            return BrokenNode(node.at)
        first = parent.seen.setdefault(node.value, node.at)
        if first is node.at:
            return node
        self._report_duplicate(node, first)
        return BrokenNode(node.at)

    def _report_duplicate(self, node: ScalarNode, first: Location) -> None:
        if self.tolerant:
            return
        message = f"'{node.value}' stands twice in the same mapping"
        help_ = (f"it stands first at {first}", "keep one of the two, or rename one")
        self.problems.append(Problem("yaml/duplicate-key", message, node.span, help=help_))

    def _at(self, mark: Any) -> Location:  # noqa: ANN401 - see _take
        line = mark.line + 1 + self.text.line_offset
        return Location(self.text.path, line, mark.column + 1)

    def _report(self, rule: str, message: str, event: Any, *help_: str) -> None:  # noqa: ANN401
        self.problems.append(Problem(rule, message, self._at(event.start_mark), help=help_))


def _events(text: str, loader: Any) -> Iterator[Any]:  # noqa: ANN401 - see read_yaml
    yield from yaml.parse(text, Loader=loader)


def _tab_problems(text: _Text) -> list[Problem]:
    """Report tabs, once for each run of lines that have some: editors make many at a time."""
    problems: list[Problem] = []
    last = -1
    for match in re.finditer(r"^[^\t\n]*(\t+)", text.content, re.MULTILINE):
        place = text.place(match.start(1), len(match[1]))
        if place.line != last + 1:
            indents = not match[0].strip()
            message = (
                "a tab indents this line; YAML allows spaces only"
                if indents
                else "a tab stands in this line; YAML allows spaces only"
            )
            help_ = ("replace each tab by two spaces, here and in the lines below",)
            problems.append(Problem("yaml/tab", message, place, help=help_))
        last = place.line
    return problems


def _inline_problem(text: _Text, offset: int) -> Problem:
    sign = text.content[offset]
    if sign == "[":
        message = "a value that begins with '[' is read as a list in one line"
        wanted = "for a list, write each entry on a line of its own: '- first', '- second'"
    else:
        message = "a value that begins with '{' is read as a mapping in one line"
        wanted = "for a mapping, write each 'key: value' on a line of its own, indented"
    text_help = f"for a text that begins with '{sign}', write it below '|-', indented"
    return Problem("yaml/inline", message, text.place(offset, 1), help=(wanted, text_help))


def _collection_start(event: Any, content: str) -> int:  # noqa: ANN401 - see _Builder._take
    """Find the bracket itself: with an anchor or a tag the event begins before it."""
    start: int = event.start_mark.index
    end: int = event.end_mark.index
    match = re.compile(r"[\[{]").search(content, start, max(end, start + 1))
    return match.start() if match else start


def _end_of_collection(content: str, offset: int) -> int:
    """Find the end of an inline collection by counting brackets; else the end of its line."""
    depth = 0
    for match in re.compile(r"""[\[{]|[\]}]|"[^"\n]*"|'[^'\n]*'|\n""").finditer(
        content, offset, offset + 4000
    ):
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
            if depth == 0:
                return match.end()
    end = content.find("\n", offset)
    return end if end >= 0 else len(content)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
