"""Which file holds which entities: the table of `data/`.

Each kind of file is one record whose keys are the file's top-level keys.
"""

from __future__ import annotations

from generator.loading.binding import Values
from generator.loading.entities.claim import CLAIM_RECORD
from generator.loading.entities.dispute import DISPUTE_RECORD
from generator.loading.entities.glossary import TERM_RECORD
from generator.loading.entities.process import PROCESS_RECORD
from generator.loading.entities.quotation import QUOTATION_RECORD
from generator.loading.entities.subject import SUBJECT_RECORD
from generator.loading.fields import Field, ListOf, MapOf, Record
from generator.loading.kinds import Reference, Text
from generator.model.entities import (
    Claim,
    Dispute,
    GlossaryTerm,
    Permalinks,
    Process,
    Quotation,
    Subject,
)
from generator.model.scalar import Scalar

Entries = tuple[tuple[Scalar, object], ...]

SUBJECTS: Field[tuple[tuple[Scalar, Subject], ...]] = Field(
    "subjects",
    MapOf(SUBJECT_RECORD, "the id of a subject", may_be_empty=True),
    "states, people, bodies and documents that claims are about, by id",
    required=True,
)
CLAIMS: Field[tuple[tuple[Scalar, Claim], ...]] = Field(
    "claims",
    MapOf(CLAIM_RECORD, "the id of a claim", may_be_empty=True),
    "claims, by id",
    required=True,
)
QUOTATIONS: Field[tuple[tuple[Scalar, Quotation], ...]] = Field(
    "quotations",
    MapOf(QUOTATION_RECORD, "the id of a quotation", may_be_empty=True),
    "quotations, by id",
    required=True,
)
DISPUTES: Field[tuple[tuple[Scalar, Dispute], ...]] = Field(
    "disputes",
    MapOf(DISPUTE_RECORD, "the id of a dispute", may_be_empty=True),
    "questions on which the sources don't agree, by id",
    required=True,
)
PROCESSES: Field[tuple[tuple[Scalar, Process], ...]] = Field(
    "processes",
    MapOf(PROCESS_RECORD, "the id of a process", may_be_empty=True),
    "processes with steps, by id",
    required=True,
)
TERMS: Field[tuple[tuple[Scalar, GlossaryTerm], ...]] = Field(
    "terms",
    MapOf(TERM_RECORD, "the id of a term", may_be_empty=True),
    "the terms of the glossary, by id",
    required=True,
)

_PUBLISHED = Field(
    "published", ListOf(Reference("published entry"), may_be_empty=True), "every id ever published"
)
_REDIRECTS = Field(
    "redirects",
    MapOf(Reference("present entry"), "an id that was published", may_be_empty=True),
    "ids that were renamed, each with its new id",
)
_WITHDRAWN = Field(
    "withdrawn",
    MapOf(Text(), "an id that was published", may_be_empty=True),
    "ids that are gone, each with the reason",
)


def _permalinks(values: Values) -> Permalinks:
    return Permalinks(
        published=values.get_or(_PUBLISHED, ()),
        redirects=values.get_or(_REDIRECTS, ()),
        withdrawn=values.get_or(_WITHDRAWN, ()),
    )


PERMALINKS_RECORD = Record(
    "the list of permalinks", (_PUBLISHED, _REDIRECTS, _WITHDRAWN), _permalinks
)


def file_record(field: Field[tuple[tuple[Scalar, object], ...]]) -> Record[Entries]:
    """Describe a file whose only key is the field's."""
    return Record(f"a file of {field.key}", (field,), lambda values: values.need(field))
