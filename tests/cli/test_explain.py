"""`explainer explain` says the same as the documentation."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import REPO, RunExplainer

DOCS = REPO / "docs" / "rules"


def test_a_rule_is_explained_in_the_words_of_its_page(
    run_explainer: RunExplainer, tmp_path: Path
) -> None:
    done = run_explainer("explain", "passage/not-found", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == (DOCS / "passage/not-found.md").read_text("utf-8")


def test_without_a_rule_all_are_listed(run_explainer: RunExplainer, tmp_path: Path) -> None:
    done = run_explainer("explain", cwd=tmp_path)
    assert done.stdout == (DOCS / "README.md").read_text("utf-8")


def test_the_rules_of_a_group_are_listed(run_explainer: RunExplainer) -> None:
    names = [line.split(":")[0] for line in run_explainer("explain", "date").stdout.splitlines()]
    assert sorted(names) == sorted(f"date/{path.stem}" for path in (DOCS / "date").iterdir())


def test_a_misspelt_rule_gets_the_nearest_one(run_explainer: RunExplainer) -> None:
    done = run_explainer("explain", "pasage/not-found")
    assert done.returncode == 2
    assert "did you mean passage/not-found" in done.stderr


def test_the_documentation_is_written_anywhere(run_explainer: RunExplainer, tmp_path: Path) -> None:
    done = run_explainer("explain", "--write", tmp_path / "rules")
    assert done.returncode == 0
    assert (tmp_path / "rules/yaml/tab.md").read_bytes() == (DOCS / "yaml/tab.md").read_bytes()
