"""A written page as its tags and texts in order, with what is open at each place.

Stricter than a browser: every element that isn't void has its own end tag. Lines and columns
count from 1. The checks walk the lists; an `Element` is made where somebody asks for one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import accumulate

from generator.output.html_tokens import Kind, Tag, cut, read_tags

_START, _END, _NEITHER, _BROKEN = Kind.START, Kind.END, Kind.NEITHER, Kind.BROKEN
"""Under names of their own, since they are asked for at every tag."""
_FOREIGN = frozenset({"svg", "math"})
_RAW = frozenset({"script", "style"})
"""Elements whose text is taken as it stands, up to their end tag."""


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
        nesting = _Nesting(self.tags)
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
            if self.tags[index].kind is not _END:
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
        if "&" not in text or self.tags[self.opens[index]].name in _RAW:
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
    return tag.kind not in (_END, _NEITHER, _BROKEN)


class _Nesting:
    """Finds out which tag ends which element."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.opens: list[int] = []
        self.ends = list(range(len(tags)))
        self.by_attribute: dict[str, list[int]] = defaultdict(list)
        self.faults: list[tuple[str, int]] = []
        self._tags = tags
        last = self._walk()
        if last:
            self._fault(f"<{tags[last].name}> is never closed", len(tags))
            self._close_up_to(0, last, len(tags))
        self.ends[0] = len(tags)

    def _walk(self) -> int:
        """Walk the tags; give the element that is open at the end."""
        tags, opens, ends, by_attribute = self._tags, self.opens, self.ends, self.by_attribute
        add = opens.append
        current = 0
        for index, tag in enumerate(tags):
            kind = tag.kind
            if kind is _END:
                if tag.name == tags[current].name:
                    ends[current] = index
                    current = opens[current - 1]
                else:
                    current = self._close(tag.name, index, current)
            elif kind is _START:
                for name in tag.telling:
                    by_attribute[name].append(index)
                if tag.repeated or tags[current].name in _RAW:
                    self._report(tag, index, current)
                current = index
            else:
                self._take_other(tag, index, current)
            add(current)
        return current

    def _take_other(self, tag: Tag, index: int, current: int) -> None:
        """Take what opens and closes nothing."""
        if tag.kind is _BROKEN:
            self._fault("this `<` begins no tag", index)
        elif tag.kind is not _NEITHER:
            for name in tag.telling:
                self.by_attribute[name].append(index)
            self._report(tag, index, current)
            if tag.kind is Kind.CLOSES_ITSELF and not self._is_foreign(current):
                self._fault(f"<{tag.name}/> does not close itself in HTML", index)

    def _report(self, tag: Tag, index: int, current: int) -> None:
        if self._tags[current].name in _RAW:
            self._fault(f"<{self._tags[current].name}> holds a tag", index)
        for one in tag.repeated:
            self._fault(f"<{tag.name}> has two attributes {one}", index)

    def _is_foreign(self, element: int) -> bool:
        while element and self._tags[element].name not in _FOREIGN:
            element = self.opens[element - 1]
        return element > 0

    def _close(self, name: str, index: int, current: int) -> int:
        """Close what an end tag out of order may mean; give what is open then."""
        self._fault(f"</{name}> closes nothing here; <{self._tags[current].name}> is open", index)
        element = current
        while element:
            element = self.opens[element - 1]
            if element and self._tags[element].name == name:
                outer = self.opens[element - 1]
                self._close_up_to(outer, current, index)
                return outer
        return current

    def _close_up_to(self, outer: int, current: int, index: int) -> None:
        """Let the elements from the open one up to another, which stays open, end here."""
        while current != outer:
            self.ends[current] = index
            current = self.opens[current - 1]

    def _fault(self, what: str, index: int) -> None:
        self.faults.append((what, index))
