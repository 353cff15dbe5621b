"""What claimwise rules found last time, for the claims that are judged on the same grounds.

A portion of claims (`Context.portions`) is shown its own file of data, the sources and the
subjects, and nothing else. So a digest of those names all that a finding can depend on, but for
the program itself, of which whoever keeps a memory has to take care.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.loading.project import LoadedProject
from generator.model.entities import Exemption
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.rule import Finding

Kept = list[Any]
"""Findings as JSON has them."""


class Memory:
    """Findings by the digest of their grounds; `kept` are those of this run, for the next."""

    def __init__(self, known: Mapping[str, Kept] | None = None) -> None:
        """Begin with what an earlier run kept."""
        self._known = known or {}
        self.kept: dict[str, Kept] = {}

    def recall(self, grounds: str, part: Context) -> list[Finding] | None:
        """Give what was found on the same grounds; None if that isn't known."""
        entries = self._known.get(grounds)
        if entries is None:
            return None
        self.kept[grounds] = entries
        owners = _exemptions(part) if entries else {}
        return [_finding(entry, owners) for entry in entries]

    def keep(self, grounds: str, part: Context, findings: Iterable[Finding]) -> None:
        """Keep what was found, unless it can't be told whose exemptions may excuse it."""
        owners = _exemptions(part)
        entries = [_entry(finding, owners) for finding in findings]
        if None not in entries:
            self.kept[grounds] = entries


class Grounds:
    """Digests what the findings about a portion follow from."""

    def __init__(self, loaded: LoadedProject) -> None:
        """Digest what is common to all portions: sources, their texts, subjects."""
        self._loaded = loaded
        sources = [(name, one.at.path) for name, one in loaded.dataset.sources.items()]
        paths = [path for _, path in sources]
        paths += sorted({one.at.path for one in loaded.dataset.subjects.values()})
        common = [
            *sources,
            *((path, self._digest(path)) for path in paths),
            *((name, _sha256(text)) for name, text in loaded.source_bytes.items()),
        ]
        self._common = _sha256(json.dumps(common).encode())

    def of(self, part: Context) -> str:
        """Digest the grounds of a portion."""
        places = {one.claim.at.path for one in part.claims.values()}
        places |= {one.quotation.at.path for one in part.quotations.values()}
        own = [*((path, self._digest(path)) for path in sorted(places))]
        ids = [list(part.claims), list(part.quotations)]
        doubts = [sorted(part.reading.faulty_ids), sorted(part.reading.unread_kinds)]
        return _sha256(json.dumps([self._common, own, ids, doubts]).encode())

    def _digest(self, path: str) -> str:
        return _sha256(self._loaded.lines.content(path) or b"")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _exemptions(part: Context) -> dict[str, tuple[Exemption, ...]]:
    found = {name: one.claim.exemptions for name, one in part.claims.items()}
    return found | {name: one.quotation.exemptions for name, one in part.quotations.items()}


def _entry(finding: Finding, owners: Mapping[str, tuple[Exemption, ...]]) -> Kept | None:
    """Write a finding with the id of the entry whose exemptions it has, "" for none."""
    given = finding.exemptions
    owner = next((name for name, own in owners.items() if own is given), None) if given else ""
    if owner is None:
        return None
    return [owner, finding.word, finding.problem.to_row()]


def _finding(entry: Kept, owners: Mapping[str, tuple[Exemption, ...]]) -> Finding:
    owner, word, row = entry
    exemptions = owners[owner] if owner else ()
    return Finding(Problem.from_row(row), exemptions, word)
