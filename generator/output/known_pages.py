"""What is known of pages that were checked before, each with a digest of what it follows from.

The facts of a page follow from its bytes, its path and the path below which the site is served,
those of entries of claims.json from their bytes; and all from this program. Whoever keeps them
longer than a run has to take care of the latter, and of who may have written them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.output.listing import LISTING, EntryFacts
from generator.output.page_facts import PageFacts

Kept = Any
"""Facts as JSON has them: of a page behind the digest that they follow from; of entries by it."""


@dataclass(frozen=True, slots=True)
class _Known:
    digest: str
    facts: PageFacts
    kept: Kept | None = None


class KnownPages:
    """The facts of pages without a fault: those of earlier runs, and those of this one."""

    def __init__(self, known: Mapping[str, Kept] | None = None) -> None:
        """Begin with what `written` gave in an earlier run."""
        self._written = known or {}
        self._earlier: Mapping[str, _Known] = {}
        self._now: dict[str, _Known] = {}
        self._entries: dict[str, EntryFacts] = {}
        self._earlier_entries: Mapping[str, EntryFacts] = {}

    def facts(self, path: str, digest: str, examine: Callable[[], PageFacts]) -> PageFacts:
        """Recall the facts of a page of that digest, or examine it."""
        known = self._recall(path, digest) or _Known(digest, examine())
        if known.facts.is_sound:
            self._now[path] = known
        return known.facts

    def _recall(self, path: str, digest: str) -> _Known | None:
        for known in (self._now.get(path), self._earlier.get(path)):
            if known and known.digest == digest:
                return known
        kept = self._written.get(path)
        return _Known(digest, _read(kept), kept) if kept and kept[0] == digest else None

    def entries(self, digest: str, examine: Callable[[], EntryFacts]) -> EntryFacts:
        """Recall the facts of entries of claims.json, or work them out."""
        facts = self._entries.get(digest) or self._earlier_entries.get(digest)
        if facts is None:
            kept = self._written.get(LISTING, {}).get(digest)
            facts = EntryFacts(*map(tuple, kept)) if kept else examine()
        self._entries[digest] = facts
        return facts

    def begin_again(self) -> None:
        """Let go of all but what the last run saw."""
        self._earlier, self._now, self._written = self._now, {}, {}
        self._earlier_entries, self._entries = self._entries, {}

    def written(self) -> dict[str, Kept]:
        """Write the facts of this run's pages and entries as JSON has them."""
        pages = {path: known.kept or _write(known) for path, known in self._now.items()}
        entries = {
            digest: [one.claims, one.sayings, one.places, one.passages]
            for digest, one in self._entries.items()
        }
        return {**pages, LISTING: entries}


def _write(known: _Known) -> Kept:
    facts = known.facts
    sets = (facts.ids, facts.marks, facts.ways, facts.landings, facts.wordings)
    return [known.digest, dict(facts.passages), *map(sorted, sets)]


def _read(kept: Kept) -> PageFacts:
    _, passages, *sets = kept
    ids, marks, ways, landings, wordings = map(frozenset, sets)
    return PageFacts(
        is_sound=True,
        ids=ids,
        marks=marks,
        passages=passages,
        ways=ways,
        landings=landings,
        wordings=wordings,
    )
