"""The words by which two texts differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\w+(?:[-'’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class WordStep:
    """Words that both texts have (`before` equals `after`), or that only one of them has."""

    before: str
    after: str

    @property
    def is_equal(self) -> bool:
        """Tell whether both texts have these words."""
        return self.before == self.after


def word_diff(before: str, after: str) -> tuple[WordStep, ...]:
    """Split two texts into words they share and words they don't, in order."""
    return tuple(_steps(_TOKEN.findall(before), _TOKEN.findall(after)))


def _steps(before: list[str], after: list[str]) -> Iterator[WordStep]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        yield WordStep("".join(before[start:end]), "".join(after[other_start:other_end]))
