"""A written page as a tree with positions: enough of HTML to check what we publish.

Stricter than a browser: every element that isn't void has its own end tag. Lines and columns
count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_FOREIGN = frozenset({"svg", "math"})


@dataclass(slots=True, eq=False)
class Element:
    """An element; `children` holds elements and runs of text in document order."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
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


@dataclass(frozen=True, slots=True)
class HtmlDocument:
    """A parsed page: its elements in document order and what is wrong with its markup."""

    root: Element
    elements: tuple[Element, ...]
    faults: tuple[Fault, ...]

    def with_tag(self, tag: str) -> Iterator[Element]:
        """Walk the elements of one name."""
        return (element for element in self.elements if element.tag == tag)

    def ids(self) -> frozenset[str]:
        """Collect the ids of the page."""
        return frozenset(e.attributes["id"] for e in self.elements if "id" in e.attributes)


def parse_html(markup: str) -> HtmlDocument:
    """Parse a page; never raises, faults are values."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.document()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._root = Element("#document", {}, 1, 1)
        self._open = self._root
        self._elements: list[Element] = []
        self._faults: list[Fault] = []

    def document(self) -> HtmlDocument:
        if self._open is not self._root:
            self._fault(f"<{self._open.tag}> is never closed")
        return HtmlDocument(self._root, tuple(self._elements), tuple(self._faults))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in _VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        foreign = any(ancestor.tag in _FOREIGN for ancestor in element.ancestors())
        if tag not in _VOID and not foreign:
            self._fault(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open.tag and self._open.parent is not None:
            self._open = self._open.parent
            return
        self._fault(f"</{tag}> closes nothing here; <{self._open.tag}> is open")
        for ancestor in self._open.ancestors():
            if ancestor.tag == tag and ancestor.parent is not None:
                self._open = ancestor.parent
                return

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        line, column = self.getpos()
        attributes: dict[str, str] = {}
        for name, value in attrs:
            if name in attributes:
                self._fault(f"<{tag}> has two attributes {name}")
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes, line, column + 1, self._open)
        self._open.children.append(element)
        self._elements.append(element)
        return element

    def _fault(self, message: str) -> None:
        line, column = self.getpos()
        self._faults.append(Fault(message, line, column + 1))
