"""What a page shows is known from its references, in the order in which it shows it."""

from __future__ import annotations

from pathlib import Path

from generator.loading.project import load_project
from generator.model.entities import Dataset
from generator.pages.parse import parse_page
from generator.verify.example_project import BASE, claim_entry, claims_example, process_example
from generator.verify.uses import UseKind, map_state, page_uses
from tests.support.projects import write_project

PASSAGE = "the council of Northport voted to keep the ferry"
QUOTATION = """\
quotations:
  crossing:
    speaker: berg
    source: gazette
    passage: |-
      We cannot close the only crossing
"""
PROCESS = process_example(
    """\
    vote:
      status: done
      claims:
        - second
    notice:
      status: not_stated
    """
)


def dated(name: str, date: str) -> str:
    return claim_entry(name, "The council voted.", PASSAGE, f"date:\n  edtf: {date}\n")


def dataset(root: Path) -> Dataset:
    files = {
        **BASE,
        **PROCESS,
        **claims_example(
            dated("first", "2025-06"),
            dated("second", "2025-05-01..2025-05-10"),
            claim_entry("third", "Berg said so.", PASSAGE, "said_by: berg\n"),
            dated("fourth", "2024"),
        ),
        "data/quotations/ferry.yml": QUOTATION,
        "data/disputes/ferry.yml": (
            "disputes:\n  day:\n    question: When?\n    positions:\n"
            "      - fourth\n      - first\n"
        ),
        "data/glossary.yml": "terms:\n  term-ferry:\n    term: ferry\n    definition: third\n",
    }
    return load_project(write_project(root, files)).dataset


def shown(reference: str, data: Dataset) -> list[tuple[UseKind, str]]:
    content = f"---\ntitle: A page\n---\n\n{{{{ {reference} }}}}\n"
    page, problems = parse_page("page.md", "content/page.md", content)
    assert page is not None, problems
    return [(use.kind, use.id) for _, uses in page_uses(page, data) for use in uses]


def claim_uses(*ids: str) -> list[tuple[UseKind, str]]:
    return [(UseKind.CLAIM, name) for name in ids]


def test_a_claim_shows_itself_and_a_quotation_itself(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    assert shown("claim first", data) == claim_uses("first")
    assert shown("quotation crossing", data) == [(UseKind.QUOTATION, "crossing")]


def test_a_timeline_runs_from_the_earliest_date_to_the_latest(tmp_path: Path) -> None:
    assert shown("timeline", dataset(tmp_path)) == claim_uses("fourth", "second", "first")


def test_a_timeline_of_the_newest_drops_the_earliest(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    assert shown("timeline limit=newest-2", data) == claim_uses("second", "first")


def test_a_matrix_shows_the_claims_and_gaps_of_its_cells(tmp_path: Path) -> None:
    expected = [(UseKind.CLAIM, "second"), (UseKind.GAP, "northport/notice")]
    data = dataset(tmp_path)
    assert shown("matrix keeping", data) == expected
    assert shown("progress keeping northport", data) == expected


def test_a_map_shows_the_furthest_step_that_was_taken(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    assert shown("map keeping", data) == claim_uses("second")
    assert map_state(data.processes["keeping"], "eastport") is None


def test_gaps_show_what_is_not_stated_and_no_claim(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    assert shown("gaps", data) == [(UseKind.GAP, "northport/notice")]
    assert shown("gaps keeping subject=eastport", data) == []


def test_a_dispute_shows_itself_and_then_its_positions(tmp_path: Path) -> None:
    expected = [(UseKind.DISPUTE, "day"), *claim_uses("fourth", "first")]
    data = dataset(tmp_path)
    assert shown("dispute day", data) == expected
    assert shown("disputes", data) == expected


def test_voices_show_quotations_and_then_reported_claims(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    expected = [(UseKind.QUOTATION, "crossing"), *claim_uses("third")]
    assert shown("voices", data) == expected
    assert shown("voices speaker=berg", data) == expected
    assert shown("voices speaker=northport", data) == []


def test_a_glossary_shows_its_definitions_and_a_term_alone_does_not(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    assert shown("glossary", data) == [(UseKind.TERM, "term-ferry"), *claim_uses("third")]
    assert shown("term term-ferry", data) == [(UseKind.TERM, "term-ferry")]


def test_claims_show_those_about_the_subject_in_the_order_of_the_data(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    expected = claim_uses("first", "second", "third", "fourth")
    assert shown("claims subject=northport", data) == expected
    assert shown("claims subject=eastport", data) == []


def test_what_shows_no_claim_expands_to_nothing(tmp_path: Path) -> None:
    data = dataset(tmp_path)
    for reference in ("sources", "ledger", "equivalences"):
        assert shown(reference, data) == []
