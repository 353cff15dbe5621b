"""What is known of pages that were checked before, by the digest of their bytes.

The facts of a page depend on its bytes and on this program alone. Whoever keeps them longer than
a run has to take care of the latter, and of who may have written them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from generator.output.page_facts import PageFacts, Place

Kept = list[Any]
"""Facts as JSON has them."""


class KnownPages:
    """The facts of pages without a fault: those of earlier runs, and those of this one."""

    def __init__(self, known: Mapping[str, Kept] | None = None) -> None:
        """Begin with what `written` gave in an earlier run."""
        self._written = known or {}
        self._earlier: Mapping[str, PageFacts] = {}
        self._now: dict[str, PageFacts] = {}

    def facts(self, content: bytes, examine: Callable[[str], PageFacts]) -> PageFacts:
        """Recall the facts of a page, or examine it; raises UnicodeDecodeError."""
        digest = hashlib.sha256(content).hexdigest()
        facts = self._now.get(digest) or self._earlier.get(digest)
        if facts is None and digest in self._written:
            facts = _read(self._written[digest])
        if facts is None:
            facts = examine(content.decode("utf-8"))
        if not facts.findings:
            self._now[digest] = facts
        return facts

    def begin_again(self) -> None:
        """Let go of all pages but those of the last run."""
        self._earlier, self._now, self._written = self._now, {}, {}

    def written(self) -> dict[str, Kept]:
        """Write the facts of this run's pages as JSON has them."""
        return {digest: _write(facts) for digest, facts in self._now.items()}


def _write(facts: PageFacts) -> Kept:
    return [
        sorted(facts.ids),
        [[way, place.line, place.tag] for way, place in facts.ways.items()],
        [[*said, place.line, place.tag] for said, place in facts.wordings.items()],
        [[way, place.line, place.tag] for way, place in facts.landings.items()],
        sorted(facts.marks),
        dict(facts.passages),
    ]


def _read(kept: Kept) -> PageFacts:
    ids, ways, wordings, landings, marks, passages = kept
    return PageFacts(
        ids=frozenset(ids),
        ways={way: Place(line, tag) for way, line, tag in ways},
        wordings={(claim, words): Place(line, tag) for claim, words, line, tag in wordings},
        landings={way: Place(line, tag) for way, line, tag in landings},
        marks=frozenset(marks),
        passages=passages,
    )
