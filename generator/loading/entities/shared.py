"""Fields and records that several entities have: passages, dates and exemptions."""

from __future__ import annotations

from generator.loading.binding import Values
from generator.loading.fields import Field, ListOf, OneOrMore, Record
from generator.loading.kinds import Choice, EdtfDate, Listed, Passage, Pattern, Reference, Text
from generator.model.edtf import parse_edtf
from generator.model.entities import Basis, Evidence, EvidenceRole, Exemption, StatedDate
from generator.model.scalar import Scalar

SOURCE = Field(
    "source",
    Reference("source"),
    "the id of the source in which the passage stands: the name of its file in data/sources/",
    required=True,
    examples=("daily-news-2024-03-01",),
)
PASSAGE = Field(
    "passage",
    OneOrMore(Passage()),
    "the exact words of the source, or a list of pieces where words between them are left out",
    required=True,
    examples=("The council met on Monday",),
)
PREFIX = Field(
    "prefix",
    Passage(),
    "the words in front of the passage, where it stands more than once",
)
SUFFIX = Field(
    "suffix",
    Passage(),
    "the words behind the passage, where it stands more than once",
)
ROLE = Field(
    "role",
    Choice(EvidenceRole),
    "support: the passage carries the claim; context: it says what a word of it refers to",
    examples=("support", "context"),
)


def _evidence(values: Values) -> Evidence:
    return evidence_from(values, values.need(SOURCE), values.get_or(ROLE, EvidenceRole.SUPPORT))


def evidence_from(
    values: Values, source: Scalar, role: EvidenceRole = EvidenceRole.SUPPORT
) -> Evidence:
    """Make evidence out of a record that has the fields of a passage."""
    return Evidence(
        source=source,
        pieces=values.need(PASSAGE),
        at=values.at,
        role=role,
        prefix=values.get(PREFIX),
        suffix=values.get(SUFFIX),
    )


EVIDENCE = Record("a piece of evidence", (SOURCE, ROLE, PASSAGE, PREFIX, SUFFIX), _evidence)

_EDTF = Field(
    "edtf",
    EdtfDate(),
    "the date in EDTF (ISO 8601-2)",
    required=True,
    examples=("2024-03-01", "2024-03", "2024-03-01..2024-03-07"),
)
_AS_STATED = Field(
    "as_stated",
    Passage(),
    "the words of the source for the date",
    examples=("On Friday",),
)
_BASIS = Field(
    "basis",
    Choice(Basis),
    "stated: the source says it outright; inferred: a person concluded it, with a reason; "
    "computed: the published table of words such as 'early' gives it",
)
_DATE_REASON = Field("reason", Text(), "why the words of the source mean this date")
_FROM = Field(
    "from",
    Pattern("issued", "'issued', the source's date of publication"),
    "the field of the source that completes the date",
    examples=("issued",),
)


def _date(values: Values) -> StatedDate:
    edtf = values.need(_EDTF)
    return StatedDate(
        edtf=edtf,
        parsed=parse_edtf(edtf.value),
        at=values.at,
        basis=values.get_or(_BASIS, Basis.STATED),
        as_stated=values.get(_AS_STATED),
        reason=values.get(_DATE_REASON),
        from_field=values.get(_FROM),
    )


DATE = Field(
    "date",
    Record("a date", (_EDTF, _AS_STATED, _BASIS, _DATE_REASON, _FROM), _date),
    "when it happened, with the words of the source for it",
)

_RULE = Field(
    "rule",
    Listed("rule that gives way to a reason"),
    "the id of the rule whose finding is accepted",
    required=True,
    examples=("polarity/added",),
)
_WORD = Field("word", Text(), "the one word that is accepted; absent, the whole rule")
_REASON = Field(
    "reason",
    Text(),
    "why the finding is right to be ignored, for the reader of the data",
    required=True,
)


def _exemption(values: Values) -> Exemption:
    return Exemption(
        rule=values.need(_RULE),
        reason=values.need(_REASON),
        at=values.at,
        word=values.get(_WORD),
    )


EXEMPTIONS = Field(
    "exemptions",
    ListOf(Record("an exemption", (_RULE, _WORD, _REASON), _exemption)),
    "findings of rules that a person has looked at and accepts",
)
