"""What a page says without a citation, as text with its places."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.model.scalar import Scalar
from generator.pages.marks import Marks, is_mark
from generator.pages.page_source import PageSource
from generator.problems import Location

_BLOCKS = frozenset({"p", "li", "ul", "ol", "td", "th", "table", "blockquote", "pre"})


def says_something_itself(element: Element) -> bool:
    """Tell whether a block has words of its own, and no blocks inside that have them."""
    return not any(child.tag in _BLOCKS for child in element) and bool(
        "".join(element.itertext()).strip()
    )


def uncited_text(element: Element, marks: Marks, source: PageSource) -> Scalar | None:
    """Give an element's text without marks, which say where in the file it goes on.

    None for a text without a single word.
    """
    value: list[str] = []
    layout: list[tuple[int, int, int]] = []
    for character in "".join(element.itertext()):
        if is_mark(character):
            at = source.location(marks.offset(character))
            layout.append((len(value), at.line, at.column))
        else:
            value.append(character)
    if not layout:
        return None
    _, line, column = layout[0]
    at = Location(source.path, line, column)
    return Scalar("".join(value), at, layout=tuple(layout))
