"""The clauses of a sentence, as far as punctuation and a few words show them.

A passage may be cut so that the word that turns it is left outside: "Elm has joined" from
"neither Ash nor Elm has joined". So the guards read the whole clause that a passage cuts into.
Where the limits of a clause are in doubt, the clause is taken longer: a word too many asks a
person, a word too few lets a falsehood through.

- Sentences end clauses; so do `;`, `:` before a space, and dashes.
- *but, though, although, while, whereas* begin one.
- A comma or a parenthesis ends a clause only between two stretches of more than four words
  each: "Ash, Elm, Oak, and the old town have not joined" is one clause.
- *or* and *nor* behind a comma close a list: everything before them, as far as commas and
  parentheses reach or back to an *and* behind one, is the same clause ("did not make the
  boats, buy them, or sell them").
- Quotation marks, *that*, *who*, *which* and *because* end nothing: a negation before them
  may well govern what follows.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from itertools import islice

from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.verify.wordlists import CLAUSE_OPENERS, LIST_BREAKERS, LIST_CLOSERS

_SHORT = 4
_PUNCTUATION = re.compile(
    r"[;:—–(),-](?:"
    r"(?<=[;—()])|(?<=:)(?=\s|$)|(?<=,)(?!\d)|(?<=–)(?:(?<!\d–)|(?!\d))|(?<=\s-)(?=\s)"
    r")"
)
_SOFT = frozenset(",()")
_OPENER = re.compile(rf"\b(?:{'|'.join(sorted(CLAUSE_OPENERS))})\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(slots=True)
class _Stretch:
    """What stands between two boundaries; `size` counts its words, as far as it matters."""

    start: int
    end: int
    soft_before: bool
    first_word: str
    size: int


def clauses_touched(text: SourceText, span: Span) -> tuple[Span, ...]:
    """Give the clauses of the source that share a code point with `span`, in order."""
    return tuple(
        clause
        for sentence in text.sentences_touching(span)
        for clause in clauses_of(text.content, sentence)
        if clause.overlaps(span)
    )


@functools.lru_cache(maxsize=4096)
def clauses_of(content: str, sentence: Span) -> tuple[Span, ...]:
    """Cut a sentence of `content` into its clauses."""
    stretches = _stretches(content, sentence)
    _join_lists(stretches)
    clauses: list[Span] = []
    previous: _Stretch | None = None
    for stretch in stretches:
        if previous is not None and stretch.soft_before and _either_short(previous, stretch):
            clauses[-1] = Span(clauses[-1].start, stretch.end)
        else:
            clauses.append(Span(stretch.start, stretch.end))
        previous = stretch
    return tuple(clauses)


def _stretches(content: str, sentence: Span) -> list[_Stretch]:
    found: list[_Stretch] = []
    start, soft = sentence.start, False
    for match in _boundaries(content, sentence):
        sign = match[0]
        stretch = _stretch(content, start, match.start(), soft_before=soft)
        if stretch is not None:
            if len(sign) == 1:
                stretch.end += 1  # punctuation belongs to what stands before it
            found.append(stretch)
            start = stretch.end
        soft = sign in _SOFT
    rest = _stretch(content, start, sentence.end, soft_before=soft)
    return found if rest is None else [*found, rest]


def _boundaries(content: str, sentence: Span) -> list[re.Match[str]]:
    """Find the punctuation and the words that may end or begin a clause, in order."""
    found = list(_PUNCTUATION.finditer(content, sentence.start, sentence.end))
    if _may_have_opener(content[sentence.start : sentence.end]):
        found += _OPENER.finditer(content, sentence.start, sentence.end)
        found.sort(key=re.Match.start)
    return found


def _may_have_opener(text: str) -> bool:
    lower = text.lower()
    return not text.isascii() or any(opener in lower for opener in CLAUSE_OPENERS)


def _stretch(content: str, start: int, end: int, *, soft_before: bool) -> _Stretch | None:
    words = list(islice(_WORD.finditer(content, start, end), _SHORT + 1))
    if not words:
        return None
    return _Stretch(start, end, soft_before, words[0][0].lower(), len(words))


def _either_short(one: _Stretch, other: _Stretch) -> bool:
    return min(one.size, other.size) <= _SHORT


def _join_lists(stretches: list[_Stretch]) -> None:
    """Join each list that *or* or *nor* closes into one stretch, in place."""
    index = 1
    while index < len(stretches):
        stretch = stretches[index]
        if stretch.soft_before and stretch.first_word in LIST_CLOSERS:
            first = index - 1
            while stretches[first].soft_before and stretches[first].first_word not in LIST_BREAKERS:
                first -= 1
            size = sum(part.size for part in stretches[first : index + 1])
            head = replace(stretches[first], end=stretch.end, size=size)
            stretches[first : index + 1] = [head]
            index = first
        index += 1
