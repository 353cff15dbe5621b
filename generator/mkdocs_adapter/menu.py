"""What the menu of a page lists: all pages of a small site, and of a large one those around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """Answers what each page's menu lists."""

    def __init__(self, nav: Navigation) -> None:
        """Take the site's navigation."""
        self._nav = nav
        self._is_small = len(nav.pages) <= WHOLE_MENU

    def __call__(self, page: Page | None) -> tuple[MenuEntry, ...]:
        """List the top level with the pages of the section that is open; None is no page.

        A small site's menu lists the pages of all sections.
        """
        return tuple(_shortened([self._entry(item, page) for item in self._nav.items]))

    def _entry(self, item: StructureItem, page: Page | None) -> MenuEntry:
        if not isinstance(item, Section):
            return _link(item, page)
        links = [_link(one, page) for one in _pages(item)]
        if not links:
            return MenuEntry(item.title, None)
        is_open = any(link.current for link in links)
        return MenuEntry(
            item.title,
            links[0].url,
            "true" if is_open else None,
            tuple(_shortened(links)) if is_open or self._is_small else (),
        )


def _link(item: StructureItem, page: Page | None) -> MenuEntry:
    url = getattr(item, "url", None)
    return MenuEntry(item.title or "", url, "page" if item is page else None)


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
