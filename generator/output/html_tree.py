"""A written page as its tags and texts in order, with what is open at each place.

Stricter than a browser: every element that isn't void has its own end tag. Lines and columns
count from 1. The checks walk the lists; an `Element` is made where somebody asks for one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import accumulate

from generator.output.html_nesting import RAW, Nesting
from generator.output.html_tokens import Kind, Tag, cut, read_tags

_NO_ELEMENTS = (Kind.END, Kind.NEITHER, Kind.BROKEN)


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the markup isn't well formed."""

    message: str
    line: int
    column: int


class HtmlDocument:
    """A parsed page: its tags, and behind each a text. The first tag stands for the page.

    An element goes by the index of its start tag. `opens` names, for each tag, the element that is
    open behind it; `ends` is, for an element, the index of the tag that ended it. `texts` are as
    they are written.
    """

    def __init__(self, markup: str) -> None:
        """Parse a page; what is wrong with it is a value."""
        self.markup = markup
        self._heads, self.texts = cut(markup)
        self.tags: Sequence[Tag] = read_tags(self._heads)
        nesting = Nesting(self.tags)
        self.opens: Sequence[int] = nesting.opens
        self.ends: Sequence[int] = nesting.ends
        self._by_attribute: Mapping[str, Sequence[int]] = nesting.by_attribute
        self._faults = nesting.faults

    @property
    def root(self) -> Element:
        """The page as a whole."""
        return Element(self, 0)

    @property
    def elements(self) -> Iterator[Element]:
        """Walk all elements in document order."""
        for index, tag in enumerate(self.tags):
            if _is_element(tag):
                yield Element(self, index)

    @property
    def faults(self) -> Sequence[Fault]:
        """What isn't well formed."""
        return [Fault(what, *self.position_of(index)) for what, index in self._faults]

    @property
    def telling(self) -> frozenset[str]:
        """The names of all telling attributes in the page."""
        return frozenset(self._by_attribute)

    def having(self, name: str) -> Sequence[int]:
        """List the elements that have a telling attribute."""
        return self._by_attribute.get(name, ())

    def values(self, name: str) -> list[str]:
        """List the values of an attribute, one an element that has it."""
        return [self.tags[index].attributes[name] for index in self.having(name)]

    @cached_property
    def names(self) -> Sequence[str]:
        """The names of all tags, of those that end an element, too."""
        return [tag.name for tag in self.tags]

    def named(self, tag: str) -> list[int]:
        """List the elements of one name."""
        names, found, index = self.names, [], 0
        for _ in range(names.count(tag)):
            index = names.index(tag, index + 1)
            if self.tags[index].kind is not Kind.END:
                found.append(index)
        return found

    def with_tag(self, tag: str) -> Iterator[Element]:
        """Walk the elements of one name."""
        return (Element(self, index) for index in self.named(tag))

    def ids(self) -> frozenset[str]:
        """Collect the ids of the page."""
        return frozenset(self.values("id"))

    def text_behind(self, index: int) -> str:
        """Give the text between a tag and the next."""
        text = self.texts[index]
        if "&" not in text or self.tags[self.opens[index]].name in RAW:
            return text
        return unescape(text)

    def text_inside(self, index: int) -> str:
        """Give all text inside of an element."""
        if self.ends[index] == index + 1:
            return self.text_behind(index)
        return "".join(map(self.text_behind, range(index, self.ends[index])))

    def parent(self, index: int) -> int:
        """Give the element around an element; the page's own is itself."""
        return self.opens[index - 1] if index else 0

    def position_of(self, index: int) -> tuple[int, int]:
        """Give line and column of a tag; behind the last one, those of the page's end."""
        offset = self._offsets[index]
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _offsets(self) -> list[int]:
        sizes = (
            len(text) + (0 if head is None else len(head) + 2)
            for head, text in zip(self._heads, self.texts, strict=True)
        )
        return [0, *accumulate(sizes)]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, position = [0], self.markup.find("\n") + 1
        while position:
            starts.append(position)
            position = self.markup.find("\n", position) + 1
        return starts


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page, for whoever wants to walk it as a tree."""

    page: HtmlDocument
    index: int

    @property
    def tag(self) -> str:
        """Its name in small letters; `#document` is the page as a whole."""
        return self.page.tags[self.index].name

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes, unescaped."""
        return self.page.tags[self.index].attributes

    @property
    def parent(self) -> Element | None:
        """The element around it."""
        return Element(self.page, self.page.parent(self.index)) if self.index else None

    @property
    def children(self) -> Iterator[Element | str]:
        """Walk the elements and the runs of text right below it, in document order."""
        for index in range(self.index, self.page.ends[self.index]):
            if index > self.index and self._is_child(index):
                yield Element(self.page, index)
            text = self.page.text_behind(index)
            if text and self.page.opens[index] == self.index:
                yield text

    def _is_child(self, index: int) -> bool:
        return _is_element(self.page.tags[index]) and self.page.parent(index) == self.index

    @property
    def text(self) -> str:
        """All text inside, with every run of white space as one space."""
        return " ".join(self.page.text_inside(self.index).split())

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
        for index in range(self.index, self.page.ends[self.index]):
            text = self.page.text_behind(index)
            if text:
                yield Element(self.page, self.page.opens[index]), text


def parse_html(markup: str) -> HtmlDocument:
    """Parse a page; never raises, faults are values."""
    return HtmlDocument(markup)


def _is_element(tag: Tag) -> bool:
    return tag.kind not in _NO_ELEMENTS
