"""What is known of pages that were checked before, each with a digest of what it follows from.

The facts of a page follow from its bytes, its path and the path below which the site is served,
and from this program. Whoever keeps them longer than a run has to take care of the latter, and of
who may have written them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.output.page_facts import PageFacts

Kept = list[Any]
"""Facts as JSON has them, behind the digest that they follow from."""


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

    def begin_again(self) -> None:
        """Let go of all pages but those of the last run."""
        self._earlier, self._now, self._written = self._now, {}, {}

    def written(self) -> dict[str, Kept]:
        """Write the facts of this run's pages as JSON has them."""
        return {path: known.kept or _write(known) for path, known in self._now.items()}


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
