"""A verified project, compiled: every page and file of the output as a value."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import BytecodeCache

from generator.loading.site_config import SiteConfig
from generator.pages.document import Heading
from generator.render.articles import Article, Articles
from generator.render.dataset import KnownDataset, write_dataset
from generator.render.environment import Renderer
from generator.render.known_articles import KnownArticles
from generator.render.search import SEARCH_SCRIPT, search_data, search_index, search_script
from generator.render.shapes import read_shapes
from generator.verify.corpus import VerifiedCorpus
from generator.verify.versions import Versions
from generator.views.dataset import dataset_view
from generator.views.links import Links, SiteLinks
from generator.views.project import Composer

DATASET_FILE = "claims.json"


@dataclass(frozen=True, slots=True)
class CompiledPage:
    """One page of the output.

    `src_uri` is relative to `content/`, also for a generated page. `as_of` is the ISO date of the
    newest source cited, None without one; `data_path` the file to correct, relative to the
    project's root. `grounds` is a digest of all that the page follows from, None if nobody asked
    for it.
    """

    src_uri: str
    title: str
    description: str | None
    headings: tuple[Heading, ...]
    as_of: str | None
    data_path: str
    generated: bool
    grounds: str | None
    make_article: Callable[[], str] = field(compare=False, repr=False)

    @property
    def article_html(self) -> str:
        """The article with its title and notes; made now if it was known what follows from it."""
        return self.make_article()


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


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a compilation may use of those before it: compiled templates, pages, `claims.json`.

    What is there is taken as it was if the versions say so; without them all is made anew.
    """

    bytecode: BytecodeCache | None = None
    versions: Versions | None = None
    pages: KnownArticles = field(default_factory=KnownArticles)
    dataset: KnownDataset = field(default_factory=KnownDataset)


def compile_site(
    corpus: VerifiedCorpus,
    site: SiteConfig,
    templates_dir: Path,
    links: Links | None = None,
    earlier: Earlier | None = None,
) -> CompiledSite:
    """Compile all pages, and `claims.json`, with the addresses of one form of the output.

    Reads templates and nothing else; the same input gives the same bytes, whatever is known of
    `earlier` compilations. Raises OSError and jinja2.TemplateError for a templates folder that
    isn't whole.
    """
    earlier = earlier or Earlier()
    links = links or SiteLinks(site.use_directory_urls)
    composer = Composer(corpus, site, links, read_shapes(templates_dir))
    renderer = Renderer(templates_dir, earlier.bytecode)
    articles = Articles(composer, renderer)
    if earlier.versions is not None:
        common = f"{site} {links} {templates_digest(templates_dir)}"
        articles.know(earlier.pages, earlier.versions, common)
    pages = [articles.content(page) for page in composer.pages]
    sources = [articles.source(source) for source in composer.sources]
    search = search_index([page.facts.search for page in (*pages, *sources)])
    shown = [page.facts.shown for page in pages]
    data = dataset_view(corpus, shown, composer.survey.places, links)
    notes = composer.notes()
    return CompiledSite(
        pages=(
            *(_compiled(page, generated=False) for page in pages),
            *(_compiled(page, generated=True) for page in sources),
        ),
        files={
            DATASET_FILE: write_dataset(data, earlier.versions, earlier.dataset),
            SEARCH_SCRIPT: search_script(search),
        },
        notes_html=str(renderer.notes(notes)) if notes else "",
        search=search_data(search),
    )


def templates_digest(folder: Path) -> str:
    """Digest all files below a folder of templates, with their names; raises OSError.

    Links to folders are followed, as by what reads the templates, each folder once.
    """
    digest = hashlib.sha256()
    first: dict[str, str] = {}
    for place, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        way = os.path.relpath(place, folder)
        same = first.setdefault(os.path.realpath(place), way)
        digest.update(json.dumps([way, same]).encode())
        if same != way:
            folders.clear()
            continue
        for path in (Path(place, name) for name in sorted(names)):
            content = path.read_bytes() if path.is_file() else b""
            digest.update(json.dumps([path.name, len(content)]).encode() + content)
    return digest.hexdigest()


def _compiled(article: Article, *, generated: bool) -> CompiledPage:
    facts = article.facts
    return CompiledPage(
        src_uri=facts.src_uri,
        title=facts.title,
        description=facts.description,
        headings=facts.headings,
        as_of=facts.as_of,
        data_path=facts.data_path,
        generated=generated,
        grounds=article.grounds,
        make_article=article.make,
    )
