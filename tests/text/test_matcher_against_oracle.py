"""The matcher agrees with a slow and simple one that shares no code with it."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.text.matcher import find_passage
from generator.text.outcome import Found, NotFound, Reason
from tests.text.oracle import all_placements, canonical, word_breaks
from tests.text.reading import read

LETTERS = "abAe\u0301é -'\"\u2019\u201c…..–\n\u00a0\u2011"
NUMBERS = "1602, .-…'\n a"
WORDS = ("a", "b", "can", "can't", "anti-war", "e\u0301", "é", "1", "160", "160,000", "A")
BETWEEN = (" ", "  ", "\n", "\n\n", " … ", "...", ". ", ', "', "\u201d ", "-", "–", "'", "\u00a0")
TWINS = {
    "é": ("e\u0301",), "e\u0301": ("é",), "…": ("...",), "...": ("…",), " ": ("\u00a0", "\n", "  "),
    "'": ("\u2018", "\u2019"), '"': ("\u201c", "\u201d"), "-": ("\u2010", "\u2011"),
}  # fmt: skip


def prose(words: tuple[str, ...], between: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Make texts of words that repeat."""
    pair = st.tuples(st.sampled_from(words), st.sampled_from(between))
    pairs = st.lists(pair, min_size=4, max_size=9)
    return pairs.map(lambda pairs: "".join(map("".join, pairs)))


repetitive_text = prose(("a", "b", "can't"), (" ", " ", "\n", ", "))
random_text = st.one_of(
    st.text(alphabet=LETTERS, max_size=18),
    st.text(alphabet=NUMBERS, max_size=14),
    prose(WORDS, BETWEEN),
    repetitive_text,
)


@st.composite
def cuts(draw: st.DrawFn, content: str, count: int) -> list[int]:
    """Draw offsets in order, mostly on word boundaries."""
    anywhere = st.integers(0, len(content))
    places = st.one_of(st.sampled_from(word_breaks(content, joining=True)), anywhere)
    return sorted(draw(st.lists(places, min_size=count, max_size=count)))


@st.composite
def respelt(draw: st.DrawFn, passage: str) -> str:
    """Write some characters as their equivalents."""
    for one, twins in TWINS.items():
        if one in passage and draw(st.booleans()):
            passage = passage.replace(one, draw(st.sampled_from(twins)))
    return passage


def agree(content: str, pieces: list[str], prefix: str = "", suffix: str = "") -> None:
    """Compare what both matchers make of a passage."""
    real = find_passage(read(content), pieces, prefix=prefix, suffix=suffix, minimum=False)
    simple = all_placements(content, pieces, prefix, suffix)
    if len(simple) == 1:
        assert isinstance(real, Found), (real, simple)
        assert [(span.start, span.end) for span in real.spans] == simple[0]
    else:
        assert isinstance(real, NotFound), (real, simple)
        assert (real.reason is Reason.AMBIGUOUS) == bool(simple), (real, simple)


def holds_a_word(passage: str) -> bool:
    return any(character.isalnum() for character in canonical(passage))


@given(random_text, random_text)
@settings(max_examples=300)
def test_both_find_or_refuse_the_same_random_passages(content: str, passage: str) -> None:
    assume(holds_a_word(passage))

    agree(content, [passage])


@given(random_text, st.data())
@settings(max_examples=500)
def test_both_find_or_refuse_the_same_stretches_of_a_text(
    content: str, data: st.DataObject
) -> None:
    start, end = data.draw(cuts(content, 2))
    passage = data.draw(respelt(content[start:end]))
    assume(holds_a_word(passage))

    agree(content, [passage])


@given(st.one_of(prose(WORDS, BETWEEN), repetitive_text), st.integers(2, 3), st.data())
@settings(max_examples=500)
def test_both_place_the_same_elided_passages(content: str, count: int, data: st.DataObject) -> None:
    breaks = st.sampled_from(word_breaks(content, joining=True))
    ends = sorted(data.draw(st.lists(breaks, min_size=2 * count, max_size=2 * count)))
    stretches = [content[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]
    pieces = list(filter(holds_a_word, stretches))
    assume(pieces)
    if data.draw(st.integers(0, 3)) == 0:
        pieces.reverse()

    agree(content, [data.draw(respelt(piece)) for piece in pieces])


@given(repetitive_text, st.data())
@settings(max_examples=500)
def test_both_let_a_prefix_and_a_suffix_choose_the_same_place(
    content: str, data: st.DataObject
) -> None:
    before, start, end, behind = data.draw(cuts(content, 4))
    assume(holds_a_word(content[start:end]))
    prefix = data.draw(st.sampled_from(["", content[before:start]]).flatmap(respelt))
    suffix = data.draw(st.sampled_from(["", content[end:behind]]).flatmap(respelt))

    agree(content, [content[start:end]], prefix, suffix)
