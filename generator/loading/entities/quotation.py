"""What a file in `data/quotations/` may hold."""

from __future__ import annotations

from dataclasses import dataclass

from generator.loading.binding import Values
from generator.loading.entities.shared import (
    DATE,
    EXEMPTIONS,
    PASSAGE,
    PREFIX,
    ROLE,
    SOURCE,
    SUFFIX,
    evidence_from,
)
from generator.loading.fields import Field, ListOf, Record
from generator.loading.kinds import Passage, Reference
from generator.model.entities import Evidence, EvidenceRole, Quotation
from generator.model.scalar import Scalar


@dataclass(frozen=True, slots=True)
class _Attribution:
    """A passage of an attribution, whose source is the quotation's where it names none."""

    source: Scalar | None
    values: Values

    def evidence(self, default: Scalar) -> Evidence:
        """Complete it with the quotation's source."""
        role = self.values.get_or(ROLE, EvidenceRole.SUPPORT)
        return evidence_from(self.values, self.source or default, role)


_OTHER_SOURCE = Field(SOURCE.key, SOURCE.kind, "the id of the source, if not the quotation's")


def _attribution(values: Values) -> _Attribution:
    return _Attribution(values.get(_OTHER_SOURCE), values)


_SPEAKER = Field(
    "speaker", Reference("subject"), "the id of the person, body or document", required=True
)
_SPEAKER_ROLE = Field("role", Passage(), "what the speaker is, in the source's words")
_SAID_IN = Field("said_in", Passage(), "where the words were said, in the source's words")
_ATTRIBUTION = Field(
    "attribution",
    ListOf(Record("an attribution", (_OTHER_SOURCE, ROLE, PASSAGE, PREFIX, SUFFIX), _attribution)),
    "the passages that say who said it",
)
_SAME_WORDS_AS = Field(
    "same_words_as",
    Reference("quotation"),
    "the id of the quotation that gives another source's wording of the same sentence",
)


def _build(values: Values) -> Quotation:
    source = values.need(SOURCE)
    attribution = values.get_or(_ATTRIBUTION, ())
    return Quotation(
        id=values.name,
        at=values.at,
        speaker=values.need(_SPEAKER),
        evidence=evidence_from(values, source),
        role=values.get(_SPEAKER_ROLE),
        said_in=values.get(_SAID_IN),
        date=values.get(DATE),
        attribution=tuple(entry.evidence(source) for entry in attribution),
        same_words_as=values.get(_SAME_WORDS_AS),
        exemptions=values.get_or(EXEMPTIONS, ()),
    )


QUOTATION_RECORD = Record(
    "a quotation",
    (
        _SPEAKER,
        _SPEAKER_ROLE,
        _SAID_IN,
        DATE,
        SOURCE,
        PASSAGE,
        PREFIX,
        SUFFIX,
        _ATTRIBUTION,
        _SAME_WORDS_AS,
        EXEMPTIONS,
    ),
    _build,
)
