"""Every rule keeps what its documentation promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Severity
from generator.verify.rule import Rule
from generator.verify.rules import ALL_RULES
from tests.support.projects import verify_example

rules = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)


@rules
def test_the_bad_example_breaks_the_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    problems = verify_example(tmp_path, rule.bad).problems
    assert {p.rule for p in problems if p.is_error or p.rule == rule.id} == {rule.id}


@rules
def test_the_good_example_breaks_no_rule(rule: Rule, tmp_path: Path) -> None:
    verdict = verify_example(tmp_path, rule.good)
    assert [p for p in verdict.problems if p.severity is Severity.ERROR] == []
    assert rule.id not in {p.rule for p in verdict.problems}
    assert verdict.corpus is not None
