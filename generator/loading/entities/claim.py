"""What a file in `data/claims/` may hold."""

from __future__ import annotations

from generator.loading.binding import Values
from generator.loading.entities.shared import DATE, EVIDENCE, EXEMPTIONS
from generator.loading.fields import Field, ListOf, Record
from generator.loading.kinds import Pattern, Reference, Text
from generator.model.entities import Claim

_TEXT = Field(
    "text",
    Text(),
    "one sentence of ours that the passages carry",
    required=True,
    examples=("The council met on 4 March 2024.",),
)
_SHORT = Field("short", Text(), "the same for table cells, in a few words")
_SUBJECTS = Field(
    "subjects", ListOf(Reference("subject")), "the ids of the subjects that the claim is about"
)
_SAID_BY = Field(
    "said_by", Reference("subject"), "the id of the subject whose statement the claim reports"
)
_EVIDENCE = Field(
    "evidence",
    ListOf(EVIDENCE),
    "the passages that carry the claim: a list with 'source:' and 'passage:' in each entry",
    required=True,
)
_COMPUTED = Field(
    "computed",
    Pattern(r"count\(subjects\)", "'count(subjects)'"),
    "says that a number of the text is worked out: the count of the claim's subjects",
    examples=("count(subjects)",),
)


def _build(values: Values) -> Claim:
    return Claim(
        id=values.name,
        at=values.at,
        text=values.need(_TEXT),
        subjects=values.get_or(_SUBJECTS, ()),
        evidence=values.need(_EVIDENCE),
        short=values.get(_SHORT),
        said_by=values.get(_SAID_BY),
        date=values.get(DATE),
        computed=values.get(_COMPUTED),
        exemptions=values.get_or(EXEMPTIONS, ()),
    )


CLAIM_RECORD = Record(
    "a claim",
    (_TEXT, _SHORT, _SUBJECTS, _SAID_BY, DATE, _EVIDENCE, _COMPUTED, EXEMPTIONS),
    _build,
)
