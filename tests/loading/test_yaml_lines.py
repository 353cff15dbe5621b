"""Canonical YAML is read from its lines, with the very nodes that a parser's events give."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode
from generator.loading.yaml_lines import MAX_DEPTH, MAX_STRINGS, read_lines
from generator.loading.yaml_nodes import read_yaml

ROOT = Path(__file__).parents[2]
DATA = (*sorted((ROOT / "data").rglob("*.yml")), ROOT / "mkdocs.yml")

SAMPLE = """\
# a remark
claims:
  old-bridge:
    text: The bridge (of 1900) was $3:cheap, wasn't it#?
    subjects: [bridge, river-3]
    short: "a: b # c" # a remark
    in two words: a_b # remark # two
    of: []
    note: 'said "so"'
    evidence:
      - source: daily-news

        passage: |-
          First line
            and more of it

          last: line # of it

      # a remark
      - passage:
          - |
            one piece
          - >-
            folded: once
            and twice
          - plain
  last: >
    x

"""
PIECES = (
    *" \n:#-|>'\"[],&*!%?{}\\~\té…",
    *("  ", " #", ": ", "- ", "    ", "\n  ", "# c\n", "|-\n", "a: b", "[a, b]", "---\n", "\u00a0"),
)


def canonical(text: str) -> Node | None:
    """Read a text from its lines, None where they aren't canonical."""
    return read_lines(text, "f.yml", 3)


def parsed(text: str, parser: type[yaml.CSafeLoader | yaml.SafeLoader]) -> object:
    """Read a text from a parser's events."""
    return read_yaml(text, "f.yml", line_offset=3, parser=parser)


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_in_canonical_form_are_read_from_their_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    node = canonical(text)
    assert node is not None
    assert (node, []) == parsed(text, yaml.CSafeLoader)


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, yaml.SafeLoader])
def test_each_form_gives_the_nodes_of_both_parsers(
    parser: type[yaml.CSafeLoader | yaml.SafeLoader],
) -> None:
    assert canonical(SAMPLE) is not None
    lines = SAMPLE.splitlines(keepends=True)
    for start in range(len(lines)):
        for end in range(start + 1, len(lines) + 1):
            indent = len(lines[start]) - len(lines[start].lstrip(" "))
            text = "".join(line[indent:] or "\n" for line in lines[start:end])
            node = canonical(text)
            if node is not None:
                assert (node, []) == parsed(text, parser)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.sampled_from(PIECES)), max_size=3))
def test_a_text_is_read_the_same_way_or_left_to_the_parser(edits: list[tuple[int, str]]) -> None:
    text = SAMPLE
    for offset, piece in edits:
        text = text[:offset] + piece + text[offset + len(piece) // 2 :]
    assert read_yaml(text, "f.yml", line_offset=3) == parsed(text, yaml.CSafeLoader)


@pytest.mark.parametrize(
    "text",
    [
        "\n",
        "# nothing\n",
        "key:\n",
        "words alone\n",
        "key: a text\n  that goes on\n",
        "key: a: b\n",
        "key: a #b\n",
        "key: # b\n  a\n",
        "key: a \n",
        "key:\ta\n",
        "key: ends with:\n",
        "key: *name\n",
        "key: &name a\n",
        "key: !tag a\n",
        "key: {a: b}\n",
        "key: [a: b]\n",
        "key: ''\n",
        "key: 'it''s'\n",
        'key: "a\\n"\n',
        "key: |2-\n    a\n",
        "key: |-\n   three spaces\n",
        "key: |-\nkey: b\n",
        "key: >-\n  a\n\n  b\n",
        "key:\n- a\n",
        "key:\n   three: spaces\n",
        "key: a\nkey: b\n",
        "key: a\n- b\n",
        "- a\nkey: b\n",
        "- - a\n",
        "? key\n: a\n",
        '"key": a\n',
        "---\nkey: a\n",
        "key: a\n...\n",
        "%YAML 1.1\n---\nkey: a\n",
        "".join(f"{'  ' * depth}a:\n" for depth in range(MAX_DEPTH + 2)) + "  " * 23 + "b: c\n",
        "- a\n" * (MAX_STRINGS // 2 + 1),
    ],
)
def test_what_is_not_canonical_is_left_to_the_parser(text: str) -> None:
    assert canonical(text) is None


def test_lists_mappings_and_strings_have_their_places() -> None:
    node = canonical("a:\n  - b: |-\n      c\n")
    assert isinstance(node, MappingNode)
    key, items = node.entries[0]
    assert isinstance(items, ListNode)
    inner = items.items[0]
    assert isinstance(inner, MappingNode)
    value = inner.entries[0][1]
    assert isinstance(value, ScalarNode)
    assert [(at.line, at.column) for at in (key.at, items.at, inner.at, value.at)] == [
        (4, 1),
        (5, 3),
        (5, 5),
        (6, 7),
    ]
