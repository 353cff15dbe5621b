"""Every cited passage of a source: its place on the source's page and who uses it.

An elided passage counts as several here, one for each of its pieces, as in `claims.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.text.spans import Span
from generator.verify.corpus import VerifiedCorpus


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A distinct run of a source with those it serves; gaps are named `subject/step`."""

    span: Span
    claims: tuple[str, ...]
    quotations: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the id of the passage's first mark on the page of its source."""
        return passage_name(self.span)


def passage_name(span: Span) -> str:
    """Name the place of a passage: `p-<start>-<end>`, in code points of the file."""
    return f"p-{span.start}-{span.end}"


class PassageIndex:
    """All passages of a corpus, by source and in the order of the text."""

    def __init__(self, corpus: VerifiedCorpus) -> None:
        """Collect the passages of all claims, quotations and gaps."""
        self._uses = 0
        users: dict[str, dict[Span, _Users]] = {id_: {} for id_ in corpus.sources}
        for kind, user, source, spans in _uses(corpus):
            self._uses += 1
            for span in spans:
                users[source].setdefault(span, {})[kind, user] = None
        self._by_source = {id_: _cited(found) for id_, found in users.items()}

    def of_source(self, source_id: str) -> tuple[CitedPassage, ...]:
        """List the distinct passages of a source by their places, the longer first."""
        return self._by_source[source_id]

    def count(self) -> int:
        """Count the distinct passages of all sources."""
        return sum(map(len, self._by_source.values()))

    def count_uses(self) -> int:
        """Count the passages as the data names them: a shared one each time, an elided one once."""
        return self._uses


_Users = dict[tuple[str, str], None]


def _uses(corpus: VerifiedCorpus) -> Iterator[tuple[str, str, str, Iterable[Span]]]:
    """List who uses which source where; no claim and no quotation is made for that."""
    for kind, ids in (("claim", corpus.claims), ("quotation", corpus.quotations)):
        for id_ in ids:
            for source, _, offsets in corpus.places[id_]:
                yield kind, id_, source, map(Span, offsets[::2], offsets[1::2])
    for id_, cell in corpus.gaps.items():
        for seen in cell.seen:
            yield "gap", id_, seen.passage.source.id, seen.passage.spans


def _cited(found: dict[Span, _Users]) -> tuple[CitedPassage, ...]:
    return tuple(
        CitedPassage(
            span,
            claims=tuple(user for kind, user in found[span] if kind == "claim"),
            quotations=tuple(user for kind, user in found[span] if kind == "quotation"),
            gaps=tuple(user for kind, user in found[span] if kind == "gap"),
        )
        for span in sorted(found, key=lambda span: (span.start, -span.end))
    )
