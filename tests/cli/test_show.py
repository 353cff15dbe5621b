"""`explainer show`: one entry as a reviewer wants to see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.ferry import FILES
from tests.support.program import RunExplainer
from tests.support.projects import write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the ferry project."""
    return write_project(tmp_path / "ferry", FILES)


def test_a_claim_is_shown_with_passages_lines_pages_and_guards(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("show", "ferry-kept-too", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        """\
claim ferry-kept-too   data/claims/ferry.yml:13:3
  text        The council of Northport voted to keep the ferry on 4 June.
  short       Voted on 4 June
  subjects    northport
  date        2025-06-04, in the source 'June 4' (inferred: the year is that of the other paper)
  support
    courier, line 2 of seeds/courier.txt:
      ⟦The council of Northport voted on June 4 to keep the ferry⟧.
  pages       content/ferry.md, content/index.md
  named by    the dispute 'day-of-vote', the process 'keeping'
  holds       """
        + done.stdout.partition("  holds       ")[2]
    )
    assert "polarity/dropped" in done.stdout


def test_an_exemption_is_shown_with_what_it_excuses(
    run_explainer: RunExplainer, project: Path
) -> None:
    path = project / "data/claims/ferry.yml"
    exempt = (
        "    exemptions:\n      - rule: values/unsupported\n        word: Westport\n"
        "        reason: the letter names it\n"
    )
    text = "text: Eastport and Westport asked Northport to keep the ferry."
    changed = path.read_text().replace("text: Eastport asked Northport to keep the ferry.", text)
    path.write_text(changed + exempt)
    done = run_explainer("show", "ferry-lonely", cwd=project)
    assert done.returncode == 0
    assert "exempt      values/unsupported 'Westport': the letter names it" in done.stdout
    assert "excused     values/unsupported\n    'Westport': the letter names it" in done.stdout


def test_a_broken_claim_is_shown_with_its_problems_and_ends_with_1(
    run_explainer: RunExplainer, project: Path
) -> None:
    path = project / "data/claims/ferry.yml"
    path.write_text(path.read_text().replace("has run since 1950.", "has run since 1951."))
    done = run_explainer("show", "ferry-old", cwd=project)
    assert done.returncode == 1
    assert "broken      values/unsupported" in done.stdout
    path.write_text(path.read_text().replace("It has run since 1950", "It had run since 1950"))
    done = run_explainer("show", "ferry-old", cwd=project)
    assert "not found in courier: It had run since 1950" in done.stdout
    assert "can't judge: a passage is missing" in done.stdout
    assert "error[passage/not-found]" in done.stdout


def test_quotations_disputes_and_terms_are_shown_too(
    run_explainer: RunExplainer, project: Path
) -> None:
    quotation = run_explainer("show", "crossing", cwd=project).stdout
    assert "speaker     berg" in quotation
    assert '"⟦We cannot close the only crossing⟧,"' in quotation
    assert "⟦Mayor Ida Berg said on Sunday⟧" in quotation
    dispute = run_explainer("show", "day-of-vote", cwd=project).stdout
    assert "position    ferry-kept — The council of Northport voted" in dispute
    term = run_explainer("show", "term-ferry", cwd=project).stdout
    assert "definition  ferry-old — Northport's ferry has run since 1950." in term


def test_an_unknown_id_ends_with_2_and_the_one_that_may_be_meant(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("show", "ferry-kep", cwd=project)
    assert done.returncode == 2
    assert "did you mean 'ferry-kept'?" in done.stderr


def test_the_id_of_something_else_is_told_as_that(
    run_explainer: RunExplainer, project: Path
) -> None:
    assert "the id of a subject" in run_explainer("show", "northport", cwd=project).stderr
    assert "the id of a source" in run_explainer("show", "gazette", cwd=project).stderr
