"""How to cite a page or a source: as plain text, as BibTeX and as CSL-JSON.

A page's date is that of the newest source it cites, never the day of the build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.loading.site_config import slug
from generator.model.edtf import DateForm, Edtf
from generator.verify.corpus import VerifiedSource
from generator.views.dates import edtf_words
from generator.views.links import web_address
from generator.views.publication import Publication
from generator.views.wording import WORDS

_BIBTEX_SIGNS = {
    **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A citation written in one way."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation in every way that is offered."""

    title: str
    formats: tuple[CitationFormat, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """What is cited; `container` is where it appeared, `note` what its date means."""

    key: str
    title: str
    container: str | None
    author: str | None
    date: Edtf | None
    note: str | None
    url: str | None
    language: str | None


def page_citation(
    publication: Publication, src_uri: str, title: str, as_of: Edtf | None
) -> CitationView:
    """Cite a page of the site."""
    work = _Work(
        key=f"{publication.site.name}-{slug(src_uri.removesuffix('.md'))}",
        title=title,
        container=publication.name,
        author=None,
        date=as_of,
        note=f"{WORDS.as_of} {edtf_words(as_of)}" if as_of else None,
        url=publication.address(src_uri),
        language=None,
    )
    return CitationView(WORDS.cite_page, tuple(_formats(work)))


def source_citation(source: VerifiedSource) -> CitationView:
    """Cite the original of a source."""
    data = source.source
    work = _Work(
        key=source.id,
        title=data.title.value,
        container=data.publisher.value if data.publisher else None,
        author=data.author.value if data.author else None,
        date=source.issued,
        note=None,
        url=web_address(data.url.value) if data.url else None,
        language=data.language.value,
    )
    return CitationView(WORDS.cite_original, tuple(_formats(work)))


def _formats(work: _Work) -> Iterator[CitationFormat]:
    yield CitationFormat(WORDS.cite_plain, _plain(work))
    yield CitationFormat("BibTeX", _bibtex(work))
    yield CitationFormat("CSL-JSON", _csl(work))


def _plain(work: _Work) -> str:
    date = edtf_words(work.date) if work.date else None
    where = ", ".join(part for part in (work.container, None if work.note else date) if part)
    parts = (work.author, f"“{work.title}”", where, work.note)
    return " ".join([*(f"{part}." for part in parts if part), *([work.url] if work.url else [])])


def _bibtex(work: _Work) -> str:
    fields = {
        "author": work.author and f"{{{_tex(work.author)}}}",
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": work.container and _tex(work.container),
        **dict(zip(("year", "month", "day"), map(str, _numbers(work.date)), strict=False)),
        "note": work.note and _tex(work.note),
        "url": work.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{work.key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return "".join(_BIBTEX_SIGNS.get(sign, sign) for sign in text)


def _csl(work: _Work) -> str:
    """Describe a work in the Citation Style Language's data format, a member a line."""
    members = {
        "id": work.key,
        "type": "webpage" if work.url or work.author is None else "document",
        "title": work.title,
        "container-title": work.container,
        "author": [{"literal": work.author}] if work.author else None,
        "issued": _csl_date(work.date) if work.date else None,
        "note": work.note,
        "URL": work.url,
        "language": work.language,
    }
    lines = [
        f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in members.items()
        if value
    ]
    return "[{\n" + ",\n".join(lines) + "\n}]"


def _csl_date(date: Edtf) -> dict[str, object]:
    numbers = _numbers(date)
    return {"date-parts": [numbers]} if numbers else {"literal": edtf_words(date)}


def _numbers(date: Edtf | None) -> list[int]:
    """Give year, month and day as far as a date names them; a span of time has none."""
    if date is None or date.form is not DateForm.POINT:
        return []
    return [int(part) for part in re.findall(r"\d+", date.text)]
