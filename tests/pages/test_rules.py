"""The rules of pages keep what their documentation promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.parse import parse_page
from generator.pages.rules import PAGE_RULES, PageRule
from generator.problems import Problem

rules = pytest.mark.parametrize("rule", PAGE_RULES.values(), ids=PAGE_RULES.keys())


def problems_of(content: str) -> list[Problem]:
    return parse_page("ferry.md", "content/ferry.md", content)[1]


@rules
def test_the_bad_example_breaks_the_rule_and_no_other(rule: PageRule) -> None:
    assert {problem.rule for problem in problems_of(rule.bad)} == {rule.id}


@rules
def test_the_good_example_breaks_no_rule(rule: PageRule) -> None:
    assert problems_of(rule.good) == []


def test_every_rule_that_is_reported_is_documented(repo: Path) -> None:
    sources = (path.read_text() for path in (repo / "generator/pages").glob("*.py"))
    reported = {rule for text in sources for rule in re.findall(r'"(page/[a-z-]+)"', text)}
    assert reported == set(PAGE_RULES)


def test_every_problem_says_what_to_do() -> None:
    for rule in PAGE_RULES.values():
        for problem in problems_of(rule.bad):
            assert problem.help, problem
