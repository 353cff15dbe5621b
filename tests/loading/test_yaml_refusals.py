"""What strict YAML refuses, how far it reads on, and that nothing makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.nodes import ListNode, MappingNode, ScalarNode
from generator.loading.yaml_builder import MAX_DEPTH, MAX_PROBLEMS
from generator.loading.yaml_nodes import Parser, read_yaml
from generator.loading.yaml_parser import MAX_REFUSALS
from tests.loading.conftest import PARSERS
from tests.loading.mistakes import BASE

PIECES = (
    *":-#'\"|>[]{},&*!@%`?~\\ \n",
    *("\n  ", "\n    ", ": ", "- ", " #", "|-", ">-", "---\n", "...\n", "%YAML 1.2\n", "<<: x"),
    *("\\n", "\\u202e", "é", "\u00a0", "\u2028", "\t", "\r", "\x00", "“", "\U0001f600", "\ud800"),
    *("a", "key", "key: value", "a:b", "[a, b]", "{a: b}", "[a:]", "!!str", "&a", "*a", "|2", "|#"),
)


def rules_of(text: str, parser: Parser) -> list[str]:
    """Give the rules of the problems with a text."""
    return [problem.rule for problem in read_yaml(text, "f.yml", parser=parser)[1]]


@pytest.mark.parametrize("text", ["yes", "no", "null", "~", "1_000", "0x1F", "2025-02-30", "1e3"])
def test_every_value_stays_the_string_that_was_written(text: str, parser: Parser) -> None:
    node, problems = read_yaml(f"key: {text}\n", "f.yml", parser=parser)
    assert problems == []
    assert isinstance(node, MappingNode)
    value = node.get("key")
    assert isinstance(value, ScalarNode)
    assert value.value == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: 1\na: 2\n", "yaml/duplicate-key"),
        ("a: &x 1\n", "yaml/start"),
        ("a: *x\n", "yaml/start"),
        ("a: !!int 1\n", "yaml/start"),
        ("<<: 1\n", "yaml/merge"),
        ("a: 1\n---\nb: 2\n", "yaml/document"),
        ("%YAML 1.1\n---\na: 1\n", "yaml/directive"),
        ("? - a\n: b\n", "yaml/key"),
        ("'': b\n", "yaml/key"),
        ("a: {b: c}\n", "yaml/inline"),
        ("a: [b c]\n", "yaml/inline"),
        ("a: [[b]]\n", "yaml/inline"),
        ("- " * 200 + "a\n", "yaml/depth"),
        ("".join(f"{' ' * i}a:\n" for i in range(40)), "yaml/depth"),
        ('a: "\\ud800"\n', "yaml/escape"),
        ('a: "\\UFFFFFFFF"\n', "yaml/escape"),
        ("a:\tb\n", "yaml/tab"),
    ],
)
def test_what_is_not_seen_at_a_glance_is_refused(text: str, rule: str, parser: Parser) -> None:
    assert rules_of(text, parser) == [rule]


@pytest.mark.parametrize("opening", ["[", "{", "[ ", "{a: ", "- ", "? ", '["]", ', "[\n", "{\n"])
def test_fifty_thousand_openings_end_in_one_clear_error(opening: str, parser: Parser) -> None:
    node, problems = read_yaml("a:\n  " + opening * 50_000, "f.yml", parser=parser)
    assert 1 <= len(problems) <= MAX_REFUSALS
    assert {problem.rule for problem in problems} <= {"yaml/inline", "yaml/depth", "yaml/key"}
    assert not isinstance(node, ListNode)


def test_a_list_of_ids_may_stand_in_one_line(parser: Parser) -> None:
    node, problems = read_yaml("a: [first, second-one] # both\n", "f.yml", parser=parser)
    assert problems == []
    assert isinstance(node, MappingNode)
    items = node.get("a")
    assert isinstance(items, ListNode)
    assert items.inline
    assert [item.value for item in items.items if isinstance(item, ScalarNode)] == [
        "first",
        "second-one",
    ]


def test_reading_goes_on_behind_each_refused_collection(parser: Parser) -> None:
    text = "a: {x: y}\nb: [one two,\n  three]\nc: 1\nc: 2\n"
    node, problems = read_yaml(text, "f.yml", parser=parser)
    found = [(problem.rule, problem.location.line) for problem in problems]
    assert found == [("yaml/inline", 1), ("yaml/inline", 2), ("yaml/duplicate-key", 5)]
    assert isinstance(node, MappingNode)
    assert [key.value for key, _ in node.entries] == ["a", "b", "c"]


def test_the_first_of_two_equal_keys_is_kept(parser: Parser) -> None:
    node, _ = read_yaml("a: 1\na: 2\n", "f.yml", parser=parser)
    assert isinstance(node, MappingNode)
    assert [value.value for _, value in node.entries if isinstance(value, ScalarNode)] == ["1"]


def test_a_file_full_of_mistakes_is_given_up_after_a_while(parser: Parser) -> None:
    assert len(rules_of("a: *x\n" * 5000, parser)) == MAX_PROBLEMS


def test_an_empty_text_is_no_node_and_no_problem(parser: Parser) -> None:
    assert read_yaml("# nothing\n", "f.yml", parser=parser) == (None, [])


def test_a_tolerant_reading_accepts_what_other_programs_need(parser: Parser) -> None:
    text = "a: !!python/name:x.y\nb: &b {c: [1, 2]}\nd: *b\n<<: *b\ne: *missing\n"
    node, problems = read_yaml(text, "f.yml", parser=parser, tolerant=True)
    assert problems == []
    assert isinstance(node, MappingNode)
    assert node.get("d") == node.get("b")


def test_no_nesting_that_the_data_needs_is_too_deep(parser: Parser) -> None:
    text = "".join(f"{'  ' * i}a:\n" for i in range(MAX_DEPTH))
    assert rules_of(text, parser) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_both_parsers_give_one_result_on_any_text(text: str) -> None:
    assert read_yaml(text, "f", parser=PARSERS[0]) == read_yaml(text, "f", parser=PARSERS[1])


@given(st.data())
def test_both_parsers_give_one_result_on_any_edit_of_a_good_file(data: st.DataObject) -> None:
    text = BASE
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        pieces = data.draw(st.lists(st.sampled_from(PIECES), max_size=3))
        text = text[:start] + "".join(pieces) + text[end:]
    first, second = (read_yaml(text, "f", parser=parser) for parser in PARSERS)
    assert first == second


@given(st.text(max_size=60))
def test_a_tolerant_reading_never_fails(text: str) -> None:
    for parser in PARSERS:
        read_yaml(text, "f", tolerant=True, parser=parser)
