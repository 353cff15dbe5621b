"""A passage is found only if it stands in one place of the body, word for word."""

from __future__ import annotations

import pytest

from generator.model.entities import ParagraphMode
from generator.text.matcher import find_all_words, find_passage
from generator.text.outcome import Found, NotFound, Reason
from generator.text.spans import Span
from tests.text.reading import at, found_words, read, reason

ARTICLE = """\
A title of the article

By the agency

More than 160 countries joined, though neither the north nor the south have. They can't leave.

"We decree ... to leave," it said. It cost 160,000 in all. It's an anti-war bill.

## Read more: a heading

The bill passed the house. Then the bill passed the senate."""

TEXT = read(ARTICLE, structure={1: "title", 3: "byline", 9: "heading"})


@pytest.mark.parametrize(
    "passage",
    [
        "More than 160",
        "  More than 160\n",
        "neither the north nor the south have",
        "neither the north nor the south have.",
        '"We decree ... to leave,"',
        "“We decree … to leave,” it said",
        ", though neither the north",
        "cost 160,000 in all.",
        "an anti‑war bill",
        "They can’t leave",
        "in all. It's an",
        "countries joined, though",
    ],
)
def test_a_verbatim_passage_is_found(passage: str) -> None:
    assert isinstance(find_passage(TEXT, [passage]), Found)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("", Reason.EMPTY),
        (" \n\t ", Reason.EMPTY),
        ("...", Reason.EMPTY),
        ("—", Reason.EMPTY),
        ("the north", Reason.TOO_SHORT),
        ("anti-war", Reason.TOO_SHORT),
        ("more than 160 countries", Reason.NOT_FOUND),
        ("More than 165 countries", Reason.NOT_FOUND),
        ("More than 160 countries joined though", Reason.NOT_FOUND),
        ("the north nor the south have not", Reason.NOT_FOUND),
        ("It cost 160 in all", Reason.NOT_FOUND),
        ('"We decree […] to leave," it said', Reason.NOT_FOUND),
        ("decree .. to leave", Reason.NOT_FOUND),
        ("More than 16", Reason.INSIDE_A_WORD),
        ("ore than 160 countries", Reason.INSIDE_A_WORD),
        ('to leave," it said. It cost 160', Reason.INSIDE_A_WORD),
        ('to leave," it said. It cost 160,', Reason.INSIDE_A_WORD),
        ("the south have. They can", Reason.INSIDE_A_WORD),
        ("the south have. They can'", Reason.INSIDE_A_WORD),
        ("war bill", Reason.TOO_SHORT),
        ("It's an anti", Reason.INSIDE_A_WORD),
        ("It's an anti-", Reason.INSIDE_A_WORD),
        ("t leave", Reason.TOO_SHORT),
        ('"We decree .', Reason.INSIDE_AN_ELLIPSIS),
        ('"We decree ..', Reason.INSIDE_AN_ELLIPSIS),
        ('. to leave," it said', Reason.INSIDE_AN_ELLIPSIS),
        ("They can't leave. \"We decree", Reason.ACROSS_PARAGRAPHS),
        ("anti-war bill. The bill passed", Reason.ACROSS_PARAGRAPHS),
        ("A title of the article", Reason.IN_STRUCTURE),
        ("By the agency", Reason.IN_STRUCTURE),
        ("Read more: a heading", Reason.IN_STRUCTURE),
        ("bill passed the", Reason.AMBIGUOUS),
    ],
)
def test_a_passage_that_is_not_accepted_gets_its_reason(passage: str, expected: Reason) -> None:
    assert reason(find_passage(TEXT, [passage])) is expected


def test_spans_count_the_code_points_of_the_file_with_newlines_untouched() -> None:
    text = read("\U0001f600 e\u0301te\u0301\r\n\r\nOne  two\r\nthree … four")

    result = find_passage(text, ["One two three ... four"])

    assert isinstance(result, Found)
    assert result.spans == (Span(11, 33),)
    assert found_words(text, result) == ["One  two\r\nthree … four"]
    assert result.paragraph is text.paragraphs[1]


