"""The known word nearest to a misspelt one, for messages only."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_MOST_COMPARED = 60
"""Code points of a word that are compared: time grows with their square."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that is nearest to a wrong one, None if none is near.

    Case and punctuation don't count: they are what is mistaken most often.
    """
    spelled = {_plain(name): name for name in known}
    found = difflib.get_close_matches(_plain(word), list(spelled), n=1)
    return spelled[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Offer the nearest known word as one line of help, or nothing."""
    found = nearest(word, known)
    return (f"did you mean '{found}'?",) if found is not None else ()


def _plain(word: str) -> str:
    return re.sub(r"[^\w]+|_+", "_", word[:_MOST_COMPARED].strip().lower())
