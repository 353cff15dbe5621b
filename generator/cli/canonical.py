"""Which contents of data files are known to be in their canonical form already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cli.store import store_of

MOST_KEPT = 50_000
"""Once so many contents are known, only those of the run at hand are kept."""

_ENTRY = "canonical"


class Canonical:
    """Contents of files by digest; `met` are those of this run."""

    def __init__(self, known: Iterable[str]) -> None:
        """Begin with what an earlier run found."""
        self.known = frozenset(known)
        self.met: set[str] = set()

    def has(self, path: str, content: bytes) -> bool:
        """Tell whether a file with this content is known to be canonical."""
        digest = _digest(path, content)
        if digest in self.known:
            self.met.add(digest)
        return digest in self.known

    def add(self, path: str, content: bytes) -> None:
        """Note that this content of a file is canonical."""
        self.met.add(_digest(path, content))


@contextmanager
def known_as_canonical(root: Path) -> Iterator[Canonical]:
    """Give what is known of a project, and keep what this run learns."""
    store = store_of(root)
    entry = store.get(_ENTRY) if store else None
    canonical = Canonical(entry["digests"] if entry else ())
    yield canonical
    if store and canonical.met - canonical.known:
        old = canonical.known if len(canonical.known) < MOST_KEPT else frozenset()
        store.put(_ENTRY, {"digests": sorted(canonical.met | old)})


def _digest(path: str, content: bytes) -> str:
    return hashlib.sha256(path.encode() + b"\0" + content).hexdigest()
