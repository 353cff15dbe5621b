"""What was proved and found of the claims and quotations of one file, without the entries.

It follows from the bytes of the file and from the sources that the file names: their data and
their texts. So it is kept by digests of these, and where they are the same nothing of the file
has to be looked for again, and most of its entries need not even be made.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.entities import Claim, EvidenceRole
from generator.problems import Row
from generator.text.spans import Span
from generator.verify.corpus import Places, VerifiedPassage, VerifiedSource
from generator.verify.stems import stem
from generator.verify.tokens import tokens
from generator.verify.wordlists import EMPTY_WORDS, MONTHS, NECESSITY_WORDS, WEEKDAYS

_NECESSITY = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(NECESSITY_WORDS))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim's own words say to rules that compare claims.

    `words` digests its subjects and the stems of its words, `figures` are its numbers, months
    and weekdays; `necessity` is a word that says something is still ahead.
    """

    words: str
    figures: tuple[str, ...]
    necessity: str | None


Mentions = tuple[tuple[str, str], ...]
"""The kinds and ids that a file's entries name, each once."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The facts of one file, by the ids of its entries; `sources` digests those it names."""

    path: str
    sources: Mapping[str, str]
    mentions: Mentions
    places: Mapping[str, Places]
    told: Mapping[str, Told]

    def to_row(self) -> Row:
        """Write what `from_row` reads."""
        told = {name: [one.words, one.figures, one.necessity] for name, one in self.told.items()}
        return [self.sources, self.mentions, self.places, told]

    @classmethod
    def from_row(cls, row: Row, path: str) -> FileFacts:
        """Take what `to_row` has written."""
        sources, mentions, places, told = row
        known = {name: Told(words, tuple(some), word) for name, (words, some, word) in told.items()}
        found = {
            name: tuple([(source, role, tuple(offsets)) for source, role, offsets in some])
            for name, some in places.items()
        }
        return cls(path, sources, mentions, found, known)


def passages_at(
    places: Places, sources: Mapping[str, VerifiedSource]
) -> tuple[VerifiedPassage, ...]:
    """Make passages again that were found in these sources."""
    return tuple(
        VerifiedPassage(
            sources[source], EvidenceRole(role), tuple(map(Span, offsets[::2], offsets[1::2]))
        )
        for source, role, offsets in places
    )


def places_of(passages: Iterable[VerifiedPassage]) -> Places:
    """Write down where passages were found; `passages_at` reads it."""
    return tuple(
        (one.source.id, one.role.value, tuple(n for s in one.spans for n in (s.start, s.end)))
        for one in passages
    )


def told_by(claim: Claim) -> Told:
    """Read a claim's text for rules that compare claims."""
    words, figures = _words_and_figures(claim.text.value)
    compared = ""
    if figures:
        subjects = sorted({subject.value for subject in claim.subjects})
        told = json.dumps([subjects, sorted(words)])
        compared = hashlib.sha256(told.encode()).hexdigest()
    return Told(compared, tuple(sorted(figures)), _necessity_in(claim))


def _necessity_in(claim: Claim) -> str | None:
    texts = (claim.text.value, claim.short.value if claim.short else "")
    found = (match for text in texts for match in _NECESSITY.finditer(text))
    return next((match[0].lower() for match in found), None)


def _words_and_figures(text: str) -> tuple[set[str], set[str]]:
    """Part a text into the stems of its words and its figures, months and weekdays."""
    figures: set[str] = set()
    words: set[str] = set()
    for token in tokens(text):
        named = token.plain != token.lower and (token.lower in MONTHS or token.lower in WEEKDAYS)
        if named or token.is_number:
            figures.add(token.lower.replace(",", ""))
        elif token.lower not in EMPTY_WORDS:
            words.add(stem(token.lower))
    return words, figures
