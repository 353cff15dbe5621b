"""A second matcher, slow and simple, that shares no code with the real one.

It tries every stretch of every paragraph, and takes its word and grapheme boundaries from
the package `uniseg`.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence

from uniseg.graphemecluster import grapheme_cluster_boundaries  # type: ignore[import-untyped]
from uniseg.wordbreak import word_boundaries  # type: ignore[import-untyped] # without types

Range = tuple[int, int]

_JOINER = re.compile("[-\u2010\u2011'\u2018\u2019][\u0300-\u036f\u00ad\u200d\ufeff]*")
_GROUPS = re.compile("(?<![0-9])[0-9]{1,3}(?:\u00a0[0-9]{3})+(?![0-9])")
_SPACE = re.compile("[ \t\n\r\u00a0\u2028]+")


@functools.lru_cache(maxsize=64)
def word_breaks(text: str, *, joining: bool) -> list[int]:
    """List the word boundaries of UAX #29, where asked for with the project's joining ones."""
    breaks = sorted({0, *word_boundaries(text), len(text)})
    if not joining:
        return breaks
    pieces = list(itertools.pairwise(breaks))
    gone = set()
    for before, joiner, behind in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if (
            _JOINER.fullmatch(text[slice(*joiner)])
            and _is_word(text[slice(*before)])
            and _is_word(text[slice(*behind)])
        ):
            gone |= set(joiner)
    for number in _GROUPS.finditer(text):
        gone |= set(range(number.start() + 1, number.end()))
    return [place for place in breaks if place not in gone]


def canonical(text: str) -> str:
    """Replace every character by the first of its equivalents."""
    text = unicodedata.normalize("NFC", text).replace("\u2026", "...")
    for equivalents in ("'\u2018\u2019", '"\u201c\u201d', "-\u2010\u2011"):
        for other in equivalents[1:]:
            text = text.replace(other, equivalents[0])
    return _SPACE.sub(" ", text)


def all_placements(
    content: str, pieces: Sequence[str], prefix: str = "", suffix: str = ""
) -> list[list[Range]]:
    """List every placement of the pieces in one paragraph, each with the ranges of the pieces."""
    ends = _possible_ends(content)
    placements = []
    for paragraph in _paragraphs(content):
        rows = [_places(content, paragraph, ends, piece) for piece in pieces]
        for placement in itertools.product(*rows):
            gaps = itertools.pairwise(placement)
            before, behind = content[: placement[0][0]], content[placement[-1][1] :]
            if (
                all(_word_between(content, one[1], other[0]) for one, other in gaps)
                and canonical(before).rstrip().endswith(canonical(prefix).strip())
                and canonical(behind).lstrip().startswith(canonical(suffix).strip())
            ):
                placements.append(list(placement))
    return placements


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _paragraphs(content: str) -> list[Range]:
    """Find the paragraphs between blank lines, without the white space around them."""
    found = []
    start = 0
    for piece in re.split(r"((?:\r?\n|\r)[ \t\u00a0\u2028]*(?:\r?\n|\r))", content):
        stripped = piece.strip(" \t\n\r\u00a0\u2028")
        if stripped:
            at = start + piece.index(stripped)
            found.append((at, at + len(stripped)))
        start += len(piece)
    return found


def _possible_ends(content: str) -> set[int]:
    """List where a match may begin or end."""
    clusters = {0, *grapheme_cluster_boundaries(content), len(content)}
    ends = clusters & set(word_breaks(content, joining=True))
    for dots in re.finditer("[.\u2026]+", content):
        if len(canonical(dots[0])) > 2:
            ends -= set(range(dots.start() + 1, dots.end()))
    return ends


def _places(content: str, paragraph: Range, ends: set[int], piece: str) -> list[Range]:
    """Try every stretch of a paragraph."""
    wanted = canonical(piece).strip()
    inside = sorted(end for end in ends if paragraph[0] <= end <= paragraph[1])
    return [
        (start, end)
        for start, end in itertools.combinations(inside, 2)
        if canonical(content[start:end]) == wanted
    ]


def _word_between(content: str, start: int, end: int) -> bool:
    breaks = word_breaks(content, joining=True)
    words = (word for word in itertools.pairwise(breaks) if _is_word(content[slice(*word)]))
    return any(start <= word[0] and word[1] <= end for word in words)
