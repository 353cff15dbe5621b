"""The known word nearest to a misspelt one, for messages only."""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from collections.abc import Iterable

_MOST_COMPARED = 60
"""Code points of a word that are compared: time grows with their square."""
_MOST_KNOWN = 400
"""So many known words are all compared, and no more."""
_MOST_LIKE = 40
"""Of more known words, so many that have letters in common with the wrong one are compared."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that is nearest to a wrong one, None if none is near.

    Case and punctuation don't count: they are what is mistaken most often.
    """
    names = _names(tuple(known))
    plain = _plain(word)
    found = difflib.get_close_matches(plain, names.like(plain), n=1)
    return names.spelled[found[0]] if found else None


class _Names:
    """Known words, prepared for many questions: `spelled` gives each by its plain form."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.spelled = {_plain(name): name for name in known}
        self._holding: dict[str, list[str]] = {}
        if len(self.spelled) > _MOST_KNOWN:
            for name in self.spelled:
                for part in _parts(name):
                    self._holding.setdefault(part, []).append(name)

    def like(self, word: str) -> list[str]:
        """List what to compare: of very many those that share the word's rarest three letters."""
        if not self._holding:
            return list(self.spelled)
        shared: Counter[str] = Counter()
        for names in sorted((self._holding.get(part, []) for part in _parts(word)), key=len):
            shared.update(names)
            if shared.total() > _MOST_KNOWN:
                break
        return [name for name, _ in shared.most_common(_MOST_LIKE)]


@functools.lru_cache(maxsize=8)
def _names(known: tuple[str, ...]) -> _Names:
    return _Names(known)


def _parts(word: str) -> set[str]:
    return {word[at : at + 3] for at in range(max(len(word) - 2, 1))}


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Offer the nearest known word as one line of help, or nothing."""
    found = nearest(word, known)
    return (f"did you mean '{found}'?",) if found is not None else ()


def _plain(word: str) -> str:
    return re.sub(r"[^\w]+|_+", "_", word[:_MOST_COMPARED].strip().lower())