@pytest.mark.parametrize("passage", ["the cafe", "cafe\u0301 of", "\u0301 of old"])
def test_a_match_never_cuts_a_letter_from_its_accent(passage: str) -> None:
    text = read("the cafe\u0301 of old q\u0301")

    accepted = isinstance(find_passage(text, [passage], minimum=False), Found)

    assert accepted == (passage == "cafe\u0301 of")


def test_an_accent_that_composes_with_nothing_is_not_cut_off_either() -> None:
    assert reason(find_passage(read("the new q\u0301"), ["the new q"])) is Reason.INSIDE_A_WORD


def test_the_dots_of_an_ellipsis_are_never_cut_whichever_way_they_are_written() -> None:
    for dots in ("...", "…", "....", "….", ".…"):
        text = read(f"It was war{dots} We know")
        assert reason(find_passage(text, ["It was war."])) is Reason.INSIDE_AN_ELLIPSIS
        assert found_words(text, find_passage(text, ["It was war"])) == ["It was war"]


def test_a_short_passage_is_accepted_where_the_minimum_does_not_hold() -> None:
    text = read("On June 29 it said so.")

    assert found_words(text, find_passage(text, ["29"], minimum=False)) == ["29"]


@pytest.mark.parametrize(
    ("passage", "accepted"),
    [("it is so", True), ("it is", False), ("undersecretaries", True), ("secretariat", False)],
)
def test_three_words_or_twelve_characters_are_enough(passage: str, *, accepted: bool) -> None:
    text = read("it is so that undersecretaries in the secretariat agree")

    assert isinstance(find_passage(text, [passage]), Found) == accepted


def test_a_passage_may_be_restricted_to_a_paragraph() -> None:
    first, second = TEXT.paragraphs[0], TEXT.paragraphs[1]

    assert isinstance(find_passage(TEXT, ["160,000"], minimum=False, within=second), Found)
    refused = find_passage(TEXT, ["160,000"], minimum=False, within=first)
    assert reason(refused) is Reason.OUTSIDE_PARAGRAPH
    assert isinstance(refused, NotFound)
    assert [at(TEXT, c.spans[0]) for c in refused.candidates] == ["160,000"]


class TestContext:
    """A passage that stands more than once."""

    def test_each_place_comes_with_a_context_that_chooses_it(self) -> None:
        refused = find_passage(TEXT, ["bill passed the"])

        assert isinstance(refused, NotFound)
        assert len(refused.candidates) == 2
        for candidate in refused.candidates:
            chosen = find_passage(
                TEXT, ["bill passed the"], prefix=candidate.prefix, suffix=candidate.suffix
            )
            assert isinstance(chosen, Found)
            assert chosen.spans == candidate.spans

    @pytest.mark.parametrize(
        ("prefix", "suffix", "place"),
        [
            ("The", "", 0),
            ("The ", "", 0),
            ("\n the\u00a0", "", 1),
            ("Then the", "", 1),
            ("", "house", 0),
            ("", " senate.", 1),
            ("The", "house.", 0),
            ("heading\n\nThe", "", 0),
        ],
    )
    def test_prefix_and_suffix_choose(self, prefix: str, suffix: str, place: int) -> None:
        result = find_passage(TEXT, ["bill passed the"], prefix=prefix, suffix=suffix)

        assert isinstance(result, Found)
        starts = [span.start for span in find_all_words(TEXT, "bill passed the")]
        assert result.spans[0].start == starts[place]

    @pytest.mark.parametrize(("prefix", "suffix"), [("A", ""), ("", "court"), ("The", "senate")])
    def test_a_context_that_stands_nowhere_is_refused(self, prefix: str, suffix: str) -> None:
        refused = find_passage(TEXT, ["bill passed the"], prefix=prefix, suffix=suffix)

        assert reason(refused) is Reason.WRONG_CONTEXT

    def test_a_wrong_context_is_refused_even_if_the_passage_stands_once(self) -> None:
        refused = find_passage(TEXT, ["More than 160"], suffix="states")

        assert reason(refused) is Reason.WRONG_CONTEXT

    def test_a_context_that_fits_twice_leaves_the_passage_ambiguous(self) -> None:
        text = read("one two three four. One two three four. one two three four.")

        assert reason(find_passage(text, ["two three four"], prefix="one")) is Reason.AMBIGUOUS

    def test_the_same_words_in_equal_paragraphs_are_told_apart_by_what_stands_before(self) -> None:
        text = read(
            "First\n\nSame words here\n\nSecond\n\nSame words here", structure={1: "h", 5: "h"}
        )

        refused = find_passage(text, ["Same words here"])

        assert isinstance(refused, NotFound)
        assert [c.prefix for c in refused.candidates] == ["First", "Second"]

    def test_overlapping_places_count_as_two(self) -> None:
        text = read("on and on and on")

        assert reason(find_passage(text, ["on and on"])) is Reason.AMBIGUOUS


