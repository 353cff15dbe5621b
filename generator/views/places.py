"""The one page on which each id lives, and every page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.pages.document import Page
from generator.verify.corpus import VerifiedCorpus
from generator.verify.uses import UseKind

_ONLY_IN: Mapping[UseKind, str] = {UseKind.GAP: "gaps", UseKind.TERM: "glossary"}
"""Things that have a place in one kind of block alone; others only lead there."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What one page shows: id → name of the place where the page shows it first.

    The name is "" where no place of the page can be linked to.
    """

    page: str
    summary: bool
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """Canonical pages by id. Empty while pages are composed for the first time."""

    homes: Mapping[str, str] = field(default_factory=dict)

    def home(self, id_: str) -> str | None:
        """Give the page that carries the id, None if no page shows it."""
        return self.homes.get(id_)


def shown_ids(page: Page, corpus: VerifiedCorpus) -> tuple[str, ...]:
    """List each id that has a place on a separate page, known before the page is composed.

    A document shows large blocks only once: there a page may have less than its references say.
    """
    ids = (
        use.id
        for reference, uses in corpus.uses[page.src_uri]
        for use in uses
        if _ONLY_IN.get(use.kind, reference.kind) == reference.kind
    )
    return tuple(dict.fromkeys(ids))


def canonical_places(pages: Iterable[Occurrences]) -> Places:
    """Choose for each id the first page in nav order that isn't a summary, else the first."""
    homes: dict[str, str] = {}
    # A stable sort: the order of the navigation stays within both halves.
    for page in sorted(pages, key=lambda page: page.summary):
        for id_ in page.names:
            homes.setdefault(id_, page.page)
    return Places(homes)


def place_name(id_: str) -> str:
    """Name the place of an id on its page: itself, or `gap_subject_step` for a gap."""
    return f"gap_{id_.replace('/', '_')}" if "/" in id_ else id_
