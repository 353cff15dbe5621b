"""Titles and names that the theme prints as they are: escaped once, before it sees them.

MkDocs's templates run without autoescape. A `Markup` is printed as it is both there and by
templates of ours that escape, so nothing is escaped twice.
"""

from __future__ import annotations

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section

_PRINTED_SETTINGS = ("site_name", "site_description", "site_author", "copyright", "repo_name")


def escape_settings(config: MkDocsConfig) -> None:
    """Escape the settings that a theme prints; idempotent."""
    for name in _PRINTED_SETTINGS:
        if config[name] is not None:
            config[name] = escape(config[name])


def escape_titles(nav: Navigation) -> None:
    """Escape the titles that the configuration gives to pages, sections and links."""
    pending = list(nav.items)
    while pending:
        item = pending.pop()
        if isinstance(item, Section):
            pending.extend(item.children)
        given = vars(item).get("title")  # a page without one computes it later
        if given:
            item.title = escape(given)


def escaped(text: str) -> Markup:
    """Escape a text for the theme."""
    return escape(text)
