"""Writes `claims.json`, entry by entry; an entry that was written before is taken from there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.render.json_text import END, indented, part
from generator.verify.versions import Versions
from generator.views.dataset import Dataset, Entry

_LINE = "\n    "
_GROUNDS_LENGTH = 32

Kept = tuple[str, int, int]
"""What an entry followed from, and where it begins and ends in the file, in bytes."""


@dataclass(slots=True)
class KnownDataset:
    """A file that was written before, and the entries in it, by list and id."""

    content: bytes = b""
    entries: Mapping[str, Kept] = field(default_factory=dict)

    def kept(self, path: Path) -> Mapping[str, Any]:
        """Give what `brought` reads in another process; the file is at `path` now."""
        digest = hashlib.sha256(self.content).hexdigest()
        return {"path": str(path), "digest": digest, "entries": self.entries}

    @classmethod
    def brought(cls, kept: Mapping[str, Any]) -> KnownDataset:
        """Bring back what `kept` gave; nothing, if another file or none stands there now."""
        try:
            content = Path(kept["path"]).read_bytes()
        except (KeyError, OSError):
            return cls()
        if hashlib.sha256(content).hexdigest() != kept.get("digest"):
            return cls()
        return cls(content, kept["entries"])

    def recall(self, name: str, grounds: str) -> bytes | None:
        """Give the text of an entry that follows from the same grounds, None if there is none."""
        known = self.entries.get(name)
        if known is None or known[0] != grounds:
            return None
        return self.content[known[1] : known[2]]


def write_dataset(data: Dataset, versions: Versions | None, known: KnownDataset) -> bytes:
    """Write the file, with its own hash as the last member; from now on, `known` is this file.

    The hash is that of the rest, written in the same way.
    """
    writer = _Writer(versions, known)
    writer.add(indented(data.head).removesuffix(END))
    for name, entries in data.lists.items():
        writer.add(f',\n  "{name}": ')
        writer.add_list(name, entries)
    digest = hashlib.sha256(b"".join([*writer.parts, f"{END}\n".encode()])).hexdigest()
    writer.add(f',\n  "sha256": "{digest}"{END}\n')
    known.content, known.entries = b"".join(writer.parts), writer.entries
    return known.content


class _Writer:
    """Collects the parts of a file, and notes where its entries are."""

    def __init__(self, versions: Versions | None, known: KnownDataset) -> None:
        self.parts: list[bytes] = []
        self.entries: dict[str, Kept] = {}
        self._size = 0
        self._versions = versions
        self._known = known

    def add(self, text: str) -> None:
        self._add(text.encode())

    def add_list(self, name: str, entries: list[Entry]) -> None:
        """Add a list as `indented` would, each entry in lines of its own."""
        before = f"[{_LINE}".encode()
        for entry in entries:
            self._add(before)
            self._add_entry(name, entry)
            before = f",{_LINE}".encode()
        self.add("\n  ]" if entries else "[]")

    def _add_entry(self, name: str, entry: Entry) -> None:
        key = f"{name} {entry.id}"
        grounds = self._grounds(entry)
        text = self._known.recall(key, grounds) if grounds else None
        start = self._size
        self._add(text if text is not None else part(entry.make(), _LINE).encode())
        if grounds:
            self.entries[key] = grounds, start, self._size

    def _grounds(self, entry: Entry) -> str | None:
        if self._versions is None:
            return None
        version = self._versions.of(entry.kind, entry.id)
        content = f"{version} {entry.pages}"
        return hashlib.sha256(content.encode()).hexdigest()[:_GROUNDS_LENGTH]

    def _add(self, content: bytes) -> None:
        self.parts.append(content)
        self._size += len(content)
