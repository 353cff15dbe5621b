"""Of many altered quotes none is accepted; of many equivalent spellings none is rejected."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from generator.text.context import context_of
from generator.text.matcher import find_passage
from generator.text.outcome import Found, NotFound
from generator.text.source_text import Paragraph, SourceText
from generator.text.spans import Span
from generator.text.words import words
from tests.safety.scale import note_figure, scale
from tests.text.oracle import canonical
from tests.text.reading import at, real_texts
from tests.text.test_matcher_on_sources import SPELLINGS, SPELLINGS_OF

QUOTES = scale(3000, 100_000)
TEXTS = real_texts()
BODIES = {
    id(text): [canonical(at(text, paragraph.span)) for paragraph in text.paragraphs]
    for text in TEXTS
}
VOCABULARY = sorted({word.text for text in TEXTS for word in words(text.content)})
LOOKALIKES = {"a": "а", "e": "е", "o": "о", "i": "і", "-": "–", " ": "\u200b", "s": "ſ", "1": "１"}

Random = random.Random


def a_quote(text: SourceText, chance: Random) -> tuple[Paragraph, Span]:
    """Choose a run of words of one paragraph."""
    paragraph = chance.choice(text.paragraphs)
    found = words(at(text, paragraph.span))
    first = chance.randrange(len(found))
    last = min(first + chance.randint(2, 18), len(found) - 1)
    offset = paragraph.span.start
    return paragraph, Span(offset + found[first].start, offset + found[last].end)


def letter_changed(quote: str, chance: Random) -> str:
    at_ = chance.randrange(len(quote))
    return quote[:at_] + chance.choice("aeinrst0123456789") + quote[at_ + 1 :]


def letter_lost(quote: str, chance: Random) -> str:
    at_ = chance.randrange(len(quote))
    return quote[:at_] + quote[at_ + 1 :]


def case_changed(quote: str, chance: Random) -> str:
    at_ = chance.randrange(len(quote))
    return quote[:at_] + quote[at_].swapcase() + quote[at_ + 1 :]


def lookalike_put(quote: str, chance: Random) -> str:
    at_ = chance.randrange(len(quote))
    return quote[:at_] + LOOKALIKES.get(quote[at_], quote[at_]) + quote[at_ + 1 :]


def accent_added(quote: str, chance: Random) -> str:
    at_ = chance.randrange(len(quote))
    return unicodedata.normalize("NFC", quote[: at_ + 1] + "\u0301" + quote[at_ + 1 :])


def word_put(quote: str, chance: Random) -> str:
    parts = quote.split(" ")
    parts.insert(chance.randrange(len(parts) + 1), chance.choice(VOCABULARY))
    return " ".join(parts)


def word_changed(quote: str, chance: Random) -> str:
    parts = quote.split(" ")
    parts[chance.randrange(len(parts))] = chance.choice(VOCABULARY)
    return " ".join(parts)


def word_lost(quote: str, chance: Random) -> str:
    parts = quote.split(" ")
    del parts[chance.randrange(len(parts))]
    return " ".join(parts)


def words_swapped(quote: str, chance: Random) -> str:
    parts = quote.split(" ")
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return " ".join(parts)


ALTERATIONS: tuple[Callable[[str, Random], str], ...] = (
    *(letter_changed, letter_lost, case_changed, lookalike_put, accent_added),
    *(word_put, word_changed, word_lost, words_swapped),
)


def test_no_altered_quote_is_accepted() -> None:
    """What is verbatim by chance is told without the matcher: it stands in a paragraph's body."""
    chance = random.Random("altered quotes")
    tried = 0
    while tried < QUOTES:
        text = chance.choice(TEXTS)
        quote = at(text, a_quote(text, chance)[1])
        for _ in range(chance.randint(1, 2)):
            quote = chance.choice(ALTERATIONS)(quote, chance) or "?"
        if any(canonical(quote) in body for body in BODIES[id(text)]):
            continue
        assert isinstance(find_passage(text, [quote]), NotFound), quote
        tried += 1
    note_figure("mutated quotes: accepted", f"0 of {tried:,}")


def test_no_equivalent_spelling_is_rejected() -> None:
    chance = random.Random("equivalent spellings")
    for _ in range(QUOTES):
        text = chance.choice(TEXTS)
        paragraph, span = a_quote(text, chance)
        prefix, suffix = context_of(text, span, limit=80)
        respelt = SPELLINGS.sub(lambda match: chance.choice(SPELLINGS_OF[match[0]]), at(text, span))
        respelt = unicodedata.normalize(chance.choice(("NFC", "NFD")), respelt)
        result = find_passage(text, [respelt], prefix=prefix, suffix=suffix, minimum=False)
        assert result == Found((span,), paragraph), respelt
    note_figure("rewrites within the equivalences: rejected", f"0 of {QUOTES:,}")
