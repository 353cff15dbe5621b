"""The closed list of what counts as equal between a passage and its source.

`EQUIVALENCES` is that list as data, for the site to print; `fold` is its only implementation.
Nothing else is ever equal: case, digits, dashes, other punctuation and accents count, and
compatibility forms (NFKC) are never folded.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from generator.text.words import APOSTROPHES, HYPHENS

WHITE_SPACE: Final = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""The characters with the Unicode property White_Space."""

QUOTATION_MARKS: Final = '"\u201c\u201d'
"""The double quotation marks that are equivalent, ASCII first."""

ELLIPSIS: Final = "\u2026"


@dataclass(frozen=True, slots=True)
class Equivalence:
    """One kind of difference that a passage may have from its source.

    `characters` are written as people would recognise them; each of `examples` is a pair of
    spellings that match each other.
    """

    name: str
    explanation: str
    characters: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


EQUIVALENCES: Final = (
    Equivalence(
        "Composed and decomposed letters",
        "A letter with its accent may be one character or a letter and a combining accent: "
        "both are the same under Unicode normalization form C.",
        ("U+00E9", "U+0065 U+0301"),
        (("caf\u00e9", "cafe\u0301"),),
    ),
    Equivalence(
        "White space",
        "Any run of spaces, no-break spaces, tabs and line breaks counts as one space.",
        ("space", "no-break space", "tab", "line break"),
        (("of the state", "of\u00a0the\nstate"), ("in  May", "in May")),
    ),
    Equivalence(
        "Apostrophes and single quotation marks",
        "Straight and curly forms are the same.",
        tuple(APOSTROPHES),
        (("can't", "can\u2019t"), ("'yes'", "\u2018yes\u2019")),
    ),
    Equivalence(
        "Double quotation marks",
        "Straight and curly forms are the same.",
        tuple(QUOTATION_MARKS),
        (('"yes"', "\u201cyes\u201d"),),
    ),
    Equivalence(
        "Ellipses",
        "Three dots may be one character or three. They are never cut in two.",
        (ELLIPSIS, "..."),
        (("wait \u2026 now", "wait ... now"),),
    ),
    Equivalence(
        "Hyphens",
        "The hyphen of the keyboard, the typographic hyphen and the non-breaking hyphen are "
        "the same. Dashes are not.",
        ("- (U+002D)", "\u2010 (U+2010)", "\u2011 (U+2011)"),
        (("anti-war", "anti\u2010war"), ("anti-war", "anti\u2011war")),
    ),
)
"""The closed list: a passage matches if it equals the source apart from these."""

_ONE_TO_ONE: Final = str.maketrans(
    dict.fromkeys(WHITE_SPACE, " ")
    | dict.fromkeys(APOSTROPHES, APOSTROPHES[0])
    | dict.fromkeys(QUOTATION_MARKS, QUOTATION_MARKS[0])
    | dict.fromkeys(HYPHENS, HYPHENS[0])
)
_DOTS: Final = rf"(?P<dots>[.{ELLIPSIS}]{{3,}}+|\.?{ELLIPSIS}[.{ELLIPSIS}]?)"
_RUNS: Final = re.compile(rf"(?P<space>[{WHITE_SPACE}]{{2,}}+)|{_DOTS}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that folding treats as a whole: `start` and `end` before, the others after."""

    start: int
    end: int
    folded_start: int
    folded_end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with every equivalence resolved, and the way back to the original's offsets.

    Offsets are code points. Outside the units, folded and original advance in step.
    """

    text: str
    units: tuple[Unit, ...]

    def original(self, position: int) -> int:
        """Give the original's offset of a folded position (inside a unit: about there)."""
        index = bisect_right(self.units, position, key=_folded_start) - 1
        if index < 0:
            return position
        unit = self.units[index]
        return (
            unit.start if position == unit.folded_start else position - unit.folded_end + unit.end
        )

    def position(self, offset: int) -> int:
        """Give the folded position of an original's offset (inside a unit: about there)."""
        index = bisect_right(self.units, offset, key=_start) - 1
        if index < 0:
            return offset
        unit = self.units[index]
        if offset == unit.start:
            return unit.folded_start
        return max(unit.folded_start, offset - unit.end + unit.folded_end)

    def cuts(self, marks: bytearray) -> bytes:
        """Carry marks on the original's offsets over to the folded positions.

        Positions inside a unit are never marked.
        """
        carried = bytearray()
        done = 0
        for unit in self.units:
            carried += marks[done : unit.start + 1]
            carried += bytes(unit.folded_end - unit.folded_start - 1)
            done = unit.end
        carried += marks[done:]
        return bytes(carried)


def fold(text: str) -> Folded:
    """Resolve every equivalence of the closed list, remembering the offsets."""
    parts: list[str] = []
    units: list[Unit] = []
    done = length = 0
    for start, end, replacement in _replacements(text):
        parts += (text[done:start], replacement)
        folded_start = length + start - done
        length = folded_start + len(replacement)
        units.append(Unit(start, end, folded_start, length))
        done = end
    parts.append(text[done:])
    return Folded("".join(parts).translate(_ONE_TO_ONE), tuple(units))


def folded_text(text: str) -> str:
    """Fold a passage, whose offsets don't matter, and trim the white space around it."""
    return fold(text).text.strip(" ")


def _replacements(text: str) -> Iterator[tuple[int, int, str]]:
    """Find, in order, the stretches whose length may change or that must not be cut.

    Those are runs of white space, runs of dots that hold an ellipsis and, where the text is
    not in normalization form C, the grapheme clusters (UAX #29) that it rewrites.
    """
    normal = unicodedata.is_normalized("NFC", text)
    for match in (_RUNS if normal else _runs_and_clusters()).finditer(text):
        found = match[0]
        if match["space"]:
            if len(found) > 1:
                yield match.start(), match.end(), " "
        elif match["dots"]:
            yield match.start(), match.end(), found.replace(ELLIPSIS, "...")
        elif (composed := unicodedata.normalize("NFC", found)) != found:
            yield match.start(), match.end(), composed


@functools.cache
def _runs_and_clusters() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<space>[{WHITE_SPACE}]++)|{_DOTS}|\X")


def _start(unit: Unit) -> int:
    return unit.start


def _folded_start(unit: Unit) -> int:
    return unit.folded_start
