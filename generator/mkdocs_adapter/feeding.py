"""Hand the compiled pages to MkDocs in the place of what it would make itself."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.mkdocs_adapter.escaping import escaped
from generator.pages.document import Heading
from generator.render.compile import CompiledPage, CompiledSite

_NO_DATE = "1970-01-01"
_THEME_SEARCH = ("assets/javascripts/workers/", "assets/javascripts/lunr/")


def add_generated_pages(files: Files, site: CompiledSite, config: MkDocsConfig) -> None:
    """Add a virtual file for each compiled page that has no file in the docs folder."""
    root = Path(config.config_file_path).parent
    docs = Path(os.path.relpath(config.docs_dir, root)).as_posix()
    for page in site.pages:
        file = files.get_file_from_path(page.src_uri)
        if file is None:
            file = File.generated(
                config, page.src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(file)
        # the address of the file to correct is relative to the docs folder
        file.edit_uri = posixpath.relpath(page.data_path, docs)


def drop_theme_search(files: Files) -> None:
    """Leave out what the theme ships for its own search: the pages have another one."""
    for file in [file for file in files if file.dest_uri.startswith(_THEME_SEARCH)]:
        files.remove(file)


def feed_head(page: Page, compiled: CompiledPage) -> None:
    """Set what the theme prints around the article: title, description, date.

    A title from the configuration's navigation stays as the page's name there.
    """
    page.meta = {"title": escaped(compiled.title)}
    if "title" not in vars(page):
        page.title = escaped(compiled.title)
    if compiled.description:
        page.meta["description"] = escaped(compiled.description)
    # Never the clock's date: the theme's site map's archive bears this one.
    page.update_date = compiled.as_of or _NO_DATE
    _leave_unconverted(page)


def _leave_unconverted(page: Page) -> None:
    """Keep MkDocs from making a converter for a page that has its article already."""

    def render(config: MkDocsConfig, files: Files) -> None:
        del config, files
        page.content = ""

    page.render = render  # type: ignore[method-assign]


def spare(file: File, *, needs_writing: bool) -> None:
    """Tell MkDocs whether a file has to be written; its own way is to compare times."""
    file.is_modified = lambda: needs_writing  # type: ignore[method-assign]


def feed_article(page: Page, compiled: CompiledPage) -> str:
    """Set the table of contents and give the article."""
    page.toc = get_toc(toc_tokens(compiled.headings))
    return compiled.article_html


def toc_tokens(headings: Sequence[Heading]) -> list[Any]:
    """Nest headings by their levels, in the form of Python-Markdown's `toc_tokens`."""
    top: list[Any] = []
    open_tokens: list[Any] = []
    for heading in headings:
        token = {
            "level": heading.level,
            "id": heading.id,
            "name": escaped(heading.title),
            "children": [],
        }
        while open_tokens and open_tokens[-1]["level"] >= heading.level:
            open_tokens.pop()
        (open_tokens[-1]["children"] if open_tokens else top).append(token)
        open_tokens.append(token)
    return top


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files that are no pages, by their paths in the site; raises OSError."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
