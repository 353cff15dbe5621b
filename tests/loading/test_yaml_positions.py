"""Every value knows the place of each of its characters, with libyaml and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode
from generator.loading.yaml_nodes import Parser, read_yaml
from generator.model.scalar import Scalar
from tests.loading.conftest import PARSERS

WORDS = st.lists(
    st.text(st.sampled_from("abcXYZ019é\U0001f600’“”.,;'\"\\"), min_size=1, max_size=6),
    min_size=1,
    max_size=6,
)


def leaves(node: Node | None) -> Iterator[Scalar]:
    """Walk through the strings of a tree, keys included."""
    if isinstance(node, ScalarNode):
        yield node.scalar()
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from leaves(item)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key.scalar()
            yield from leaves(value)


def read(text: str, parser: Parser, line_offset: int = 0) -> Node | None:
    """Read a text that has no problem."""
    node, problems = read_yaml(text, "f.yml", parser=parser, line_offset=line_offset)
    assert problems == []
    return node


def value_of(text: str, parser: Parser) -> Scalar:
    """Give the value of the only key."""
    return list(leaves(read(text, parser)))[1]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("key: value\n", 1, 6),
        ('key: "value"\n', 1, 7),
        ("key: 'value'\n", 1, 7),
        ("key: |-\n  value\n", 2, 3),
        ("key: |\n\n\n    value\n", 2, 5),
        ("key: |2-\n    value\n", 2, 3),
        ("key: >-\n   value\n", 2, 4),
        ("key:\n  value\n", 2, 3),
        ("key: # remark\n  value\n", 2, 3),
        ("\U0001f600é: value\n", 1, 5),
        ("---\nkey: value\n...\n", 2, 6),
    ],
)
def test_a_value_begins_at_its_first_character(
    text: str, line: int, column: int, parser: Parser
) -> None:
    scalar = value_of(text, parser)
    assert (scalar.at.line, scalar.at.column) == (line, column)


def test_windows_line_ends_change_no_place(parser: Parser) -> None:
    text = "a:\n  - |-\n    one\n    two\n  - 'three'\n"
    assert read(text.replace("\n", "\r\n"), parser) == read(text, parser)


def test_lines_above_the_text_are_counted(parser: Parser) -> None:
    node = read("title: A\n", parser, line_offset=7)
    assert [leaf.at.line for leaf in leaves(node)] == [8, 8]


def test_a_value_on_several_lines_locates_its_words(parser: Parser) -> None:
    text = "key: one two\n  three\n\n  four\n"
    scalar = value_of(text, parser)
    assert scalar.value == "one two three\nfour"
    found = [scalar.location_of(scalar.value.index(w)) for w in ("one", "two", "three", "four")]
    assert [(place.line, place.column) for place in found] == [(1, 6), (1, 10), (2, 3), (4, 3)]


def test_characters_behind_an_escape_keep_their_column(parser: Parser) -> None:
    scalar = value_of("key: 'the council''s vote'\n", parser)
    assert scalar.value == "the council's vote"
    assert scalar.location_of(scalar.value.index("vote")).column == 22


def test_a_folded_block_of_several_lines_knows_its_start_only(parser: Parser) -> None:
    scalar = value_of("key: >-\n  one\n  two\n", parser)
    assert scalar.location_of(5) == scalar.at


def written(words: list[str], style: str) -> str:
    """Write words as a value of one line, or of two where the style allows it."""
    text = " ".join(words)
    match style:
        case "literal":
            return "|-\n      " + "\n      ".join(words)
        case "single":
            return "'" + text.replace("'", "''") + "'"
        case "double":
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "double lines":
            return '"' + "\n      ".join(words).replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return "x" + "\n      ".join(words)


@given(WORDS, st.sampled_from(("literal", "single", "double", "double lines", "plain lines")))
def test_each_character_is_found_where_it_stands(words: list[str], style: str) -> None:
    text = f"outer:\n  - key: {written(words, style)}\n"
    lines = text.split("\n")
    for parser in PARSERS:
        scalar = list(leaves(read(text, parser)))[-1]
        for offset, character in enumerate(scalar.value):
            place = scalar.location_of(offset, 1)
            if not character.isspace():
                shown = lines[place.line - 1][place.column - 1 :]
                assert shown.startswith((character, f"\\{character}"))


def test_libyaml_is_used_where_it_is_there() -> None:
    assert yaml.__with_libyaml__
