"""The one-file edition: every page and source in one document that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.export.article import (
    classes_in,
    classes_of,
    dated_once,
    fitted,
    marked_once,
    one_lower,
)
from generator.export.assets import (
    Assets,
    css_for,
    for_plain_words,
    headings_one_lower,
    small_css,
    small_js,
)
from generator.export.compact import compact
from generator.export.document_links import DocumentLinks, document_links
from generator.export.edition import Edition
from generator.export.finding import spare_index
from generator.export.names import ShortNames, short_names
from generator.export.policy import self_contained_policy
from generator.export.verify_program import read_page, words_hash
from generator.loading.site_config import SiteConfig
from generator.model.entities import Rights
from generator.render.compile import CompiledPage, CompiledSite, compile_site
from generator.render.editions import BundledSource, DocumentView, PartView, render_document
from generator.verify.corpus import VerifiedCorpus, VerifiedSource
from generator.views.links import source_page

_INDEX = "index.md"
_WORD = re.compile(r"[\w-]+")
_LEVEL = 9  # the smallest that zlib makes


def one_file_edition(
    corpus: VerifiedCorpus,
    site: SiteConfig,
    edition: Edition,
    templates_dir: Path,
    assets: Assets,
) -> bytes:
    """Write the document; the same input gives the same bytes.

    Its last line is the hash of all bytes before it. Raises OSError and jinja2.TemplateError
    for a templates folder that isn't whole.
    """
    pages = [*(page.src_uri for page in corpus.pages), *map(source_page, corpus.sources)]
    links = document_links(edition.document_name, pages)
    compiled = compile_site(corpus, site, templates_dir, links)
    view, names = _view(corpus, edition, compiled, links, assets)
    markup = names.in_markup(render_document(templates_dir, view))
    content = compact(markup).encode() + b"\n"
    digest = hashlib.sha256(content).hexdigest()
    return content + f"<!-- sha256 of all bytes before this line: {digest} -->\n".encode()


def _view(
    corpus: VerifiedCorpus,
    edition: Edition,
    compiled: CompiledSite,
    links: DocumentLinks,
    assets: Assets,
) -> tuple[DocumentView, ShortNames]:
    whole_style = small_css(headings_one_lower(assets.components) + assets.style)
    search = for_plain_words(assets.search)
    scripts = tuple(map(small_js, (assets.script, assets.popovers, search)))
    classes = classes_of(whole_style, *scripts)
    pages = tuple(_in_folders(compiled.pages))
    dated = dated_once(one_lower(page.article_html) for page, _ in pages)
    articles = [fitted(article, classes) for article in dated]
    notes = fitted(compiled.notes_html, classes)
    made = frozenset(_WORD.findall("".join(scripts)))
    style = css_for(whole_style, classes_in(assets.frame, notes, *articles) | made)
    style += small_css(assets.search_style)
    names = short_names(style, (*scripts, *articles, notes, assets.frame))
    style, scripts = names.in_code(style), tuple(map(names.in_code, scripts))
    read = [read_page(f"<main>{text}") for text in (*articles, notes)]
    claims = [claim for part in read for claim in part.claims]
    view = DocumentView(
        file=edition.document_name,
        title=edition.title,
        description=compiled.pages[0].description if compiled.pages else None,
        public_address=edition.address,
        policy=self_contained_policy(style, scripts),
        site_name=edition.site_name,
        stamp=edition.stamp,
        style=style,
        scripts=scripts,
        parts=tuple(_parts(pages, articles, links)),
        notes=notes,
        sources=tuple(_bundled_source(source, links) for source in corpus.sources.values()),
        words=words_hash("".join(word for part in read for word in part.words)),
        index=_packed(spare_index(compiled.search, articles, claims).encode()),
        texts=_packed_texts(corpus),
    )
    return view, names


def _parts(
    pages: Iterable[tuple[CompiledPage, bool]], articles: Iterable[str], links: DocumentLinks
) -> Iterator[PartView]:
    for (page, inner), (reason, article) in zip(pages, map(marked_once, articles), strict=True):
        yield PartView(
            anchor=links.anchor(page.src_uri, ""),
            title=page.title,
            inner=inner,
            reason=reason,
            markup=article,
        )


def _in_folders(pages: Sequence[CompiledPage]) -> Iterator[tuple[CompiledPage, bool]]:
    """Put the pages of a folder behind the page that stands for it, and say which they are."""
    uris = {page.src_uri for page in pages}
    for page in pages:
        if _index_of(page.src_uri) not in uris:
            yield page, False
            yield from ((one, True) for one in pages if _index_of(one.src_uri) == page.src_uri)


def _index_of(src_uri: str) -> str | None:
    """Name the page that stands for the folder of another one."""
    folder, name = posixpath.split(src_uri)
    return f"{folder}/{_INDEX}" if folder and name != _INDEX else None


def bundled_texts(corpus: VerifiedCorpus) -> Mapping[str, bytes]:
    """Give the archived files, by their paths, of the sources that may be shown in full."""
    return {
        source.source.text.value: source.text.content.encode()
        for source in corpus.sources.values()
        if _may_be_shown(source)
    }


def _may_be_shown(source: VerifiedSource) -> bool:
    return source.source.rights is Rights.FULL


def _bundled_source(source: VerifiedSource, links: DocumentLinks) -> BundledSource:
    return BundledSource(
        id=source.id,
        anchor=links.anchor(source_page(source.id), ""),
        title=source.source.title.value,
        file=source.source.text.value,
        sha256=source.sha256,
        bundled=_may_be_shown(source),
    )


def _packed_texts(corpus: VerifiedCorpus) -> str | None:
    """Write the texts for the check as JSON, None if there are none."""
    texts = {file: _packed(content) for file, content in bundled_texts(corpus).items()}
    return json.dumps(texts) if texts else None


def _packed(content: bytes) -> str:
    """Pack (RFC 1950) and write in base64."""
    return base64.b64encode(zlib.compress(content, _LEVEL)).decode()
