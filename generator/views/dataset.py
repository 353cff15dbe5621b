"""The content of `claims.json`: everything that was proved, for machines.

Version 1. Lists are ordered by id, evidence as in the data; offsets are code points of the
file named by the source, decoded as UTF-8 with its newlines untouched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.text.context import context_of
from generator.verify.corpus import (
    VerifiedClaim,
    VerifiedCorpus,
    VerifiedDate,
    VerifiedDispute,
    VerifiedPassage,
    VerifiedQuotation,
    VerifiedSource,
)
from generator.views.links import Links
from generator.views.page import newest
from generator.views.places import Occurrences, Places

VERSION = 1
_CONTEXT = 32
_CUT = " […] "

Json = None | str | int | list["Json"] | dict[str, "Json"]
_Entity = TypeVar("_Entity")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: what it follows from besides its own version, and what makes it.

    `kind` and `id` name the version; `pages` are where it is shown.
    """

    kind: str
    id: str
    pages: list[Json]
    make: Callable[[], Json]


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that is described: what is said of the whole, then the lists by their names."""

    head: Mapping[str, Json]
    lists: Mapping[str, list[Entry]]


def dataset_view(
    corpus: VerifiedCorpus, pages: Sequence[Occurrences], places: Places, links: Links
) -> Dataset:
    """Describe the whole corpus; `pages` in nav order tell where each id is shown."""
    as_of = newest(tuple(corpus.sources.values()))
    where = _Whereabouts(pages, places, links)
    return Dataset(
        {"version": VERSION, "as_of": as_of.iso if as_of else None},
        {
            "sources": _entries("source", corpus.sources, _source),
            "claims": _entries("claim", corpus.claims, _claim, where),
            "quotations": _entries("quotation", corpus.quotations, _quotation, where),
            "disputes": _entries("dispute", corpus.disputes, _dispute, where),
            "gaps": _gaps(corpus),
        },
    )


class _Whereabouts:
    """Answers where an id is shown: its home first, then the other pages in nav order."""

    def __init__(self, pages: Sequence[Occurrences], places: Places, links: Links) -> None:
        self._showing: dict[str, list[Occurrences]] = defaultdict(list)
        for page in pages:
            for id_ in page.names:
                self._showing[id_].append(page)
        self._places = places
        self._links = links

    def pages(self, id_: str) -> list[Json]:
        home = self._places.home(id_)
        showing = sorted(self._showing.get(id_, ()), key=lambda page: page.page != home)
        return [self._links.address(page.page, page.names[id_]) for page in showing]


def _entries(
    kind: str,
    entities: Mapping[str, _Entity],
    describe: Callable[[_Entity, list[Json]], Json],
    where: _Whereabouts | None = None,
) -> list[Entry]:
    """List entities in the order of their ids, each described only if somebody asks."""

    def entry(id_: str) -> Entry:
        pages = where.pages(id_) if where else []
        return Entry(kind, id_, pages, lambda: describe(entities[id_], pages))

    return [entry(id_) for id_ in sorted(entities)]


def _source(source: VerifiedSource, pages: list[Json]) -> Json:
    del pages  # it has one of its own
    data = source.source
    return {
        "id": source.id,
        "title": data.title.value,
        "publisher": data.publisher.value if data.publisher else None,
        "author": data.author.value if data.author else None,
        "issued": source.issued.canonical if source.issued else None,
        "url": data.url.value if data.url else None,
        "file": data.text.value,
        "sha256": source.sha256,
        "rights": str(data.rights),
    }


def _claim(claim: VerifiedClaim, pages: list[Json]) -> Json:
    return {
        "id": claim.id,
        "text": claim.text,
        "short": claim.claim.short.value if claim.claim.short else None,
        "subjects": [subject.id for subject in claim.subjects],
        "said_by": claim.said_by.id if claim.said_by else None,
        "date": _date(claim.date),
        "pages": pages,
        "evidence": _evidence(claim.evidence),
    }


def _quotation(quotation: VerifiedQuotation, pages: list[Json]) -> Json:
    data = quotation.quotation
    return {
        "id": quotation.id,
        "speaker": quotation.speaker.id,
        "role": data.role.value if data.role else None,
        "said_in": data.said_in.value if data.said_in else None,
        "date": _date(quotation.date),
        "text": _CUT.join(quotation.passage.exact),
        "same_words_as": data.same_words_as.value if data.same_words_as else None,
        "pages": pages,
        "evidence": _evidence((quotation.passage,)),
        "attribution": _evidence(quotation.attribution),
    }


def _dispute(dispute: VerifiedDispute, pages: list[Json]) -> Json:
    return {
        "id": dispute.id,
        "question": dispute.dispute.question.value,
        "positions": [{"claim": claim.id} for claim in dispute.positions],
        "pages": pages,
    }


def _gaps(corpus: VerifiedCorpus) -> list[Entry]:
    ids = sorted(corpus.gaps, key=lambda id_: id_.split("/"))
    return [Entry("gap", id_, [], partial(_gap, corpus, id_)) for id_ in ids]


def _gap(corpus: VerifiedCorpus, id_: str) -> Json:
    cell = corpus.gaps[id_]
    return {
        "subject": cell.subject.id,
        "step": cell.step.id,
        "searched": list(cell.searched),
        "seen": [
            {**piece, "reason": seen.reason}
            for seen in cell.seen
            for piece in _pieces(seen.passage)
        ],
    }


def _date(date: VerifiedDate | None) -> Json:
    if date is None:
        return None
    return {
        "edtf": date.edtf.canonical,
        "as_stated": date.as_stated,
        "basis": str(date.basis),
        "reason": date.reason,
        "from": date.from_field,
    }


def _evidence(passages: Sequence[VerifiedPassage]) -> list[Json]:
    return [piece for passage in passages for piece in _pieces(passage)]


def _pieces(passage: VerifiedPassage) -> Iterator[dict[str, Json]]:
    text = passage.source.text
    for span in passage.spans:
        prefix, suffix = context_of(text, span, _CONTEXT)
        yield {
            "source": passage.source.id,
            "role": str(passage.role),
            "exact": text.content[span.start : span.end],
            "prefix": prefix,
            "suffix": suffix,
            "start": span.start,
            "end": span.end,
        }
