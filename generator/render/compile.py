"""A verified project, compiled: every page and file of the output as a value."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BytecodeCache

from generator.loading.site_config import SiteConfig
from generator.pages.document import Heading
from generator.render.environment import Renderer
from generator.render.json_text import END, indented
from generator.render.search import SEARCH_SCRIPT, search_data, search_script
from generator.render.shapes import read_shapes
from generator.verify.corpus import VerifiedCorpus
from generator.views.dataset import dataset_view
from generator.views.links import Links, SiteLinks
from generator.views.page import PageView
from generator.views.project import ProjectView, project_view
from generator.views.search import search_view

DATASET_FILE = "claims.json"


@dataclass(frozen=True, slots=True)
class CompiledPage:
    """One page of the output.

    `src_uri` is relative to `content/`, also for a generated page. `article_html` has the
    title and the notes. `as_of` is the ISO date of the newest source cited, None without one;
    `data_path` the file to correct, relative to the project's root.
    """

    src_uri: str
    title: str
    description: str | None
    article_html: str
    headings: tuple[Heading, ...]
    as_of: str | None
    data_path: str
    generated: bool


@dataclass(frozen=True, slots=True)
class CompiledSite:
    """The whole output: pages in the order of the navigation, sources last, then other files.

    `files` maps a path in the output to its bytes. `notes_html` lists the notes that all pages
    share; it is empty where each page has its own. `search` is the index of the search, as JSON.
    """

    pages: tuple[CompiledPage, ...]
    files: Mapping[str, bytes]
    notes_html: str = ""
    search: str = ""


def compile_site(
    corpus: VerifiedCorpus,
    site: SiteConfig,
    templates_dir: Path,
    links: Links | None = None,
    bytecode: BytecodeCache | None = None,
) -> CompiledSite:
    """Compile all pages, and `claims.json`, with the addresses of one form of the output.

    Reads templates and nothing else; the same input gives the same bytes, whatever `bytecode`
    has of templates compiled before. Raises OSError and jinja2.TemplateError for a templates
    folder that isn't whole.
    """
    links = links or SiteLinks(site.use_directory_urls)
    project = project_view(corpus, site, links, read_shapes(templates_dir))
    renderer = Renderer(templates_dir, bytecode)
    search = search_data(search_view(corpus, project, links))
    return CompiledSite(
        pages=(
            *(_compiled(page, renderer, generated=False) for page in project.pages),
            *(_compiled(page, renderer, generated=True) for page in project.sources),
        ),
        files={
            DATASET_FILE: _dataset(corpus, project, links),
            SEARCH_SCRIPT: search_script(search),
        },
        notes_html=str(renderer.notes(project.notes)) if project.notes else "",
        search=search,
    )


def _compiled(page: PageView, renderer: Renderer, *, generated: bool) -> CompiledPage:
    return CompiledPage(
        src_uri=page.src_uri,
        title=page.title,
        description=page.description,
        article_html=renderer.page(page),
        headings=page.headings,
        as_of=page.as_of.iso if page.as_of else None,
        data_path=page.data_path,
        generated=generated,
    )


def _dataset(corpus: VerifiedCorpus, project: ProjectView, links: Links) -> bytes:
    occurrences = [page.occurrences for page in project.pages]
    data = dataset_view(corpus, occurrences, project.places, links)
    # in the one way that its own member `sha256` speaks of: the rest, so written
    text = indented(data)
    digest = hashlib.sha256(f"{text}\n".encode()).hexdigest()
    return f'{text[: -len(END)]},\n  "sha256": "{digest}"{END}\n'.encode()
