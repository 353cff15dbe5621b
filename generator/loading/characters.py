"""Characters that a reviewer can't see, or takes for others.

They have no place in data or pages: what people review on their screen has to be what the
program reads (see Unicode Technical Report 36). Columns and lines count from 1, in code points.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from generator.problems import Location, Problem

MAX_REPORTED = 20
"""So many single characters are reported for one file; the rest is counted."""

REPLACEMENT = "\ufffd"

_CONTROL = "\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\u2028\u2029"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_DAMAGED = "\ud800-\udfff\ufffd-\uffff"
# Joiners are letters' business in Arabic, Indic and Mongolian scripts, a trick elsewhere.
_JOINER = "(?<![\u0600-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc])[\u200c\u200d]"
_VARIATION = "(?<![\u00a9\u00ae\u2010-\u33ff\U0001f000-\U0001faff])[\ufe00-\ufe0f]"

_FORBIDDEN = re.compile(
    f"[{_CONTROL}{_BIDIRECTIONAL}{_INVISIBLE}{_DAMAGED}]|{_JOINER}|{_VARIATION}"
)
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff5a"
_LOOKALIKE = "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13fd\u1c80-\u1c8f\u1f00-\u1fff"
_MIXED = re.compile(rf"\w*(?:[{_LATIN}][{_LOOKALIKE}]|[{_LOOKALIKE}][{_LATIN}])\w*")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, to turn offsets into places."""

    starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def lines_of(text: str) -> Lines:
    """Find where the lines of a text begin."""
    return Lines((0, *(match.end() for match in re.finditer("\n", text))))


def check_characters(text: str, path: str) -> tuple[str, list[Problem]]:
    """Report forbidden characters and mixed-script words of a file.

    Returns the text with each forbidden character replaced by U+FFFD, so that offsets stay
    and the text can still be read for further problems.
    """
    found = list(_FORBIDDEN.finditer(text))
    mixed = [] if text.isascii() else list(_MIXED.finditer(text))
    if not found and not mixed:
        return text, []
    lines = lines_of(text)
    problems = [_character_problem(m, lines, path) for m in found[:MAX_REPORTED]]
    problems += [_mixed_problem(m, lines, path) for m in mixed[:MAX_REPORTED]]
    left = max(len(found) - MAX_REPORTED, 0) + max(len(mixed) - MAX_REPORTED, 0)
    if left:
        message = f"{left} more characters or words of this kind stand in the file"
        problems.append(Problem("file/character", message, Location(path)))
    return _FORBIDDEN.sub(REPLACEMENT, text), problems


def has_forbidden(value: str) -> bool:
    """Tell whether a string holds a character that `check_characters` would report."""
    return _FORBIDDEN.search(value) is not None


def name_of(character: str) -> str:
    """Name a character that can't be shown: its code, and its Unicode name if it has one."""
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    return f"{code} ({name.lower()})" if name else code


def _character_problem(match: re.Match[str], lines: Lines, path: str) -> Problem:
    character = match[0]
    line, column = lines.place(match.start())
    if re.match(f"[{_BIDIRECTIONAL}]", character):
        kind = "a character that changes the direction of writing"
    elif re.match(f"[{_DAMAGED}]", character):
        kind = "a sign that a character was lost"
    elif re.match(f"[{_CONTROL}]", character):
        kind = "a control character"
    else:
        kind = "an invisible character"
    return Problem(
        "file/character",
        f"{kind} stands here: {name_of(character)}",
        Location(path, line, column, 1),
        help=("delete it, and type the words around it anew if that doesn't help",),
    )


def _mixed_problem(match: re.Match[str], lines: Lines, path: str) -> Problem:
    line, column = lines.place(match.start())
    letters = [c for c in match[0] if re.match(f"[{_LOOKALIKE}]", c)]
    named = ", ".join(dict.fromkeys(name_of(c) for c in letters[:3]))
    return Problem(
        "file/mixed-script",
        f"the word '{match[0]}' mixes letters of two scripts: {named} among Latin letters",
        Location(path, line, column, len(match[0])),
        help=("type the word anew in one script; letters that look alike are not the same",),
    )
