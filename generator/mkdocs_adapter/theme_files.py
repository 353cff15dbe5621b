"""The theme's files, listed without its thousands of icons, which MkDocs leaves out afterwards."""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class _Templates(FileSystemLoader):
    """Finds every template, and lists those that aren't in a hidden folder."""

    def list_templates(self) -> list[str]:
        """List all files by their paths, in order; no hidden one is ever published."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inner, names in os.walk(root, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                way = os.path.relpath(folder, root).replace(os.sep, "/")
                found.update(name if way == "." else f"{way}/{name}" for name in names)
        return sorted(found)


def list_without_icons(theme: Theme) -> None:
    """Let a theme list its files without those of hidden folders."""
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.loader = _Templates(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]
