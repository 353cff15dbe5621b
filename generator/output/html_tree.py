"""A written page as a tree with positions: enough of HTML to check what we publish.

Stricter than a browser: every element that isn't void has its own end tag. Lines and columns
count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import unescape

from generator.output.html_tokens import Kind, Tag, pieces

_START, _END, _CLOSES_ITSELF = Kind.START, Kind.END, Kind.CLOSES_ITSELF
_NEITHER, _BROKEN = Kind.NEITHER, Kind.BROKEN
"""Under names of their own, since they are asked for at every tag."""
_FOREIGN = frozenset({"svg", "math"})
_RAW = frozenset({"script", "style"})
"""Elements whose text is taken as it stands, up to their end tag."""


@dataclass(slots=True, eq=False)
class Element:
    """An element; `children` holds elements and runs of text in document order."""

    tag: str
    attributes: Mapping[str, str]
    offset: int
    """Where its start tag stands, in code points from the page's beginning."""
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute's value, empty where it is absent."""
        return self.attributes.get(name, "")

    def tokens(self, name: str) -> frozenset[str]:
        """Give an attribute's space-separated tokens."""
        return frozenset(self.get(name).split())

    def ancestors(self) -> Iterator[Element]:
        """Walk from the parent up to the root."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Walk all text inside in order, each run with its parent."""
        for child in self.children:
            if isinstance(child, str):
                yield self, child
            else:
                yield from child.texts()

    @property
    def text(self) -> str:
        """All text inside, with every run of white space as one space."""
        return " ".join("".join(text for _, text in self.texts()).split())


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the markup isn't well formed."""

    message: str
    line: int
    column: int


@dataclass(frozen=True)
class HtmlDocument:
    """A parsed page: its elements in document order and what is wrong with its markup."""

    markup: str
    root: Element
    elements: Sequence[Element]
    faults: Sequence[Fault]
    _by_attribute: Mapping[str, Sequence[Element]]

    def with_tag(self, tag: str) -> Iterator[Element]:
        """Walk the elements of one name."""
        return (element for element in self.elements if element.tag == tag)

    def having(self, *attributes: str) -> Iterator[tuple[str, Element]]:
        """Walk the elements that have one of the attributes, each with the attribute's name."""
        for name in attributes:
            for element in self._by_attribute.get(name, ()):
                yield name, element

    @property
    def attribute_names(self) -> frozenset[str]:
        """The names of all attributes in the page."""
        return frozenset(self._by_attribute)

    def ids(self) -> frozenset[str]:
        """Collect the ids of the page."""
        return frozenset(e.attributes["id"] for e in self._by_attribute.get("id", ()))

    def position(self, element: Element) -> tuple[int, int]:
        """Give line and column of an element's start tag."""
        return self.position_at(element.offset)

    def position_at(self, offset: int) -> tuple[int, int]:
        """Give line and column of a place in the page."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def forget(self) -> None:
        """Let the elements go of each other, so that the page's memory is free at once."""
        for element in self.elements:
            element.parent = None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, position = [0], self.markup.find("\n") + 1
        while position:
            starts.append(position)
            position = self.markup.find("\n", position) + 1
        return starts


def parse_html(markup: str) -> HtmlDocument:
    """Parse a page; never raises, faults are values."""
    builder = _Builder()
    for tag, offset, text in pieces(markup):
        builder.take(tag, offset)
        if text:
            builder.add_text(text)
    return builder.document(markup)


class _Builder:
    """Puts tags together to a tree."""

    def __init__(self) -> None:
        self._root = Element("#document", {}, 0)
        self._open = self._root
        self._elements: list[Element] = []
        self._faults: list[tuple[str, int]] = []
        self._by_attribute: dict[str, list[Element]] = defaultdict(list)

    def document(self, markup: str) -> HtmlDocument:
        if self._open is not self._root:
            self._fault(f"<{self._open.tag}> is never closed", len(markup))
        document = HtmlDocument(markup, self._root, self._elements, [], self._by_attribute)
        faults = [Fault(what, *document.position_at(offset)) for what, offset in self._faults]
        return replace(document, faults=faults)

    def take(self, tag: Tag, offset: int) -> None:
        kind, name, attributes, repeated = tag
        if kind is _END:
            if name == self._open.tag and self._open.parent is not None:
                self._open = self._open.parent
            else:
                self._close(name, offset)
            return
        if kind is _NEITHER:
            return
        if kind is _BROKEN:
            self._fault("this `<` begins no tag", offset)
            return
        if self._open.tag in _RAW:
            self._fault(f"<{self._open.tag}> holds a tag", offset)
        self._add(Element(name, attributes, offset, self._open, []), kind)
        for one in repeated:
            self._fault(f"<{name}> has two attributes {one}", offset)

    def add_text(self, text: str) -> None:
        raw = "&" not in text or self._open.tag in _RAW
        self._open.children.append(text if raw else unescape(text))

    def _add(self, element: Element, kind: Kind) -> None:
        self._open.children.append(element)
        self._elements.append(element)
        for name in element.attributes:
            self._by_attribute[name].append(element)
        if kind is _START:
            self._open = element
        elif kind is _CLOSES_ITSELF and not any(
            ancestor.tag in _FOREIGN for ancestor in element.ancestors()
        ):
            self._fault(f"<{element.tag}/> does not close itself in HTML", element.offset)

    def _close(self, name: str, offset: int) -> None:
        """Close what an end tag out of order may mean."""
        self._fault(f"</{name}> closes nothing here; <{self._open.tag}> is open", offset)
        for ancestor in self._open.ancestors():
            if ancestor.tag == name and ancestor.parent is not None:
                self._open = ancestor.parent
                return

    def _fault(self, what: str, offset: int) -> None:
        self._faults.append((what, offset))
