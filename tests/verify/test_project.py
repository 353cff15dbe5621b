"""A project is verified in one go, and only a faultless one becomes a corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading.project import load_project
from generator.verify import project as verification
from generator.verify.context import Context
from generator.verify.example_project import (
    BASE,
    claim_entry,
    claim_example,
    claims_example,
    gazette_example,
)
from generator.verify.project import verify_project
from generator.verify.rule import Finding
from generator.verify.rules import ALL_RULES
from tests.support.program import REPO
from tests.support.projects import verify_example, write_project

KEPT = "The council of Northport voted to keep the ferry."
PASSAGE = "the council of Northport voted to keep the ferry"


def errors_of(root: Path, changes: dict[str, str]) -> list[str]:
    return [problem.rule for problem in verify_example(root, changes).problems if problem.is_error]


def test_the_real_project_has_no_error() -> None:
    verdict = verify_project(load_project(REPO))
    assert [problem for problem in verdict.problems if problem.is_error] == []
    assert verdict.corpus is not None
    assert verdict.counts.claims == len(verdict.corpus.claims)


def test_every_verified_passage_is_the_text_between_its_offsets() -> None:
    corpus = verify_project(load_project(REPO)).corpus
    assert corpus is not None
    for claim in corpus.claims.values():
        for passage in claim.evidence:
            content = (REPO / passage.source.source.text.value).read_bytes().decode()
            for span, exact in zip(passage.spans, passage.exact, strict=True):
                assert content[span.start : span.end] == exact


def test_all_mistakes_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    changes = {
        **claims_example(
            claim_entry("one", KEPT, "the council of Northport vetoed to keep the ferry"),
            claim_entry("two", "Fifty boats use it.", "boats use the harbour"),
        ),
        "content/more.md": "---\ntitle: More\n---\n\n{{ claim three }}\n",
        "data/glossary.yml": "terms:\n  term-ferry:\n    term: ferry\n    definition: four\n",
    }
    found = errors_of(tmp_path, changes)
    assert set(found) == {
        "passage/not-found",
        "values/unsupported",
        "polarity/dropped",
        "reference/unknown",
    }
    assert found.count("reference/unknown") == 2


def test_nothing_is_verified_while_there_is_an_error(tmp_path: Path) -> None:
    verdict = verify_example(tmp_path, claim_example(KEPT, "voted to sell the ferry"))
    assert verdict.corpus is None


def test_the_problems_stand_in_reading_order(tmp_path: Path) -> None:
    changes = claims_example(
        claim_entry("one", KEPT, "voted to sell the ferry"),
        claim_entry("two", KEPT, "voted to burn the ferry"),
    )
    places = [problem.location for problem in verify_example(tmp_path, changes).problems]
    assert places == sorted(places)


def test_a_rule_that_crashes_is_a_problem_and_the_others_still_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_context: Context) -> Iterable[Finding]:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(
        verification, "ALL_RULES", (replace(ALL_RULES[0], check=crash), *ALL_RULES[1:])
    )
    found = verify_example(tmp_path, claim_example("Fifty voted in Northport.", PASSAGE))
    assert {problem.rule for problem in found.problems if problem.is_error} == {
        "rule/crashed",
        "values/unsupported",
    }
    assert found.corpus is None


@pytest.mark.parametrize("folder", sorted({path.split("/")[1] for path in BASE if "data" in path}))
def test_an_unreadable_data_file_is_the_only_thing_reported(folder: str, tmp_path: Path) -> None:
    files = {
        **BASE,
        **claim_example(KEPT, PASSAGE),
        "data/permalinks.yml": "published:\n  - ferry\n",
        "content/more.md": "---\ntitle: More\n---\n\n{{ claim ferry }}\n",
    }
    broken = next(path for path in files if path.startswith(f"data/{folder}"))
    write_project(tmp_path, {**files, broken: "claims:\n\t- a tab\n"})
    problems = verify_project(load_project(tmp_path)).problems
    assert {problem.location.path for problem in problems if problem.is_error} == {broken}


def test_a_claim_with_a_misspelt_key_is_not_judged_on_top(tmp_path: Path) -> None:
    changes = claim_example(KEPT, PASSAGE)
    changes = {path: text.replace("subjects:", "subject:") for path, text in changes.items()}
    assert errors_of(tmp_path, changes) == ["data/unknown-key"]


def test_a_broken_reference_does_not_make_other_claims_orphans(tmp_path: Path) -> None:
    page = "---\ntitle: The ferry\n---\n\n{{ claim ferry\n"
    changes = {**claim_example(KEPT, PASSAGE), "content/index.md": page}
    assert "page/orphan" not in errors_of(tmp_path, changes)


def test_a_misquote_does_not_make_its_sentence_unused(tmp_path: Path) -> None:
    sources = {
        path: text.replace("coverage: partial", "coverage: complete")
        for path, text in BASE.items()
        if path.endswith("courier.yml")
    }
    entries = [
        claim_entry(
            "one",
            KEPT,
            "The council of Northport voted to keep the ferry on June 4",
            source="courier",
        ),
        claim_entry("two", "It has run since 1950.", "It has run since 1950", source="courier"),
        claim_entry(
            "three",
            "Ida Berg said closing the only crossing was out of the question.",
            "Ida Berg said closing the only crossing was out of the question",
            "said_by: berg\n",
            source="courier",
        ),
    ]
    assert errors_of(tmp_path, claims_example(*entries) | sources) == ["passage/not-found"]


def test_a_renamed_id_is_found_through_the_redirects(tmp_path: Path) -> None:
    changes = {
        **claim_example(KEPT, PASSAGE),
        "data/permalinks.yml": "published:\n  - ferry\n  - boat\nredirects:\n  boat: ferry\n",
        "content/more.md": "---\ntitle: More\n---\n\n{{ claim boat }}\n",
    }
    problems = [p for p in verify_example(tmp_path, changes).problems if p.is_error]
    assert [problem.help for problem in problems] == [("it was renamed: write 'ferry'",)]


def test_a_source_with_a_wrong_date_of_issue_is_reported_for_that_alone(tmp_path: Path) -> None:
    date = "date:\n  edtf: 2025-06-03\n  as_stated: On June 3\n  basis: inferred\n"
    changes = {
        **claim_example(KEPT, f"On June 3, {PASSAGE}", date + "  reason: a\n  from: issued\n"),
        **gazette_example("issued: 2025-06-10", "issued: 2025-06-31"),
    }
    assert errors_of(tmp_path, changes) == ["data/date"]


def test_a_text_that_is_not_utf_8_is_reported_with_its_first_wrong_byte(tmp_path: Path) -> None:
    write_project(tmp_path, BASE)
    text = tmp_path / "seeds/courier.txt"
    text.write_bytes(text.read_bytes() + b"\xff")
    problems = verify_project(load_project(tmp_path)).problems
    (problem,) = [problem for problem in problems if problem.rule == "source/encoding"]
    assert f"byte {len(text.read_bytes())} " in problem.message


def test_a_link_to_a_page_that_does_not_exist_is_an_error_where_it_stands(tmp_path: Path) -> None:
    page = (
        "---\ntitle: More\n---\n\n::: uncited navigation\nSee [the ferry](indx.md), "
        "[the gazette](sources/gazette.md) and [the first place](index.md#nowhere).\n:::\n"
    )
    problems = verify_example(tmp_path, {"content/more.md": page}).problems
    found = [(p.rule, p.location.line, p.message) for p in problems if p.rule == "page/link"]
    assert found == [
        ("page/link", 6, "there is no page 'indx.md'"),
        ("page/link", 6, "the page 'index.md' has no place 'nowhere'"),
    ]
