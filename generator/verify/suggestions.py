"""What messages advise: nearest ids, exemptions."""

from __future__ import annotations

from collections.abc import Iterable

from generator.text.nearest import did_you_mean

_MOST_LISTED = 12


def exemption_hint(rule: str, word: str | None = None) -> str:
    """Say how an entry excuses a finding, about a word if one is given; a help line."""
    about = f", `word: {word}`" if word is not None else ""
    return (
        "if it is right all the same, say so under `exemptions:`, "
        f"with `rule: {rule}`{about} and your `reason:`"
    )


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
