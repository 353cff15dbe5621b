"""The menu shows where a page is and leads to every part, however many pages there are."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_adapter.menu import WHOLE_MENU, Menu, MenuEntry

MANY = 3 * WHOLE_MENU


def navigation(folder: Path, sections: dict[str, int]) -> Navigation:
    """Make a navigation of sections with so many pages each; those of "" stand at the top."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Many\n", "utf-8")
    names = {name: [f"{name}p{n}.md" for n in range(count)] for name, count in sections.items()}
    config = load_config(str(folder / "mkdocs.yml"))
    config.nav = [*names.pop("", []), *({name: pages} for name, pages in names.items())]
    files = Files([])
    for name in (f"{name}p{n}.md" for name, count in sections.items() for n in range(count)):
        files.append(File(name, config.docs_dir, config.site_dir, use_directory_urls=True))
    nav = get_navigation(files, config)
    for page in nav.pages:
        page.title = page.file.name
    return nav


def page_named(nav: Navigation, name: str) -> Page:
    return next(page for page in nav.pages if page.file.name == name)


def links(entries: tuple[MenuEntry, ...]) -> list[str]:
    """List the addresses of a menu, those of sections with their pages."""
    every = [one for entry in entries for one in (entry, *entry.children)]
    return [entry.url for entry in every if entry.url]


def test_a_small_site_lists_every_page_in_every_menu(tmp_path: Path) -> None:
    nav = navigation(tmp_path, {"": 2, "a": 3, "b": 4})
    menu = Menu(nav)
    every = {page.url for page in nav.pages}
    assert all(set(links(menu(page))) == every for page in [*nav.pages, None])


def test_a_large_site_opens_only_the_section_of_the_page(tmp_path: Path) -> None:
    nav = navigation(tmp_path, {"": 2, "a": WHOLE_MENU, "b": 4})
    menu = Menu(nav)(page_named(nav, "bp1"))
    assert [(entry.current, len(entry.children)) for entry in menu] == [
        (None, 0),
        (None, 0),
        (None, 0),
        ("true", 4),
    ]
    assert [entry.current for entry in menu[3].children] == [None, "page", None, None]
    assert menu[2].url == "ap0/"


def test_a_page_outside_of_the_navigation_has_the_way_to_every_section(tmp_path: Path) -> None:
    nav = navigation(tmp_path, {"a": WHOLE_MENU, "b": 4})
    assert links(Menu(nav)(None)) == ["ap0/", "bp0/"]


def test_a_long_list_shows_what_is_near_and_both_ends(tmp_path: Path) -> None:
    nav = navigation(tmp_path, {"": MANY})
    for number, gaps in ((0, 1), (MANY // 2, 2), (MANY - 1, 1)):
        menu = Menu(nav)(nav.pages[number])
        shown = links(menu)
        assert len(shown) == len(set(shown)) == WHOLE_MENU
        assert shown[0] == nav.pages[0].url
        assert shown[-1] == nav.pages[-1].url
        near = nav.pages[max(number - 5, 0) : number + 5]
        assert {page.url for page in near} <= set(shown)
        assert len(menu) == WHOLE_MENU + gaps
