"""CONTRIBUTING: what it advises works, and what it lists is there."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.support.program import REPO, RunExplainer

TEXT = (REPO / "CONTRIBUTING.md").read_text("utf-8")


def test_an_id_that_a_merge_left_twice_is_resolved_as_the_text_says(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    added = run_explainer(
        *("add", "Poland's Sejm supported a bill", "--text", "Poland's Sejm supported a bill."),
        *("--subject", "poland", "--id", "newer-one", "--file", "data/claims/newer.yml"),
        cwd=real_project,
    )
    assert added.returncode == 0, added.stdout + added.stderr
    listed = real_project / "data/permalinks.yml"
    listed.write_text(listed.read_text("utf-8").replace("  - newer-one\n", ""), "utf-8")
    newer = real_project / "data/claims/newer.yml"
    newer.write_text(newer.read_text("utf-8").replace("newer-one:", "poland-sejm-bill:"), "utf-8")

    merged = run_explainer("check", cwd=real_project)
    assert merged.returncode == 1
    assert "error[data/duplicate-id]" in merged.stdout
    assert "data/claims/newer.yml" in merged.stdout
    assert "data/claims/withdrawals.yml" in merged.stdout

    newer.write_text(newer.read_text("utf-8").replace("poland-sejm-bill:", "newer-one:"), "utf-8")
    assert run_explainer("permalinks", cwd=real_project).returncode == 0
    assert "  - newer-one\n" in listed.read_text("utf-8")
    done = run_explainer("check", cwd=real_project)
    assert done.returncode == 0, done.stdout


def test_the_subject_that_it_shows_is_a_right_one_whose_names_claims_can_use(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    (block,) = re.findall(r"^```yaml worked-example\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    subjects = real_project / "data/subjects.yml"
    subjects.write_text(subjects.read_text("utf-8") + block, "utf-8")
    added = run_explainer(
        *("add", "aid groups denounce the long-term risk of unexploded mines for civilians"),
        *("--text", "Aid groups denounce the long-term risk of mines for the civil population."),
        *("--subject", "civil population", "--said-by", "Aid groups", "--id", "risk"),
        *("--page", "content/convention.md"),
        cwd=real_project,
    )
    assert added.returncode == 0, added.stdout + added.stderr
    claims = "".join(path.read_text("utf-8") for path in real_project.glob("data/claims/*.yml"))
    assert "    subjects:\n      - civilians\n    said_by: aid-groups\n" in claims


def test_schemas_with_marks_of_a_conflict_are_written_anew(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    schema = real_project / "data/schema/claims.json"
    before = schema.read_bytes()
    schema.write_bytes(b"<" * 7 + b" ours\n" + before)
    assert run_explainer("schema", cwd=real_project).returncode == 0
    assert schema.read_bytes() == before


def test_the_hooks_that_it_lists_are_all_that_there_are() -> None:
    block = next(b for b in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if "repos:" in b)
    shown = [hook["id"] for hook in yaml.safe_load(block)["repos"][0]["hooks"]]
    hooks = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert shown == [hook["id"] for hook in hooks]


def test_it_links_to_the_grammar_the_closed_lists_and_the_rules() -> None:
    for page in ("docs/grammar.md", "docs/word-lists.md", "docs/rules/README.md"):
        assert f"]({page})" in TEXT
