"""Characters that a reviewer can't see, or takes for others.

They have no place in data or pages: what people review on their screen has to be what the
program reads (see Unicode Technical Report 36).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.loading.text_lines import TextLines, shown
from generator.problems import Location, Problem

MAX_REPORTED = 20
"""So many single characters, and words, are reported for one file."""

REPLACEMENT = "\ufffd"

_CONTROL = "\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\u2028\u2029"
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_DAMAGED = "\ud800-\udfff\ufffd-\uffff"
# Joiners are letters' business in Arabic, Indic and Mongolian scripts, a trick elsewhere;
# variation selectors belong behind symbols.
_JOINER = "(?<![\u0600-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc])[\u200c\u200d]"
_VARIATION = "(?<![\u00a9\u00ae\u2010-\u33ff\U0001f000-\U0001faff])[\ufe00-\ufe0f]"

_ALWAYS = f"{_CONTROL}{_BIDIRECTIONAL}{_INVISIBLE}{_DAMAGED}"
_FORBIDDEN = re.compile(f"[{_ALWAYS}]|{_JOINER}|{_VARIATION}")
# Most files have none of these, which a plain set of characters tells ten times faster.
_SUSPECT = re.compile(f"[{_ALWAYS}\u200c\u200d\ufe00-\ufe0f]")
_SUSPECT_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff5a"
_LOOKALIKE = "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13fd\u1c80-\u1c8f\u1f00-\u1fff"
_MIXED = re.compile(f"[{_LATIN}][{_LOOKALIKE}]|[{_LOOKALIKE}][{_LATIN}]")
_LONGEST_WORD = 80


def check_characters(text: str, path: str, line_offset: int = 0) -> tuple[str, list[Problem]]:
    """Report forbidden characters and mixed-script words of a file.

    Returns the text with each forbidden character replaced by U+FFFD, so that offsets stay
    and the text can still be read for further problems.
    """
    words = [] if text.isascii() else list(islice(_mixed_words(text), MAX_REPORTED))
    replaced, count = _replaced(text)
    if not count and not words:
        return text, []
    lines = TextLines(text, path, line_offset)
    problems = [
        _character_problem(text[offset], lines.place(offset, 1))
        for offset in forbidden_offsets(text)
    ]
    if count > MAX_REPORTED:
        message = f"{count - MAX_REPORTED} more hidden characters stand in the file"
        problems.append(Problem("file/character", message, Location(path)))
    problems += [
        _mixed_problem(text[start:end], lines.place(start, end - start)) for start, end in words
    ]
    return replaced, problems


def forbidden_offsets(text: str) -> list[int]:
    """Find the first of the characters that `check_characters` reports, at most MAX_REPORTED."""
    return [match.start() for match in islice(_FORBIDDEN.finditer(text), MAX_REPORTED)]


def without_forbidden(text: str) -> str:
    """Replace what `check_characters` would report by U+FFFD, silently."""
    return _replaced(text)[0]


def _replaced(text: str) -> tuple[str, int]:
    suspect = _SUSPECT_ASCII if text.isascii() else _SUSPECT
    return _FORBIDDEN.subn(REPLACEMENT, text) if suspect.search(text) else (text, 0)


def name_of(character: str) -> str:
    """Name a character that can't be shown: its code, and its Unicode name if it has one."""
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    return f"{code} ({name.lower()})" if name else code


def _mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """Find words in which a Latin letter touches a Greek, Cyrillic or similar one."""
    last = 0
    for match in _MIXED.finditer(text):
        if match.start() < last:
            continue
        start, end = match.span()
        while start > 0 and text[start - 1].isalnum() and end - start < _LONGEST_WORD:
            start -= 1
        while end < len(text) and text[end].isalnum() and end - start < _LONGEST_WORD:
            end += 1
        last = end
        yield start, end


def _character_problem(character: str, at: Location) -> Problem:
    if re.match(f"[{_BIDIRECTIONAL}]", character):
        kind = "a character that changes the direction of writing"
    elif re.match(f"[{_DAMAGED}]", character):
        kind = "a sign that a character was lost"
    elif re.match(f"[{_CONTROL}]", character):
        kind = "a control character"
    else:
        kind = "an invisible character"
    message = f"{kind} stands here: {name_of(character)}"
    help_ = ("delete it; if you can't see it, delete the words around it and type them anew",)
    return Problem("file/character", message, at, help=help_)


def _mixed_problem(word: str, at: Location) -> Problem:
    strange = (c for c in word if re.match(f"[{_LOOKALIKE}]", c))
    named = ", ".join(list(dict.fromkeys(name_of(c) for c in strange))[:3])
    message = f"the word {shown(word)} mixes letters of two scripts: {named} among Latin letters"
    help_ = ("type the word anew in one script; letters that look alike are not the same",)
    return Problem("file/mixed-script", message, at, help=help_)
