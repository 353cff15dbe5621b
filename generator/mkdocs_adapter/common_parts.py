"""What pages of one folder have in common, written once: parts of the theme, and addresses.

Everything around the articles differs between pages in little else than the way to other files, and
that way is the same from every page of a folder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.utils.templates import TemplateContext, url_filter

_Folder = tuple[str, bool]


class CommonParts:
    """Remembers, for one build, what a folder's first page made."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: dict[tuple[str, _Folder], str] = {}
        self._ways: dict[tuple[str, _Folder], str] = {}

    @pass_context
    def once(self, context: Context, name: str, *, caller: Callable[[], str]) -> str:
        """Print what a `call` block holds, which is rendered once a folder.

        The block may look at the configuration and write addresses, but not look at its page.
        """
        key = name, _folder(context)
        if key not in self._parts:
            self._parts[key] = caller()
        return self._parts[key]

    @pass_context
    def url(self, context: Context, value: object) -> str:
        """Write an address as it is seen from the page: MkDocs's filter `url`, remembered."""
        key = str(value), _folder(context)
        way = self._ways.get(key)
        if way is None:
            way = self._ways[key] = url_filter(cast("TemplateContext", context), str(value))
        return way


def _folder(context: Context) -> _Folder:
    """Name the folder that addresses are seen from, and say whether there is a page in it."""
    page = context.resolve("page")
    if not page:
        return context["base_url"], False
    folder, _, name = page.url.rpartition("/")
    return (folder if "." in name or not name else page.url), True
