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
from dataclasses import dataclass

from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.verify.wordlists import CLAUSE_OPENERS, LIST_BREAKERS, LIST_CLOSERS

_SHORT = 4
_BOUNDARY = re.compile(
    r"(?P<hard>;|:(?=\s|$)|—|(?<!\d)–|–(?!\d)|(?<=\s)-(?=\s))"
    r"|(?P<soft>,(?!\d)|[()])"
    rf"|(?P<opener>\b(?:{'|'.join(sorted(CLAUSE_OPENERS))})\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    soft_before: bool
    words: list[str]


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
    for match in _BOUNDARY.finditer(content, sentence.start, sentence.end):
        opener = match["opener"] is not None
        end = match.start() if opener else match.end()
        if _WORD.search(content, start, match.start()):
            found.append(_stretch(content, start, end, soft_before=soft))
            start, soft = end, False
        soft = match["soft"] is not None
    if _WORD.search(content, start, sentence.end):
        found.append(_stretch(content, start, sentence.end, soft_before=soft))
    return found


def _stretch(content: str, start: int, end: int, *, soft_before: bool) -> _Stretch:
    words = [match[0].lower() for match in _WORD.finditer(content, start, end)]
    return _Stretch(start, end, soft_before, words)


def _either_short(one: _Stretch, other: _Stretch) -> bool:
    return min(len(one.words), len(other.words)) <= _SHORT


def _join_lists(stretches: list[_Stretch]) -> None:
    """Join each list that *or* or *nor* closes into one stretch, in place."""
    index = 1
    while index < len(stretches):
        stretch = stretches[index]
        if stretch.soft_before and stretch.words[0] in LIST_CLOSERS:
            first = index - 1
            while stretches[first].soft_before and stretches[first].words[0] not in LIST_BREAKERS:
                first -= 1
            words = [word for part in stretches[first : index + 1] for word in part.words]
            head = stretches[first]
            stretches[first : index + 1] = [
                _Stretch(head.start, stretch.end, head.soft_before, words)
            ]
            index = first
        index += 1
