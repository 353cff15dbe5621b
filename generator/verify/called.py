"""What each subject is called: its names, and the same with an adjective for an owner's name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model.entities import Dataset, Subject

_POSSESSIVE = "'s "


def names_by_subject(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Give the names of each subject by its id: label, aliases, and what follows from adjectives.

    Where *Elm* has the adjective *Elmish*, *Elmish council* is also *Elm's council*, and the
    other way round.
    """
    owners: dict[str, list[str]] = defaultdict(list)
    adjectives: dict[str, list[str]] = defaultdict(list)
    for subject in dataset.subjects.values():
        if subject.adjective is not None:
            adjective = subject.adjective.value
            owners[adjective] += written_names(subject)
            for name in written_names(subject):
                adjectives[name].append(adjective)
    return {
        subject.id: tuple(dict.fromkeys((*names, *_with_owners(names, owners, adjectives))))
        for subject in dataset.subjects.values()
        for names in (written_names(subject),)
    }


def written_names(subject: Subject) -> tuple[str, ...]:
    """Give a subject's label and aliases."""
    return (subject.label.value, *(alias.name.value for alias in subject.aliases))


def _with_owners(
    names: tuple[str, ...], owners: Mapping[str, list[str]], adjectives: Mapping[str, list[str]]
) -> Iterator[str]:
    """Give names with an owner's name for an adjective in front, and the other way round."""
    for name in names if owners else ():
        for space in re.finditer(" ", name):
            for owner in owners.get(name[: space.start()], ()):
                yield f"{owner}{_POSSESSIVE}{name[space.end() :]}"
        owner, possessive, owned = name.partition(_POSSESSIVE)
        for adjective in adjectives.get(owner, ()) if possessive else ():
            yield f"{adjective} {owned}"
