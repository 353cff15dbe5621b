"""What a search finds: one entry for each page, section, claim, quotation, term and question.

Every entry has one place, its home, however many pages show it. But a claim about several
subjects, whose home is the page about one of them, is found on those of the others, too. Passages
of notes are no entries, so that no hit leads to words that a page doesn't show.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from generator.model.entities import Subject
from generator.verify.corpus import (
    VerifiedCell,
    VerifiedClaim,
    VerifiedDispute,
    VerifiedQuotation,
    VerifiedSource,
    VerifiedTerm,
)
from generator.views.context import Shared
from generator.views.inputs import PageCorpus
from generator.views.links import Links
from generator.views.notes import source_facts
from generator.views.page import PageView
from generator.views.places import place_name
from generator.views.text import Address, Markup

_HEADING = re.compile(r'<h[1-6]\b[^>]*\bid="([^"]*)"[^>]*>.*?</h[1-6]>', re.DOTALL)
_IN_RUN = re.compile(r"</?(?:a|code|em|span|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_CUT = " […] "


class Kind(enum.IntEnum):
    """What an entry is; `search.js` lists their names in this order."""

    PAGE = 0
    SOURCE = 1
    TERM = 2
    QUESTION = 3
    QUOTATION = 4
    CLAIM = 5
    SECTION = 6
    GAP = 7
    AGAIN = 8
    """A further place of an entry; its text is the address of the first."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A place to find: `anchor` is the value of its `id`, empty for the page as a whole.

    `text` is a title, or the words of a claim or quotation; `more` what stands below or beside
    it; `names` are further words by which it is found, which it doesn't show.
    """

    kind: Kind
    anchor: str
    text: str
    more: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page with its entries in the order of its text; `href` is seen from the root."""

    href: str
    title: str
    entries: tuple[SearchEntry, ...]


def search_content(page: PageView, shared: Shared) -> SearchPage:
    """List what a search finds on a page of `content/`, in the order of its text."""
    about = shared.page_subjects.get(page.src_uri, "")
    return SearchPage(
        href=shared.links.href("", page.src_uri),
        title=page.title,
        entries=(
            *_texts(page, shared.corpus.subjects.get(about)),
            *_homes(page, shared),
            *_again(page, about, shared),
        ),
    )


def search_source(page: PageView, source: VerifiedSource, links: Links) -> SearchPage:
    """Say how a search finds the page of a source."""
    return SearchPage(links.href("", page.src_uri), page.title, (_source(page.title, source),))


def _homes(page: PageView, shared: Shared) -> Iterator[SearchEntry]:
    """Describe what has its home on a page, with its place there."""
    for id_ in page.occurrences.names:
        if shared.places.home(id_) == page.src_uri:
            entry = _entry(id_, shared.corpus)
            if entry is not None:
                anchor = shared.links.anchor(page.src_uri, place_name(id_))
                yield SearchEntry(entry.kind, anchor, entry.text, entry.more, entry.names)


def _again(page: PageView, about: str, shared: Shared) -> Iterator[SearchEntry]:
    """List the claims about a page's subject whose home is a page about another of theirs."""
    if not about or shared.links.one_document:
        return
    for id_, place in page.occurrences.names.items():
        claim = shared.corpus.claims.get(id_)
        home = shared.places.home(id_) or page.src_uri
        if claim and place and home != page.src_uri:
            other = shared.page_subjects.get(home)
            if other != about and {about, other} <= {subject.id for subject in claim.subjects}:
                first = f"{shared.links.href('', home)}#{shared.links.anchor(home, id_)}"
                yield SearchEntry(Kind.AGAIN, shared.links.anchor(page.src_uri, place), first)


def _entry(id_: str, corpus: PageCorpus) -> SearchEntry | None:
    """Describe what has an id; no two kinds of entries share one."""
    if "/" in id_:
        cell = corpus.gap(id_)
        return _gap(cell) if cell else None
    if claim := corpus.claims.get(id_):
        return _claim(claim)
    if quotation := corpus.quotations.get(id_):
        return _quotation(quotation)
    if dispute := corpus.disputes.get(id_):
        return _question(dispute)
    term = corpus.glossary.get(id_)
    return _term(term) if term else None


def _texts(page: PageView, subject: Subject | None) -> Iterator[SearchEntry]:
    """Describe the page and its sections, each with what it says in words of its own."""
    prose = _prose(page)
    names = _further(f"{page.title} {prose.get('', '')}", [subject] if subject else [])
    yield SearchEntry(Kind.PAGE, "", page.title, prose.get("", page.description or ""), names)
    own = {view.anchor for view in (page.terms, page.notes) if view}
    for heading in page.headings:
        if heading.id not in own:
            yield SearchEntry(Kind.SECTION, heading.id, heading.title, prose.get(heading.id, ""))


def _prose(page: PageView) -> dict[str, str]:
    """Collect the page's own words, by the id of the heading above ("" before the first)."""
    markup = "".join(
        block.markup if isinstance(block, Markup) else "" if isinstance(block, Address) else " "
        for block in page.blocks
    )
    pieces = _HEADING.split(markup)
    texts = zip(["", *map(unescape, pieces[1::2])], pieces[0::2], strict=True)
    plain = {id_: _plain(text) for id_, text in texts}
    return {id_: text for id_, text in plain.items() if text}


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", _IN_RUN.sub("", markup))).split())


def _claim(claim: VerifiedClaim) -> SearchEntry:
    subjects = [*claim.subjects, *([claim.said_by] if claim.said_by else [])]
    return SearchEntry(Kind.CLAIM, "", claim.text, names=_further(claim.text, subjects))


def _quotation(quotation: VerifiedQuotation) -> SearchEntry:
    words = _CUT.join(" ".join(piece.split()) for piece in quotation.passage.exact)
    role, speaker = quotation.quotation.role, quotation.speaker
    who = f"{speaker.label.value}, {role.value}" if role else speaker.label.value
    return SearchEntry(Kind.QUOTATION, "", words, who, _further(f"{words} {who}", [speaker]))


def _question(dispute: VerifiedDispute) -> SearchEntry:
    return SearchEntry(Kind.QUESTION, "", dispute.dispute.question.value)


def _term(term: VerifiedTerm) -> SearchEntry:
    return SearchEntry(Kind.TERM, "", term.term.term.value, term.definition.text)


def _gap(cell: VerifiedCell) -> SearchEntry:
    text = f"{cell.subject.label.value}: {cell.step.label.value}"
    return SearchEntry(Kind.GAP, "", text, names=_further(text, [cell.subject]))


def _source(title: str, source: VerifiedSource) -> SearchEntry:
    name = source.source.title.value
    names = () if title == name else (title,)
    return SearchEntry(Kind.SOURCE, "", name, source_facts(source), names)


def _further(text: str, subjects: Iterable[Subject]) -> tuple[str, ...]:
    """List the names of subjects that a text doesn't hold already."""
    known = text.casefold()
    names = (
        name
        for subject in subjects
        for name in (subject.label.value, *(alias.name.value for alias in subject.aliases))
    )
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in known))
