"""`fmt` changes how data is written and never what it says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from generator.authoring.formatting import format_text
from generator.authoring.yaml_comments import attach_comments
from generator.authoring.yaml_strings import in_line
from generator.authoring.yaml_tree import Branch, same_values, tree_of, walk
from generator.loading.nodes import MappingNode, ScalarNode
from generator.loading.project import load_project
from generator.loading.yaml_nodes import read_yaml
from tests.authoring.messy_yaml import ANY_LINE, claims_file, is_visible
from tests.authoring.values import without_places
from tests.support.program import REPO

PATH = "data/claims/any.yml"
FILES = sorted((REPO / "data").rglob("*.yml")) + sorted(
    (REPO / "tests/fixtures/second_explainer/data").rglob("*.yml")
)


def tree(text: str) -> Branch:
    node, problems = read_yaml(text, PATH)
    assert node is not None, problems
    found = tree_of(node)
    assert isinstance(found, Branch)
    return found


def comments_of(text: str) -> Counter[str]:
    root = tree(text)
    rows = attach_comments(root, text) + root.foot
    for entry, _ in walk(root):
        rows += [*entry.lead, entry.trail]
        rows += entry.value.foot if isinstance(entry.value, Branch) else []
    return Counter(re.sub(r"[#\s]", "", row) for row in rows if row)


def formatted(text: str, path: str = PATH) -> str:
    done = format_text(path, text)
    assert done.text is not None, done.problems
    return done.text


def _twice(match: re.Match[str]) -> str:
    return match[1] * 2 + ("-   " if match[2] else "")


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(claims_file())
def test_values_and_comments_stay_and_a_second_time_changes_nothing(text: str) -> None:
    done = format_text(PATH, text)
    assume(done.text is not None or {p.rule for p in done.problems} == {"data/folded"})
    if done.text is not None:
        assert same_values(tree(text), tree(done.text))
        assert comments_of(text) == comments_of(done.text)
        assert formatted(done.text) == done.text


def test_the_real_data_loads_as_the_same_values_after_formatting(real_project: Path) -> None:
    before = load_project(real_project)
    changes = {
        path: formatted(content.decode(), path).encode()
        for path in before.lines.paths
        if path.startswith("data/") and (content := before.lines.content(path)) is not None
    }
    after = load_project(real_project, changes)
    assert without_places(after.dataset) == without_places(before.dataset)
    assert list(after.dataset.claims) == list(before.dataset.claims)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_data_in_any_layout_comes_back_to_the_same_form(path: Path) -> None:
    name = f"data/{path.as_posix().rpartition('/data/')[2]}"
    canonical = formatted(path.read_text(encoding="utf-8"), name)
    deeper = re.sub("^( +)(- )?", _twice, canonical, flags=re.MULTILINE)
    assert formatted(deeper, name) == canonical
    assert format_text(name, canonical).text == canonical


def test_the_real_data_is_in_its_canonical_form() -> None:
    for path in sorted((REPO / "data").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert formatted(text, path.relative_to(REPO).as_posix()) == text


MESSY = """\
# yaml-language-server: $schema=../schema/claims.json
claims:
      # About the ferry.
      ferry:
            evidence:   # two papers
            - passage: the council voted
              # the weekly
              source: gazette
            # the daily one follows
            - {dash}source: courier
              prefix: 'Ida: '
              passage: "the \\"council\\" voted"
              # end of the second
            subjects: [northport, eastport]


            text: 'The council voted: yes'   #unanimously
            # not yet: computed
      # The next one.

      bridge:
            short: "plain enough"
            text: |-
                  It's #1
            evidence:
            - source: gazette
              passage:
              - The council
              - voted
# the end
"""

TIDY = """\
# yaml-language-server: $schema=../schema/claims.json
claims:
  # About the ferry.
  ferry:
    text: "The council voted: yes" # unanimously
    subjects:
      - northport
      - eastport
    evidence: # two papers
      # the weekly
      - source: gazette
        passage: |-
          the council voted
      # the daily one follows
      - source: courier
        passage: |-
          the "council" voted
        prefix: "Ida: "
        # end of the second
    # not yet: computed

  # The next one.

  bridge:
    text: "It's #1"
    short: plain enough
    evidence:
      - source: gazette
        passage:
          - |-
            The council
          - |-
            voted
# the end
"""


def test_keys_find_their_order_and_comments_stay_with_what_they_are_about() -> None:
    assert formatted(MESSY.format(dash="")) == TIDY
    assert formatted(TIDY) == TIDY


def test_a_comment_at_the_end_stays_however_it_is_indented() -> None:
    for indent in range(5):
        text = f"  - a\n{' ' * indent}# the end\n"
        assert formatted(text, "data/permalinks.yml") == "- a\n# the end\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("claims:\n  a:\n    text: one: two\n", "yaml/colon"),
        ("claims:\n  a: {text: b}\n", "yaml/inline"),
        ("claims:\n  a:\n    text: b\n    text: c\n", "yaml/duplicate-key"),
        (
            "claims:\n  a:\n    evidence:\n      - passage: >-\n          a word\n",
            "data/folded",
        ),
        ("claims:\n  a:\n    - b\n    -\n", "format/unwritable"),
    ],
)
def test_a_file_that_cannot_be_read_without_doubt_is_left_alone(text: str, rule: str) -> None:
    done = format_text(PATH, text)
    assert done.text is None
    assert rule in {problem.rule for problem in done.problems}


@given(ANY_LINE.filter(is_visible))
def test_any_text_of_one_line_is_read_back_as_it_was_written(words: str) -> None:
    written = in_line(words)
    if written is not None:
        node, problems = read_yaml(f"key: {written}\n", PATH)
        assert isinstance(node, MappingNode), problems
        value = node.get("key")
        assert isinstance(value, ScalarNode)
        assert value.value == words
        assert not problems
