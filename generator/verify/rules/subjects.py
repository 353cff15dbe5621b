"""A subject bears a name that a source gives it, and shares it with no other."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.example_project import BASE
from generator.verify.names import places_of_name, stands_anywhere
from generator.verify.rule import Finding, Rule

LABEL = "subject/label"
ALIAS = "subject/alias"
CLASH = "subject/name-clash"
_OURS = "use a name of the sources, or add it under `aliases` with `ours:` and a reason"


def check_labels(context: Context) -> Iterator[Finding]:
    """Find labels and adjectives that stand in no source and are not said to be ours."""
    unread = "source" in context.reading.unread_kinds
    if unread or context.dataset.sources.keys() - context.sources.keys():
        return  # it may stand in a text that couldn't be read
    for subject in context.dataset.subjects.values():
        ours = {alias.name.value for alias in subject.aliases if alias.ours is not None}
        for name in (subject.label, subject.adjective):
            if name is None or name.value in ours:
                continue
            sources = context.index.sources_naming([name.value])
            if not any(stands_anywhere(source.text, name.value) for source in sources):
                message = f"no source has the name '{name}'"
                at = name.location_of(0, len(name.value))
                yield Finding(Problem(LABEL, message, at, help=(_OURS,)))


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


def _subjects(lines: str) -> dict[str, str]:
    return {"data/subjects.yml": BASE["data/subjects.yml"] + textwrap.indent(lines, "  ")}


_BOARD = "board:\n  label: Board of the port\n  kind: body\n"
_GOOD = _subjects(
    _BOARD + "  aliases:\n    - name: Board of the port\n      ours: it has no short name\n"
)

RULES = (
    Rule(
        id=LABEL,
        title="A subject's name comes from a source, or is said to be ours",
        explanation=(
            "Names carry judgements, so they are the sources' words. A label or `adjective` that "
            "no source has needs the same name among the `aliases`, with `ours:` and the reason."
        ),
        bad=_subjects(_BOARD),
        good=_GOOD,
        check=check_labels,
    ),
    Rule(
        id=ALIAS,
        title="An alias stands in its passage",
        explanation=(
            "An alias lets a claim name a subject in another way than its passage does, so the "
            "passage that shows the name has to hold it, as whole words."
        ),
        bad={"data/subjects.yml": BASE["data/subjects.yml"].replace("name: Berg", "name: Bergs")},
        good=_GOOD,
        check=check_aliases,
    ),
    Rule(
        id=CLASH,
        title="No two subjects share a name",
        explanation=(
            "A name that two subjects bear would let a claim about one pass with the evidence for "
            "the other. Give one of them another name."
        ),
        bad=_subjects("port:\n  label: Northport\n  kind: body\n"),
        good=_GOOD,
        check=check_clashes,
    ),
)
