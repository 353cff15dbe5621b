"""What messages advise: nearest ids, exemptions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.text.nearest import did_you_mean

_MOST_LISTED = 12
_EXEMPTED = re.compile(
    r"with `rule: [^`]+`(?:, `word: ([^`]+)`)? and your|say .* in `exemptions` \("
)


def exemption_hint(rule: str, word: str | None = None) -> str:
    """Say how an entry excuses a finding, about a word if one is given; a help line."""
    about = f", `word: {word}`" if word is not None else ""
    return (
        "if it is right all the same, say so under `exemptions:`, "
        f"with `rule: {rule}`{about} and your `reason:`"
    )


def exempted_word(help_: Iterable[str]) -> str | None:
    """Read the word that an exemption would be about back from help lines.

    Gives "" for an exemption that needs no word, None where nothing excuses the finding.
    """
    found = (match for line in help_ if (match := _EXEMPTED.search(line)))
    return next((match[1] or "" for match in found), None)


def meant_or_known(given: str, known: Iterable[str]) -> tuple[str, ...]:
    """Suggest the known id nearest to a wrong one, else list what there is; help lines."""
    candidates = list(known)
    near = did_you_mean(given, candidates)
    if near:
        return near
    if not candidates:
        return ("there is none yet",)
    if len(candidates) <= _MOST_LISTED:
        return ("there are: " + ", ".join(sorted(candidates)),)
    return ()
