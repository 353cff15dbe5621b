"""What is known of sources of the same data and the same text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from generator.model.entities import Source
from generator.text.spans import Span
from generator.verify.corpus import VerifiedSource
from generator.verify.memory import Memory
from generator.verify.parts import Grounds
from generator.verify.passages import Selection


@dataclass(frozen=True, slots=True)
class SourceMemory:
    """The sources of a project in which nothing was wrong."""

    memory: Memory
    grounds: Grounds

    def recall(self, source: Source, content: bytes) -> VerifiedSource | None:
        """Give a source of these bytes and these data."""
        return self.memory.recall_source(self.grounds.sources[source.id], source, content)

    def keep(self, source: VerifiedSource) -> None:
        """Keep a source in which nothing is wrong."""
        self.memory.keep_source(self.grounds.sources[source.id], source)


@dataclass(frozen=True, slots=True)
class PassageMemory:
    """The passages that were found in the sources of a project, but for those of claims."""

    of: SourceMemory

    def recall(self, selection: Selection) -> tuple[Span, ...] | None:
        """Tell where a selected passage stands, None if that isn't known."""
        offsets = self.of.memory.recall_passage(self._key(selection))
        if offsets is None:
            return None
        return tuple(map(Span, offsets[::2], offsets[1::2]))

    def keep(self, selection: Selection, spans: tuple[Span, ...]) -> None:
        """Keep where a selected passage stands."""
        offsets = [offset for span in spans for offset in (span.start, span.end)]
        self.of.memory.keep_passage(self._key(selection), offsets)

    def _key(self, selection: Selection) -> str:
        """Digest what the place of a passage follows from."""
        chosen = [one.value if one else "" for one in (selection.prefix, selection.suffix)]
        pieces = [piece.value for piece in selection.pieces]
        source = self.of.grounds.sources[selection.source]
        asked = json.dumps([source, pieces, chosen, selection.minimum])
        return hashlib.sha256(asked.encode()).hexdigest()
