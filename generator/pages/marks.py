"""Marks that carry a position through Markdown, which itself keeps none.

In front of each word and of each sign that the grammar knows stands a private-use character
whose number leads back to the offset in the file. Such characters are refused in pages, so
none can be forged. They are no word characters and no white space, and none is put where
Markdown reads the start of a line or an escape, so that they don't change what it sees.
"""

from __future__ import annotations

import re

_FIRST_PLANE = 0xF0000
_SECOND_PLANE = 0x100000
_PLANE_SIZE = 0xFFFE  # the last two code points of a plane are no characters

MARK = "[\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
"""The regular expression of a single mark."""

ESCAPE = r"\\[\\`*_{}\[\]()>\#+.!|<&-]"
"""The regular expression of a sign that is meant as such, with the backslash before it."""

_MARK = re.compile(MARK)

_PLACES = re.compile(
    rf"""
      (?P<start> ^ (?: [ \t>] | [*+-][ \t] | [0-9]+\.[ \t] )+ )  # quote signs and list markers
    | (?P<escape> {ESCAPE} )
    | (?P<sign> \{{\{{ | \}}\}} | \{{[%\#:.] | \{{[ ]\. | !\[ | \[ | \]\(
              | <(?=[A-Za-z/!?]) | &(?=\#?\w+;) | [$~] | (?<!\[)\^ | [^\x00-\x7f\w\s] )
    | (?P<word> \w+ )
    """,
    re.VERBOSE | re.MULTILINE,
)


class Marks:
    """The marks of one page."""

    capacity = 2 * _PLANE_SIZE
    """How many marks there are; each stands for at least one character of the page."""

    def __init__(self) -> None:
        """Start with no mark given out."""
        self._offsets: list[int] = []

    def insert(self, text: str, base: int) -> str:
        """Put marks into a piece of the page that starts at offset `base`."""
        escaped_open = False

        def mark(match: re.Match[str]) -> str:
            nonlocal escaped_open
            kind, found = match.lastgroup, match[0]
            if kind == "word":
                word = found.lstrip("_")
                if not word:
                    return found
                lead = len(found) - len(word)  # `_` may begin emphasis, so it stays in front
                return "_" * lead + self._next(base + match.start() + lead) + word
            if kind == "sign":
                if found == "}}" and escaped_open:
                    escaped_open = False
                    return found
                escaped_open = escaped_open and found != "{{"
                return self._next(base + match.start()) + found
            if kind == "escape":
                escaped_open = found == r"\{" and text.startswith("{", match.end())
            return found

        return _PLACES.sub(mark, text)

    def offset(self, mark: str) -> int:
        """Give the offset in the page that a mark stands for."""
        code = ord(mark)
        if code < _SECOND_PLANE:
            return self._offsets[code - _FIRST_PLANE]
        return self._offsets[code - _SECOND_PLANE + _PLANE_SIZE]

    def locate(self, text: str, index: int) -> int | None:
        """Give the page's offset of a marked text's character, None if it holds no mark.

        Exact behind a mark up to the next sign of Markdown, near it otherwise.
        """
        for at in range(min(index, len(text) - 1), -1, -1):
            if _MARK.match(text, at):
                return self.offset(text[at]) + max(0, index - at - 1)
        after = _MARK.search(text, index)
        return self.offset(after[0]) - (after.start() - index) if after else None

    def last_offset(self, text: str) -> int | None:
        """Give the page's offset of the last mark in a text, None if it holds none."""
        found = _MARK.findall(text)
        return self.offset(found[-1]) if found else None

    def _next(self, offset: int) -> str:
        number = len(self._offsets)
        self._offsets.append(offset)
        if number < _PLANE_SIZE:
            return chr(_FIRST_PLANE + number)
        return chr(_SECOND_PLANE + number - _PLANE_SIZE)


def without_marks(text: str) -> str:
    """Take all marks out of a text."""
    return _MARK.sub("", text)


def is_mark(character: str) -> bool:
    """Tell whether a character is a mark."""
    return _MARK.match(character) is not None
