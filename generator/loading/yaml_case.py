"""A syntax error with its surroundings, and what advice is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*) *:(?: +|$)")
"""A line that begins with a key, maybe behind the dash of a list entry."""

_LONGEST_EXAMPLE = 70
_LOOK_BACK = 40
"""So many lines above the place are looked at."""

INDENT_HELP = (
    "keys of one mapping, and the dashes of one list, begin in the same column",
    "what belongs to a key is indented two spaces more than the key",
)


@dataclass(frozen=True, slots=True)
class Case:
    """Where a parser gave up: offsets in the document, and its own words.

    `context` is where the construct began in which it was.
    """

    text: str
    offset: int
    context: int | None
    words: str

    @property
    def line_start(self) -> int:
        """The offset at which the line begins."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @property
    def line(self) -> str:
        """The line in which the parser gave up."""
        return self.line_at(self.line_start)

    @property
    def before(self) -> str:
        """What stands in that line in front of the place."""
        return self.text[self.line_start : self.offset]

    @property
    def is_key_too_many(self) -> bool:
        """Tell whether the parser met a colon where no key can be."""
        return "mapping values are not allowed" in self.words

    @property
    def is_first_colon(self) -> bool:
        """Tell whether the place is the first colon of its line that makes a key."""
        return self.is_key_too_many and re.search(r":(?: |$)", self.before) is None

    def line_at(self, start: int) -> str:
        """Give the line that begins at an offset."""
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def lines_above(self) -> list[tuple[int, str]]:
        """List offset and text of lines above that aren't empty, the nearest first."""
        found: list[tuple[int, str]] = []
        end = self.line_start - 1
        while end > 0 and len(found) < _LOOK_BACK:
            start = self.text.rfind("\n", 0, end) + 1
            if self.text[start:end].strip():
                found.append((start, self.text[start:end]))
            end = start - 1
        return found


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong in words for people, and where it begins."""

    rule: str
    message: str
    offset: int
    help: tuple[str, ...]


def indent_of(line: str) -> int:
    """Count the spaces at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))


def in_block(line: str) -> tuple[str, ...]:
    """Show how the value of a line is written as a block, in which no sign needs care."""
    match = KEY.match(line)
    key = match["key"] if match else "key"
    value = (line[match.end() :] if match else line.strip().removeprefix("- ")).strip()
    value = re.sub(r"^[|>][+-]? *", "", value)
    if value[:1] in ("'", '"') and value[-1:] == value[:1]:
        value = value[1:-1]
    elif value.count('"') == 1:
        value = value.removeprefix('"')
    if len(value) > _LONGEST_EXAMPLE:
        value = f"{value[: _LONGEST_EXAMPLE - 1]}…"
    return (
        "write the text below '|-', indented by two spaces; then no sign in it needs care:",
        f"  {key}: |-",
        f"    {value or '…'}",
    )


def start_advice(offset: int, sign: str, line: str) -> Advice:
    """Say that a text can't begin with a sign."""
    message = f"'{sign}' at the beginning of a value has a technical meaning in YAML"
    return Advice("yaml/start", message, offset, in_block(line))
