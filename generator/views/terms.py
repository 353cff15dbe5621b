"""Terms of the glossary in the run of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.verify.corpus import VerifiedTerm


@dataclass(frozen=True, slots=True)
class TermWay:
    """The way from a word to its definition, if any; `anchor` is the link's own id."""

    href: str | None
    anchor: str | None = None


class TermFinder:
    """Finds the terms of a glossary as whole words, with a capital where a sentence begins."""

    def __init__(self, terms: Iterable[VerifiedTerm]) -> None:
        """Prepare for these terms; where one holds another, the longer is found."""
        self._terms = {entry.term.term.value.casefold(): entry for entry in terms}
        longest_first = sorted(self._terms, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def find(self, text: str) -> Iterator[tuple[int, int, VerifiedTerm]]:
        """Give start, end and term of each place, in order."""
        if not self._terms:
            return
        for match in self._pattern.finditer(text):
            entry = self._terms.get(match[0].casefold())
            if entry is not None and _same(entry.term.term.value, match[0]):
                yield match.start(), match.end(), entry


def _same(term: str, found: str) -> bool:
    return found in (term, term[0].upper() + term[1:])
