"""What the menu of a page lists: all pages of a small site, and of a large one those around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

WHOLE_MENU = 60
"""How many pages a navigation may hold for every menu to list them all; also how many links a
list of a larger site's menu has at most."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A link of the menu; one without an address stands for pages that are left out.

    `current` is the value of `aria-current`, None elsewhere; `children` are the pages of a
    section, whose own link leads to the first of them.
    """

    title: str
    url: str | None
    current: str | None = None
    children: tuple[MenuEntry, ...] = ()


class Menu:
    """Answers what each page's menu lists.

    What menus have in common is made once, at the first question: pages have their titles then.
    """

    def __init__(self, nav: Navigation) -> None:
        """Take the site's navigation."""
        self._nav = nav
        self._is_small = len(nav.pages) <= WHOLE_MENU

    def __call__(self, page: Page | None) -> tuple[MenuEntry, ...]:
        """List the top level with the pages of the section that is open; None is no page.

        A small site's menu lists the pages of all sections.
        """
        entries = list(self._closed)
        number, inner = self._places.get(id(page), (None, 0))
        if number is not None:
            links = list(self._links[number])
            links[inner] = replace(links[inner], current="page")
            entries[number] = links[0] if inner < 0 else self._opened(number, links)
        return tuple(_shortened(entries))

    def _opened(self, number: int, links: Sequence[MenuEntry]) -> MenuEntry:
        children = tuple(_shortened(links))
        return replace(self._closed[number], current="true", children=children)

    @cached_property
    def _links(self) -> list[list[MenuEntry]]:
        """The links below each item of the top level, or the item's own."""
        return [
            [_link(one) for one in _pages(item)] if isinstance(item, Section) else [_link(item)]
            for item in self._nav.items
        ]

    @cached_property
    def _closed(self) -> list[MenuEntry]:
        """The top level as pages see it that are elsewhere."""
        pairs = zip(self._nav.items, self._links, strict=True)
        return [self._section(item, links) for item, links in pairs]

    def _section(self, item: StructureItem, links: Sequence[MenuEntry]) -> MenuEntry:
        if not isinstance(item, Section):
            return links[0]
        children = tuple(_shortened(links)) if self._is_small else ()
        return MenuEntry(item.title, links[0].url if links else None, None, children)

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """Where each page, by its identity, stands: its number at the top, and in its section.

        The latter is -1 where there is none.
        """
        places: dict[int, tuple[int, int]] = {}
        for number, item in enumerate(self._nav.items):
            if isinstance(item, Section):
                places |= {id(one): (number, inner) for inner, one in enumerate(_pages(item))}
            else:
                places[id(item)] = number, -1
        return places


def _link(item: StructureItem) -> MenuEntry:
    return MenuEntry(item.title or "", getattr(item, "url", None))


def _pages(section: Section) -> Iterator[StructureItem]:
    """Walk the pages and links of a section and of those in it."""
    for item in section.children:
        if isinstance(item, Section):
            yield from _pages(item)
        else:
            yield item


def _shortened(entries: Sequence[MenuEntry]) -> Iterator[MenuEntry]:
    """Leave out what is far from the current entry of a long list, but never its ends."""
    if len(entries) <= WHOLE_MENU:
        yield from entries
        return
    here = next((number for number, entry in enumerate(entries) if entry.current), 0)
    start = min(max(here - WHOLE_MENU // 2, 1), len(entries) - WHOLE_MENU + 1)
    end = start + WHOLE_MENU - 2
    yield entries[0]
    if start > 1:
        yield MenuEntry("…", None)
    yield from entries[start:end]
    if end < len(entries) - 1:
        yield MenuEntry("…", None)
    yield entries[-1]
