"""What a file in `data/disputes/` may hold."""

from __future__ import annotations

from generator.loading.binding import Values
from generator.loading.fields import Field, ListOf, Record
from generator.loading.kinds import Reference, Text
from generator.model.entities import Dispute

_QUESTION = Field(
    "question", Text(), "the question on which the sources don't agree", required=True
)
_POSITIONS = Field(
    "positions",
    ListOf(Reference("claim")),
    "the ids of the claims that answer it differently, two or more",
    required=True,
)


def _build(values: Values) -> Dispute:
    return Dispute(values.name, values.at, values.need(_QUESTION), values.need(_POSITIONS))


DISPUTE_RECORD = Record("a dispute", (_QUESTION, _POSITIONS), _build)