class TestElision:
    """A passage of several pieces."""

    TEXT = read(
        "The first house passed the bill in May. The second house passed the law in June.\n\n"
        "The president signed the bill."
    )

    def refusal(self, *pieces: str) -> NotFound:
        """Give the refusal of a passage."""
        result = find_passage(self.TEXT, pieces)
        assert isinstance(result, NotFound)
        return result

    def test_pieces_in_order_are_found_one_span_each(self) -> None:
        pieces = ["The first house passed", "in May", "the law in June"]

        assert found_words(self.TEXT, find_passage(self.TEXT, pieces)) == pieces

    def test_a_repeated_piece_is_placed_by_its_neighbours(self) -> None:
        text = read("a house b house c house d")

        result = find_passage(text, ["b", "c", "d"], minimum=False)
        assert found_words(text, result) == ["b", "c", "d"]
        result = find_passage(text, ["a", "b house", "d"], minimum=False)
        assert isinstance(result, Found)

    def test_the_pieces_count_together_for_the_minimum(self) -> None:
        assert isinstance(find_passage(self.TEXT, ["first house", "in May"]), Found)
        assert self.refusal("first", "May").reason is Reason.TOO_SHORT

    def test_pieces_in_another_order_are_refused(self) -> None:
        refused = self.refusal("in May", "The first house passed")

        assert (refused.reason, refused.piece) == (Reason.WRONG_ORDER, 1)

    def test_overlapping_pieces_are_refused(self) -> None:
        assert self.refusal("The first house", "house passed the bill").reason is Reason.WRONG_ORDER

    @pytest.mark.parametrize("second", ["passed the bill", "passed the bill in"])
    def test_pieces_without_a_word_between_are_refused(self, second: str) -> None:
        refused = self.refusal("The first house", second)

        assert (refused.reason, refused.piece) == (Reason.NOTHING_BETWEEN, 1)

    def test_a_mark_is_no_word_between(self) -> None:
        assert self.refusal("the bill in May", "The second house").reason is Reason.NOTHING_BETWEEN

    def test_half_a_word_is_no_word_between(self) -> None:
        text = read("one two-three four five")

        refused = find_passage(text, ["one two", "four five"])

        assert reason(refused) is Reason.INSIDE_A_WORD

    def test_pieces_in_two_paragraphs_are_refused(self) -> None:
        refused = self.refusal("in June", "The president signed")

        assert (refused.reason, refused.piece) == (Reason.ACROSS_PARAGRAPHS, 1)

    def test_the_piece_that_is_not_found_is_named(self) -> None:
        refused = self.refusal("The first house", "rejected", "the bill")

        assert (refused.reason, refused.piece) == (Reason.NOT_FOUND, 1)

    def test_an_empty_piece_is_named(self) -> None:
        assert self.refusal("The first house", " ", "the bill").piece == 1

    def test_no_pieces_are_no_passage(self) -> None:
        assert self.refusal().reason is Reason.EMPTY

    def test_two_placements_are_ambiguous(self) -> None:
        refused = self.refusal("The first house", "the")

        assert refused.reason is Reason.AMBIGUOUS
        assert len({candidate.spans for candidate in refused.candidates}) == 2

    def test_prefix_and_suffix_choose_a_placement(self) -> None:
        result = find_passage(self.TEXT, ["house passed", "in"], prefix="first", suffix="May")

        assert found_words(self.TEXT, result) == ["house passed", "in"]

    def test_no_context_is_offered_where_none_can_choose(self) -> None:
        text = read("begin and then x and then x and then end")

        refused = find_passage(text, ["begin", "x", "end"], minimum=False)

        assert isinstance(refused, NotFound)
        assert {(c.prefix, c.suffix) for c in refused.candidates} == {("", "")}


