"""What a file in `data/processes/` may hold."""

from __future__ import annotations

from dataclasses import dataclass

from generator.loading.binding import Values
from generator.loading.entities.shared import SOURCE
from generator.loading.fields import Field, ListOf, MapOf, Record
from generator.loading.kinds import Choice, Passage, Reference, Text
from generator.model.entities import Process, Seen, Status, Step, StepState
from generator.model.scalar import Scalar

_STEP_LABEL = Field("label", Text(), "the name of the step", required=True)
_WORDS = Field(
    "words",
    ListOf(Text()),
    "the words that speak of the step in a source; they are searched where it isn't stated",
    required=True,
)


def _step(values: Values) -> Step:
    return Step(values.name, values.at, values.need(_STEP_LABEL), values.need(_WORDS))


_SEEN_PASSAGE = Field("passage", Passage(), "the words that the search found", required=True)
_SEEN_REASON = Field("reason", Text(), "why they don't say how far the step is", required=True)


def _seen(values: Values) -> Seen:
    return Seen(
        source=values.need(SOURCE),
        passage=values.need(_SEEN_PASSAGE),
        reason=values.need(_SEEN_REASON),
        at=values.at,
    )


_STATUS = Field(
    "status",
    Choice(Status),
    "how far the subject has come; not_stated: no source says so",
    required=True,
)
_CLAIMS = Field("claims", ListOf(Reference("claim")), "the ids of the claims that say so")
_SEEN = Field(
    "seen",
    ListOf(Record("a read passage", (SOURCE, _SEEN_PASSAGE, _SEEN_REASON), _seen)),
    "passages that the search for a step that isn't stated found, and why they don't answer",
)


@dataclass(frozen=True, slots=True)
class _State:
    """How far a step is, before the keys above it say whose step it is."""

    values: Values

    def of(self, subject: Scalar, step: Scalar) -> StepState:
        """Complete it with its subject and step."""
        return StepState(
            subject=subject,
            step=step,
            status=self.values.need(_STATUS),
            at=self.values.at,
            claims=self.values.get_or(_CLAIMS, ()),
            seen=self.values.get_or(_SEEN, ()),
        )


_LABEL = Field("label", Text(), "the heading of the process", required=True)
_STEPS = Field(
    "steps",
    MapOf(Record("a step", (_STEP_LABEL, _WORDS), _step), "the id of a step"),
    "the steps, in their order",
    required=True,
)
_PROGRESS = Field(
    "progress",
    MapOf(
        MapOf(
            Record("a step's state", (_STATUS, _CLAIMS, _SEEN), _State),
            "the id of a step",
            target="step",
        ),
        "the id of a subject",
        target="subject",
    ),
    "for each subject how far it has come with each step",
    required=True,
)


def _build(values: Values) -> Process:
    return Process(
        id=values.name,
        at=values.at,
        label=values.need(_LABEL),
        steps=tuple(step for _, step in values.need(_STEPS)),
        states=tuple(
            state.of(subject, step)
            for subject, row in values.need(_PROGRESS)
            for step, state in row
        ),
    )


PROCESS_RECORD = Record("a process", (_LABEL, _STEPS, _PROGRESS), _build)
