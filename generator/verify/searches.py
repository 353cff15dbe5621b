"""The search that stands behind every *not stated in the sources*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.entities import Process, Status, Step, StepState
from generator.text.spans import Span
from generator.verify.context import Context
from generator.verify.corpus import VerifiedSource
from generator.verify.names import paragraphs_naming, places_of_name


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that is said not to be stated: of which process, subject and step."""

    process: Process
    step: Step
    state: StepState


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a word of the step stands near the subject's name."""

    source: VerifiedSource
    span: Span

    @property
    def words(self) -> str:
        """The words that stand there."""
        return self.source.text.content[self.span.start : self.span.end]


def gaps(context: Context) -> Iterator[Gap]:
    """Give every cell of known subject and step that is said not to be stated."""
    for process in context.dataset.processes.values():
        steps = {step.id: step for step in process.steps}
        for state in process.states:
            known = state.subject.value in context.dataset.subjects
            if state.status is Status.NOT_STATED and known and state.step.value in steps:
                yield Gap(process, steps[state.step.value], state)


def _worth_searching(
    gap: Gap, names: tuple[str, ...], context: Context
) -> Iterator[VerifiedSource]:
    """Give the sources that may hold a name of the subject and a word of the step."""
    index = context.index
    saying = frozenset().union(*(index.sources_saying(word.value) for word in gap.step.words))
    return (source for source in index.sources_naming(names) if source.id in saying)


def hits(gap: Gap, context: Context) -> tuple[Hit, ...]:
    """Search every paragraph that names the subject, and the next one, for the step's words.

    Case and a possessive ending don't count. Other inflections count only as listed. A longer
    phrase of the list hides the shorter ones inside it.
    """
    names = context.names_of(gap.state.subject.value)
    found: list[Hit] = []
    for source in _worth_searching(gap, names, context):
        places = {
            span
            for paragraph in paragraphs_naming(source.text, names)
            for word in gap.step.words
            for span in places_of_name(source.text, word.value, paragraph.span, ignore_case=True)
        }
        outer = (s for s in places if not any(o != s and o.contains(s) for o in places))
        found += [Hit(source, span) for span in sorted(outer)]
    return tuple(found)
