"""What a claim denies in its parts, and *not … until* beside *only*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.verify.polarity import PolarityWord, negations
from generator.verify.wordlists import MONTHS, VAGUE_DAYS, WEEKDAYS

_TIME = "|".join(name.capitalize() for name in (*MONTHS, *WEEKDAYS))
_THEN = (
    rf"(?P<then>(?:(?:{'|'.join(VAGUE_DAYS)})[\s-]+)?(?:{_TIME}|\d+)\b(?:,?\s+(?:{_TIME}|\d+)\b)*)"
)
_NOT_UNTIL = re.compile(
    rf"(?P<not>\bnot\b|(?<=\w)n['’]t\b)(?P<between>[^,;:.()—–]*?\s)until(?=\s+{_THEN})"
)
_ONLY_THEN = re.compile(rf"\b[Oo]nly\s+(?:(?:in|on|from|since)\s+)?{_THEN}")

_PART = re.compile(
    r"[,;]\s+(?=(?:and|but|nor|or|who|which|while|whereas|though|although)\b)|\s+(?=but\b)"
)
_STATES = re.compile(r"(?:and|but|while|whereas|though|although)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:who|which)\b")
_VERB = re.compile(r"\b(?:has|have|had|is|are|was|were|do|does|did|will)\b")
_NAME = re.compile(r"(?<!\w)[A-Z]\w+")


def until_as_only(text: str, clauses: Sequence[str]) -> str:
    """Read *did not vote until May* as *voted only in May* where a clause of evidence says so.

    The same time has to stand behind *until* and *only*. Every other letter keeps its place.
    """
    denied = _NOT_UNTIL.search(text) if "until" in text else None
    if denied is None:
        return text
    told = set(re.findall(r"\w+", denied["then"]))
    only = (match for clause in clauses for match in _ONLY_THEN.finditer(clause))
    if not any(told <= set(re.findall(r"\w+", match["then"])) for match in only):
        return text
    start, end = denied.span("not")
    blank = " " * (end - start)
    return f"{text[:start]}{blank}{denied['between']}only {text[denied.end() :]}"


def most_denials(text: str) -> tuple[PolarityWord, ...]:
    """List the negations of that part of a text which has most of them.

    *Elm has not joined, and Ash has not either* denies once, and so does *nor has Ash*. A part
    that names nobody belongs to the one before it (*Elm refused, and has not joined*).
    """
    found = negations(text)
    return max(map(negations, _named_parts(text)), key=len) if len(found) > 1 else found


def undenied_part(text: str, clauses: Sequence[str]) -> str | None:
    """Give a part of a denying text that states what every clause of evidence denies, if any.

    *Elm has not joined, but Ash has*: the part has a verb and a name of the clauses, and denies
    nothing, as another part does.
    """
    if not all(map(negations, clauses)):
        return None
    parts = list(_parts(text))
    named = {name for clause in clauses for name in _NAME.findall(clause)}
    stating = [
        part.strip(" ,;")
        for number, part in enumerate(parts)
        if (number == 0 or _STATES.match(part.strip())) and len(parts) > 1
    ]
    for part in stating:
        if _VERB.search(part) and not negations(part) and named & set(_NAME.findall(part)):
            return part
    return None


def _named_parts(text: str) -> Iterator[str]:
    whole = ""
    for part in _parts(text):
        if whole and (_NAME.search(part) or _RELATIVE.match(part.strip())):
            yield whole
            whole = part
        else:
            whole += part[len(whole) :]
    yield whole


def _parts(text: str) -> Iterator[str]:
    """Cut a text at commas and words that begin a part; each keeps its place by blanks."""
    starts = [0, *(match.end() for match in _PART.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield " " * start + text[start:end]
