"""What is known of pages that were compiled before, by all that each of them follows from.

The grounds of a page are a digest of the answers to everything that its composition asked, of
templates and settings. Whoever keeps them longer than a run has to take care that the program is
the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.document import Heading
from generator.views.inputs import Asked
from generator.views.page import PageView
from generator.views.places import Occurrences
from generator.views.search import Kind, SearchEntry, SearchPage

Kept = list[Any]
"""A page as JSON has it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is to be known of a page besides its article."""

    src_uri: str
    title: str
    description: str | None
    headings: tuple[Heading, ...]
    as_of: str | None
    data_path: str
    shown: Occurrences
    search: SearchPage


def facts_of(view: PageView, search: SearchPage) -> PageFacts:
    """Take from a composed page what outlives its article."""
    return PageFacts(
        src_uri=view.src_uri,
        title=view.title,
        description=view.description,
        headings=view.headings,
        as_of=view.as_of.iso if view.as_of else None,
        data_path=view.data_path,
        shown=view.occurrences,
        search=search,
    )


class KnownArticles:
    """The facts of compiled pages: of an earlier run, and of this one.

    `kept` are those of this run, for the next, in a form that JSON has.
    """

    def __init__(self, known: Mapping[str, Kept] | None = None) -> None:
        """Begin with what an earlier run kept."""
        self._known = known or {}
        self.kept: dict[str, Kept] = {}

    def next(self) -> KnownArticles:
        """Give what the next run of this process may know."""
        return KnownArticles({**self._known, **self.kept})

    def asked(self, src_uri: str) -> Asked | None:
        """Give the questions that a page asked when it was composed; None if that isn't known."""
        known = self._known.get(src_uri)
        return known[1] if known else None

    def recall(self, src_uri: str, grounds: str) -> PageFacts | None:
        """Give the facts of a page that follows from the same grounds; None if that isn't known."""
        known = self._known.get(src_uri)
        if known is None or known[0] != grounds:
            return None
        self.kept[src_uri] = known
        return _read(src_uri, known)

    def keep(self, grounds: str, asked: Asked, facts: PageFacts) -> None:
        """Keep what came of a page."""
        self.kept[facts.src_uri] = _write(grounds, asked, facts)


def _write(grounds: str, asked: Asked, facts: PageFacts) -> Kept:
    search = facts.search
    return [
        grounds,
        {kind: list(keys) for kind, keys in asked.items() if keys},
        facts.title,
        facts.description,
        [[heading.level, heading.id, heading.title] for heading in facts.headings],
        facts.as_of,
        facts.data_path,
        [facts.shown.summary, dict(facts.shown.names)],
        [search.href, search.title, [_entry(entry) for entry in search.entries]],
    ]


def _entry(entry: SearchEntry) -> Kept:
    return [int(entry.kind), entry.anchor, entry.text, entry.more, list(entry.names)]


def _read(src_uri: str, kept: Kept) -> PageFacts:
    _, _, title, description, headings, as_of, data_path, (summary, names), found = kept
    href, name, entries = found
    return PageFacts(
        src_uri=src_uri,
        title=title,
        description=description,
        headings=tuple(Heading(level, id_, words) for level, id_, words in headings),
        as_of=as_of,
        data_path=data_path,
        shown=Occurrences(src_uri, summary, names),
        search=SearchPage(
            href,
            name,
            tuple(
                SearchEntry(Kind(kind), anchor, text, more, tuple(further))
                for kind, anchor, text, more, further in entries
            ),
        ),
    )
