"""A subject bears a name that a source gives it, and shares it with no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.names import places_of_name, stands_anywhere
from generator.verify.rule import Finding

LABEL = "subject/label"
ALIAS = "subject/alias"
CLASH = "subject/name-clash"


def check_labels(context: Context) -> Iterator[Finding]:
    """Find labels that stand in no source and are not said to be ours."""
    for subject in context.dataset.subjects.values():
        ours = {alias.name.value for alias in subject.aliases if alias.ours is not None}
        label = subject.label
        if label.value in ours:
            continue
        if not any(stands_anywhere(s.text, label.value) for s in context.sources.values()):
            message = f"no source has the name '{label}'"
            hint = "use a name of the sources, or add it under `aliases` with `ours:` and a reason"
            at = label.location_of(0, len(label.value))
            yield Finding(Problem(LABEL, message, at, help=(hint,)))


def check_aliases(context: Context) -> Iterator[Finding]:
    """Find aliases that their passage doesn't hold."""
    for _, alias, passage in context.aliases:
        name = alias.name
        text = passage.source.text
        if not any(places_of_name(text, name.value, span) for span in passage.spans):
            message = f"the passage doesn't hold the name '{name}'"
            hint = "give the passage in which the name stands as whole words"
            at = name.location_of(0, len(name.value))
            yield Finding(Problem(ALIAS, message, at, help=(hint,)))


def check_clashes(context: Context) -> Iterator[Finding]:
    """Find names that two subjects bear."""
    owners: dict[str, str] = {}
    for subject in context.dataset.subjects.values():
        owners.setdefault(subject.label.value, subject.id)
    for subject in context.dataset.subjects.values():
        for name in (subject.label, *(alias.name for alias in subject.aliases)):
            owner = owners.setdefault(name.value, subject.id)
            if owner != subject.id:
                message = f"'{name}' is also a name of '{owner}'"
                hint = "a reader couldn't tell them apart: give one of them another name"
                at = name.location_of(0, len(name.value))
                yield Finding(Problem(CLASH, message, at, help=(hint,)))
