"""Where a text names the subjects of the data."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.entities import Dataset
from generator.verify.called import names_by_subject
from generator.verify.context import Context
from generator.verify.tokens import phrase, words


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
        """Index the names of the subjects of a dataset by their first words."""
        self._known: dict[tuple[str, ...], tuple[str, str]] = {}
        sizes: dict[str, set[int]] = defaultdict(set)
        for subject, names in names_by_subject(dataset).items():
            for name in names:
                wanted = phrase(name)
                if wanted:
                    self._known.setdefault(wanted, (subject, name))
                    sizes[wanted[0]].add(len(wanted))
        self._sizes: Mapping[str, Sequence[int]] = {
            first: sorted(known, reverse=True) for first, known in sizes.items()
        }
        self.mentions = functools.lru_cache(maxsize=1 << 12)(self._mentions)

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        """List the names that stand in a text, in order, none inside of another."""
        read = phrase(text)
        found: list[Mention] = []
        if self._sizes.keys().isdisjoint(read):
            return ()
        for index in [at for at, word in enumerate(read) if word in self._sizes]:
            if not found or index >= found[-1].behind:
                mention = self._mention_at(text, index)
                found += [mention] if mention is not None else []
        return tuple(found)

    def _mention_at(self, text: str, index: int) -> Mention | None:
        """Give the longest name that begins at a word."""
        read = phrase(text)
        for size in self._sizes[read[index]]:
            behind = index + size
            known = self._known.get(read[index:behind]) if behind <= len(read) else None
            if known is not None:
                return Mention(*known, index, behind, words(text)[behind - 1].is_possessive)
        return None
