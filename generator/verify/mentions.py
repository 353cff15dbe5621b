"""Where a text names the subjects of the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.entities import Dataset
from generator.verify.context import Context
from generator.verify.tokens import Token, phrase, tokens

_POSSESSIVE = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject's name in a text: the tokens from `first` up to, without, `behind`.

    `possessive` tells that the name only says whose something is (*Elm's council*).
    """

    subject: str
    name: str
    first: int
    behind: int
    possessive: bool


def subject_names(context: Context) -> NameIndex:
    """Index the subjects of a project; see `Context.once`."""
    return NameIndex(context.dataset)


class NameIndex:
    """Finds the names of all subjects in one pass over a text; the longest name counts."""

    def __init__(self, dataset: Dataset) -> None:
        """Index the labels and aliases of a dataset by their first words."""
        self._known: dict[tuple[str, ...], tuple[str, str]] = {}
        sizes: dict[str, set[int]] = defaultdict(set)
        for subject in dataset.subjects.values():
            for name in (subject.label.value, *(alias.name.value for alias in subject.aliases)):
                wanted = phrase(name)
                if wanted:
                    self._known.setdefault(wanted, (subject.id, name))
                    sizes[wanted[0]].add(len(wanted))
        self._sizes: Mapping[str, Sequence[int]] = {
            first: sorted(known, reverse=True) for first, known in sizes.items()
        }

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """List the names that stand in a text, in order, none inside of another."""
        among = tokens(text)
        found: list[Mention] = []
        behind = 0
        for index, token in enumerate(among):
            if index < behind or token.plain not in self._sizes:
                continue
            mention = self._mention_at(text, among, index)
            if mention is not None:
                found.append(mention)
                behind = mention.behind
        return tuple(found)

    def _mention_at(self, text: str, among: Sequence[Token], index: int) -> Mention | None:
        for size in self._sizes[among[index].plain]:
            behind = index + size
            if behind > len(among):
                continue  # what is left of the text would be a shorter name
            known = self._known.get(tuple(token.plain for token in among[index:behind]))
            if known is not None and behind <= len(among):
                last = among[behind - 1]
                owns = text[last.start : last.end].endswith(_POSSESSIVE)
                return Mention(*known, index, behind, owns)
        return None
