"""Cutting a paragraph into sentences, for news prose.

A sentence ends at a full stop, question or exclamation mark or ellipsis, with the quotation
marks and brackets that close behind it, if white space and something other than a small
letter follow; not after an abbreviation, an initial or a spaced ellipsis.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

import regex

from generator.text.folding import WHITE_SPACE
from generator.text.spans import Span

_MARKS: Final = ".!?\u2026\u203d\u061f\u06d4\u0964"
_CLOSING: Final = "\"'\u2019\u201d\u00bb)\\]}"
_OPENING: Final = "\"'\u2018\u201c\u201e\u00ab(\\[{\u00bf\u00a1"
_DASHES: Final = "\u2014\u2013-"

_END: Final = re.compile(
    rf"(?P<mark>[{_MARKS}](?<![{_MARKS}].)[{_MARKS}]*+)(?P<close>[{_CLOSING}]*+)"
    rf"(?P<gap>[{WHITE_SPACE}]++)"
    rf"(?=(?:[{_DASHES}][{WHITE_SPACE}]++|[{_OPENING}{_DASHES}])*+(?P<next>[^{WHITE_SPACE}]))"
    rf"|[\u3002\uff01\uff1f]++[\u300d\u300f\u201d)]*+(?P<next_to>[{WHITE_SPACE}]*+)",
    re.DOTALL,
)


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES: Final = _listed("""
    Adm Amb Brig Capt Cdr Cmdr Col Cpl Dr Fr Gen Gov Hon Lt Maj Messrs Mme Mr Mrs Ms Mt Pres
    Prof Rep Rev Sec Sen Sens Sgt St Supt
""")
"""Abbreviations that a name follows: they never end a sentence."""

_PHRASES: Final = _listed("al approx cf e.g est i.e v viz vs")
"""Abbreviations in mid-sentence, whatever follows."""

_BEFORE_NUMBERS: Final = _listed("""
    Art Ch Fig No Nos Vol art c ca ch fig no nos p para paras pp sec vol
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
""")
"""Abbreviations that end no sentence if a number follows."""

_TRAILING: Final = _listed("Bros Co Corp Inc Jr Ltd Sr etc")
"""Abbreviations that may end a sentence."""

_STARTERS: Final = _listed("""
    A After All Also An And As At Before But By During For From He Her His However I If In It
    Its Many Most No On One Our She Since So Some That The Their Then There These They This
    Those To Under We What When Where Which While Who With You
""")
"""Words that tell, behind an abbreviation that may end a sentence, that the next one begins."""

_LAST_WORD: Final = r"(?:\p{L}\p{M}*\.)*\p{L}[\p{L}\p{M}]*$"
_FIRST_WORD: Final = rf"[{_OPENING}]*+(\p{{L}}[\p{{L}}\p{{M}}]*+)"
_ATTRIBUTION: Final = (
    r"(?:(?:[Tt]he|[\p{Lu}][\p{L}\p{M}'\u2019.-]*+)\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|told|added|adds|replied|replies)\b"
)
_LOOK_BACK: Final = 40


def sentence_spans(content: str, span: Span, language: str) -> tuple[Span, ...]:
    """Cut the text inside a span, which begins and ends with a visible character.

    `language` is a BCP 47 tag; the abbreviations known are those of English.
    """
    english = language.lower().partition("-")[0] == "en"
    starts = [span.start]
    ends = []
    for end, start in _breaks(content, span, english=english):
        ends.append(end)
        starts.append(start)
    ends.append(span.end)
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _breaks(content: str, span: Span, *, english: bool) -> Iterator[tuple[int, int]]:
    """Find where a sentence ends and the next one starts."""
    for match in _END.finditer(content, span.start, span.end):
        gap = "next_to" if match["mark"] is None else "gap"
        if match.end() < span.end and (
            match["mark"] is None or _ends_sentence(content, match, english=english)
        ):
            yield match.start(gap), match.end(gap)


def _ends_sentence(content: str, match: re.Match[str], *, english: bool) -> bool:
    """Judge a mark with white space behind it by its neighbours."""
    if match["next"].islower():
        return False
    if match["mark"] == ".":
        return bool(match["close"]) or not _abbreviated(content, match, english=english)
    if match["close"]:
        return not _compiled(_ATTRIBUTION).match(content, match.end("gap"))
    spaced = content[match.start() - 1 : match.start()].strip(WHITE_SPACE) == ""
    return not (spaced and match["mark"] in {"...", "\u2026"})


def _abbreviated(content: str, match: re.Match[str], *, english: bool) -> bool:
    """Tell whether a full stop belongs to an abbreviation that goes on in mid-sentence."""
    before = content[max(0, match.start() - _LOOK_BACK) : match.start()]
    found = _compiled(_LAST_WORD).search(before)
    if found is None:
        return False
    word, follows_number = found[0], match["next"].isdigit()
    if not english:
        return len(word) == 1 and word.isupper()
    if word in _TITLES or word in _PHRASES:
        return True
    if word in _BEFORE_NUMBERS:
        return follows_number
    may_end = len(word) == 1 or "." in word or word in _TRAILING
    return may_end and not _starts_sentence(content, match.end("gap"))


@functools.cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern when a text needs it: short texts don't."""
    return regex.compile(pattern)


def _starts_sentence(content: str, at: int) -> bool:
    """Tell whether the word at an offset is one that commonly begins a sentence."""
    found = _compiled(_FIRST_WORD).match(content, at)
    return found is not None and found[1] in _STARTERS
