"""Every rule is documented, by examples that are true."""

from __future__ import annotations

import ast
import re

import pytest

from generator.pages.rules import PAGE_RULES
from generator.rulebook import RULEBOOK
from generator.rulebook.entry import Entry
from generator.rulebook.example import check_example
from generator.rulebook.pages import GROUPS, all_pages
from tests.support.program import REPO

RULE_ID = re.compile(r"[a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*")
NO_RULES = {"text/html", "application/json", "application/ld+json", "material/search"}
WITHOUT_EXAMPLE = {
    "file/not-a-file",
    "file/symlink",
    "file/too-large",
    "file/too-many",
    "file/unreadable",
    "project/too-many-problems",
    "rule/crashed",
    "yaml/too-many",
}
"""Rules about a disk, a size or a fault; those of what is built have none either."""

WITH_EXAMPLE = [entry for entry in RULEBOOK.values() if entry.bad is not None]
FOLDERS = {"claims", "quotations", "processes", "disputes", "sources", "schema"}


def emitted() -> set[str]:
    """Collect the strings in the program that look like the id of a rule."""
    found: set[str] = set()
    for path in (REPO / "generator").rglob("*.py"):
        if "rulebook" not in path.parts:
            constants = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))))
            found |= {
                node.value
                for node in constants
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and RULE_ID.fullmatch(node.value)
            }
    folders = {f"data/{name}" for name in FOLDERS}
    misspelt = {"values/unsuported"}  # in an example of a misspelt rule
    return found - NO_RULES - folders - misspelt


def test_every_rule_of_the_program_is_documented_and_no_other() -> None:
    assert set(RULEBOOK) == emitted()


def test_every_rule_belongs_to_a_part_of_the_list() -> None:
    assert {entry.group for entry in RULEBOOK.values()} == set(GROUPS)


def test_rules_about_data_and_pages_have_examples() -> None:
    built = {"output", "mkdocs", "theme", "format"}
    without = {entry.id for entry in RULEBOOK.values() if entry.bad is None}
    assert {name for name in without if name.split("/")[0] not in built} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("entry", WITH_EXAMPLE, ids=lambda entry: entry.id)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(entry: Entry) -> None:
    assert entry.bad is not None
    assert entry.good is not None
    assert entry.id in {problem.rule for problem in check_example(entry.bad)[0]}
    assert entry.id not in {problem.rule for problem in check_example(entry.good)[0]}


@pytest.mark.parametrize(
    "entry",
    [one for one in WITH_EXAMPLE if one.id not in PAGE_RULES],
    ids=lambda entry: entry.id,
)
def test_an_example_of_the_data_shows_one_mistake_and_none_else(entry: Entry) -> None:
    assert entry.bad is not None
    assert entry.good is not None
    errors = {problem.rule for problem in check_example(entry.bad)[0] if problem.is_error}
    assert errors <= {entry.id}
    assert not [problem for problem in check_example(entry.good)[0] if problem.is_error]


def test_a_page_tells_title_explanation_and_both_examples() -> None:
    entry = RULEBOOK["passage/not-found"]
    page = all_pages()["passage/not-found.md"]
    assert entry.title in page
    assert entry.explanation in " ".join(page.split())
    assert page.index("## Wrong") < page.index("error[passage/not-found]") < page.index("## Right")


def test_the_committed_documentation_is_what_explain_writes() -> None:
    """`explainer explain --write docs/rules` makes it fresh."""
    folder = REPO / "docs" / "rules"
    committed = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.md")
    }
    assert committed == dict(all_pages())