class TestFindAllWords:
    """The search for a word or phrase, wherever it stands."""

    def test_it_finds_whole_words_only(self) -> None:
        text = read("can can't CAN can-do can, 'can'")

        assert [span.start for span in find_all_words(text, "can")] == [0, 21, 27]

    def test_it_may_ignore_the_case(self) -> None:
        text = read("Parliament's parliament, PARLIAMENT İ")

        found = find_all_words(text, "parliament", ignore_case=True)

        assert [at(text, span) for span in found] == ["parliament", "PARLIAMENT"]

    def test_it_folds_like_the_matcher(self) -> None:
        text = read("the state’s\nown … words")

        assert len(find_all_words(text, "state's own ... words")) == 1

    def test_it_searches_the_body_and_no_phrase_runs_over_its_paragraphs(self) -> None:
        assert find_all_words(TEXT, "By the agency") == ()
        assert find_all_words(TEXT, 'leave. "We') == ()

    def test_it_searches_a_span_where_one_is_given_even_a_structure_line(self) -> None:
        byline = TEXT.structure[1].span

        assert len(find_all_words(TEXT, "agency", within=byline)) == 1
        assert find_all_words(TEXT, "title", within=byline) == ()
        assert find_all_words(TEXT, "agency", within=Span(byline.start, byline.end - 1)) == ()

    def test_nothing_without_a_word_is_found(self) -> None:
        assert find_all_words(TEXT, "") == find_all_words(TEXT, '"') == ()


class TestLargeTexts:
    """Long and repetitive texts are answered without trying every combination."""

    def test_ten_thousand_equal_words_are_just_ambiguous(self) -> None:
        text = read("word " * 10_000)

        for pieces in (["word word word"], ["word"] * 50, ["word word", "word word word"]):
            assert reason(find_passage(text, pieces)) is Reason.AMBIGUOUS
        context = "word " * 5
        refused = find_passage(text, ["word word word"], prefix=context, suffix="end")
        assert reason(refused) is Reason.WRONG_CONTEXT

    def test_a_paragraph_of_a_megabyte_holds_its_passages(self) -> None:
        text = read(" ".join(f"w{number}" for number in range(150_000)), mode=ParagraphMode.LINES)

        assert len(text.content) > 1_000_000
        result = find_passage(text, ["w100 w101", "w75000", "w149998 w149999"])
        assert found_words(text, result) == ["w100 w101", "w75000", "w149998 w149999"]

    def test_a_megabyte_of_one_letter_is_one_word(self) -> None:
        text = read("a" * 1_000_000)

        assert reason(find_passage(text, ["a" * 10_000])) is Reason.INSIDE_A_WORD

    def test_a_megabyte_of_dots_is_read(self) -> None:
        text = read("." * 500_000 + " . " * 100_000)

        assert reason(find_passage(text, ["a b c"])) is Reason.NOT_FOUND
