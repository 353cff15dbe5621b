"""`explainer fmt`: what it writes, what it leaves, and how it ends."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import RunExplainer

MESSY = "claims:\n    a:\n        evidence: # two\n        -  source: x\n        text: 'plain'\n"
TIDY = "claims:\n  a:\n    text: plain\n    evidence: # two\n      - source: x\n"


def test_fmt_writes_the_canonical_form_and_a_second_run_nothing(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    path = real_project / "data/claims/new.yml"
    path.write_text(MESSY)
    path.chmod(0o640)
    first = run_explainer("fmt", cwd=real_project)
    assert (first.returncode, first.stdout) == (0, "changed data/claims/new.yml\n")
    assert path.read_text() == TIDY
    assert path.stat().st_mode & 0o777 == 0o640
    second = run_explainer("fmt", cwd=real_project)
    assert (second.returncode, second.stdout) == (0, "")
    assert "0 changed" in second.stderr


def test_fmt_check_names_what_it_would_change_writes_nothing_and_ends_with_1(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    path = real_project / "data/claims/new.yml"
    path.write_text(MESSY)
    done = run_explainer("fmt", "--check", cwd=real_project)
    assert (done.returncode, done.stdout) == (1, "would change data/claims/new.yml\n")
    assert path.read_text() == MESSY
    assert run_explainer("fmt", "--check", "data/sources", cwd=real_project).returncode == 0


def test_fmt_reports_a_broken_file_leaves_it_and_formats_the_others(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    broken = real_project / "data/claims/broken.yml"
    broken.write_text("claims:\n   a: [b\n")
    other = real_project / "data/claims/new.yml"
    other.write_text(MESSY)
    done = run_explainer("fmt", "claims", cwd=real_project / "data")
    assert done.returncode == 1
    assert "data/claims/broken.yml:2:" in done.stdout
    assert broken.read_text() == "claims:\n   a: [b\n"
    assert other.read_text() == TIDY
    assert "1 left alone" in done.stderr


def test_fmt_on_a_path_without_data_ends_with_2(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    done = run_explainer("fmt", "content/index.md", cwd=real_project)
    assert done.returncode == 2
    assert "content/index.md: no data file" in done.stderr
