"""Which tag of a written page ends which element, and what is wrong with that.

Stricter than a browser: every element that isn't void has its own end tag.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.output.html_tokens import Kind, Tag

_START, _END, _NEITHER, _BROKEN = Kind.START, Kind.END, Kind.NEITHER, Kind.BROKEN
"""Under names of their own, since they are asked for at every tag."""
RAW = frozenset({"script", "style"})
"""Elements whose text is taken as it stands, up to their end tag."""
_FOREIGN = frozenset({"svg", "math"})


class Nesting:
    """Finds out which tag ends which element; an element goes by the index of its start tag."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        """Walk the tags; the first stands for the page."""
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
                if tag.repeated or tags[current].name in RAW:
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
        if self._tags[current].name in RAW:
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
