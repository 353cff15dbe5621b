"""The words of all sources, without their structure lines, and those of the subjects' names."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from generator.problems import Row
from generator.text.source_text import SourceText
from generator.verify.context import Context
from generator.verify.quoted import MARKS
from generator.verify.tokens import Word, tokens, words

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_MARKS_BEFORE = MARKS + "'‘’"
_written = attrgetter("written")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of all sources in lower case, and those that have a capital in a sentence."""

    everywhere: frozenset[str]
    capital_inside: frozenset[str]


def vocabulary(context: Context) -> Vocabulary:
    """Collect the words of all sources; see `Context.once`."""
    everywhere, inside = context.remember("vocabulary", lambda: _row(context))
    return Vocabulary(frozenset(everywhere), frozenset(inside))


def without_ordinal(word: str) -> str:
    """Leave out the ending of an ordinal number in digits: *28th* is *28*."""
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else word


@functools.lru_cache(maxsize=1 << 16)
def spellings(word: Word) -> tuple[str, ...]:
    """Give what a word may be looked up as: itself and the parts of a hyphenated one."""
    if word.has_digit:
        return (without_ordinal(word.plain),)
    return (word.plain, *word.parts)


@functools.lru_cache(maxsize=1 << 12)
def spellings_in(text: str) -> frozenset[str]:
    """Collect the spellings of the words of a text."""
    return frozenset(chain.from_iterable(map(spellings, words(text))))


def bearers(context: Context) -> Mapping[str, Sequence[str]]:
    """Give the subjects that have a word in a name, or as their adjective; see `Context.once`."""
    found: dict[str, list[str]] = defaultdict(list)
    for subject in context.dataset.subjects:
        adjective = context.adjective_of(subject)
        own = {adjective} if adjective else set()
        for word in own.union(*map(spellings_in, context.names_of(subject))):
            found[word].append(subject)
    return found


def _row(context: Context) -> Row:
    everywhere: set[str] = set()
    inside: set[str] = set()
    for source in context.sources.values():
        found, behind_a_word = _words_of_source(source.text)
        everywhere.update(found)
        inside.update(behind_a_word)
    forms = [form for written in everywhere for form in words(written)]
    parts = {part.lower() for form in forms for part in (form.lower, *spellings(form))}
    capital = {form.plain for written in inside for form in words(written)}
    return [sorted(parts), sorted(capital)]


def _words_of_source(text: SourceText) -> tuple[set[str], set[str]]:
    """Give the words of a text's body as written, and those with a capital inside a sentence."""
    everywhere: set[str] = set()
    inside: set[str] = set()
    for sentence in text.sentences():
        content = text.content[sentence.start : sentence.end]
        read = words(content)
        everywhere.update(map(_written, read))
        if not set(map(_capitalised, read[1:])) - {None} <= inside:
            inside.update(
                token.word.written
                for token in tokens(content)[1:]
                if content[token.start].isupper() and content[token.start - 1] not in _MARKS_BEFORE
            )
    return everywhere, inside


@functools.lru_cache(maxsize=1 << 16)
def _capitalised(word: Word) -> str | None:
    return word.written if word.written[0].isupper() else None
