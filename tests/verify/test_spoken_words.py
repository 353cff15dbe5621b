"""Who says something is proved by the evidence, and quoted words are the source's."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.verify.example_project import BASE, claim_entry, claims_example
from tests.support.projects import verify_example

SAID = "said_by: berg\n"
OUT = "closing the only crossing was out of the question"
NAMED = f"Mayor Ida Berg said {OUT}"
PLAN = 'She called the plan "bold but late" in a letter'
CONTEXT = """\
      - source: gazette
        role: context
        passage: |-
          Mayor Ida Berg said on Sunday
"""


def errors_of(root: Path, entry: str) -> list[Problem]:
    problems = verify_example(root, claims_example(entry)).problems
    return [problem for problem in problems if problem.is_error]


def rules_of(root: Path, entry: str) -> set[str]:
    return {problem.rule for problem in errors_of(root, entry)}


def warned_of(root: Path, sentence: str) -> bool:
    """Tell whether Ida Berg is doubted as the speaker of a sentence of the courier."""
    old = BASE["seeds/courier.txt"]
    new = old.replace(NAMED, sentence)
    before, after = (hashlib.sha256(text.encode()).hexdigest() for text in (old, new))
    entry = claim_entry("ferry", f"Ida Berg said {OUT}.", sentence, SAID, source="courier")
    files = {
        **claims_example(entry),
        "seeds/courier.txt": new,
        "data/sources/courier.yml": BASE["data/sources/courier.yml"].replace(before, after),
    }
    problems = verify_example(root, files).problems
    assert not [problem for problem in problems if problem.is_error]
    return "said-by/other-speaker" in {problem.rule for problem in problems}


@pytest.mark.parametrize(
    "who",
    [
        "Ida Berg, who leads the Harbour Board,",
        "Ida Berg, head of the Harbour Board,",
        "Ida Berg, whose town leads Eastport, Northport and the Harbour Board,",
    ],
)
def test_an_aside_between_name_and_verb_is_passed_over(who: str, tmp_path: Path) -> None:
    assert not warned_of(tmp_path, f"{who} said {OUT}")


@pytest.mark.parametrize(
    "who",
    [
        "The Harbour Board, which Ida Berg leads,",
        "The Harbour Board, led by Ida Berg,",
        "On Sunday, beside Ida Berg, the Harbour Board",
    ],
)
def test_a_name_inside_of_an_aside_is_not_the_speaker(who: str, tmp_path: Path) -> None:
    assert warned_of(tmp_path, f"{who} said {OUT}")


def plan(text: str, more: str = "") -> str:
    return claim_entry("plan", text, PLAN, SAID + more) + CONTEXT


def test_a_context_passage_may_name_the_speaker(tmp_path: Path) -> None:
    assert rules_of(tmp_path, plan("Berg called the plan bold but late in a letter.")) == set()


def test_a_prefix_does_not_name_the_speaker(tmp_path: Path) -> None:
    entry = claim_entry("ferry", f"Ida Berg said {OUT}.", OUT, SAID, source="courier")
    (problem,) = errors_of(tmp_path, entry + "        prefix: Mayor Ida Berg said\n")
    assert problem.rule == "said-by/not-in-evidence"
    assert "role: context" in problem.help[0]
    assert "'Ida Berg', 'Berg'" in problem.help[1]


def test_a_reason_excuses_evidence_without_the_speaker(tmp_path: Path) -> None:
    more = (
        "exemptions:\n  - rule: said-by/not-in-evidence\n    word: berg\n"
        "    reason: the words before it name her\n"
    )
    entry = claim_entry("ferry", f"Ida Berg said {OUT}.", OUT, SAID + more, source="courier")
    assert rules_of(tmp_path, entry + "        prefix: Mayor Ida Berg said\n") == set()


def test_a_part_of_a_word_does_not_name_the_speaker(tmp_path: Path) -> None:
    entry = claim_entry(
        "ferry",
        "Berg said the ferry has run since 1950.",
        "It has run since 1950",
        SAID,
        source="courier",
    )
    assert "said-by/not-in-evidence" in rules_of(tmp_path, entry)


@pytest.mark.parametrize(
    ("short", "broken"),
    [
        ("Berg called the plan bold but late", set()),
        ("Ida Berg's letter called the plan bold but late", set()),
        ("A letter called the plan bold but late", {"said-by/unnamed"}),
    ],
)
def test_a_short_form_names_the_speaker_too(short: str, broken: set[str], tmp_path: Path) -> None:
    text = "Ida Berg called the plan bold but late in a letter."
    assert rules_of(tmp_path, plan(text, f"short: {short}\n")) == broken


@pytest.mark.parametrize(
    "text",
    [
        "Berg called the plan “bold but late” in a letter.",
        'Berg called the plan "bold but late" in a letter.',
        "In a letter, Berg called the plan “bold but late.”",
        "In a letter, Berg called the plan “bold but late,” her own.",
        "In a letter, Berg called the plan “bold but late”.",
    ],
)
def test_a_claim_quotes_the_words_of_its_support(text: str, tmp_path: Path) -> None:
    assert rules_of(tmp_path, plan(f"'{text}'")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Berg called the plan “Bold but late” in a letter.",
        "Berg called the plan “bold, but late” in a letter.",
        "Berg called the plan “bold but lat” in a letter.",
        "Berg called the plan “bold but late!” in a letter.",
        "Berg called the plan “bold but late..” in a letter.",
        "Berg called the plan “bold late” but wrote a “letter”.",
        "“Mayor Ida Berg” called the plan bold but late.",
    ],
)
def test_a_claim_quotes_no_words_that_its_support_lacks(text: str, tmp_path: Path) -> None:
    assert "quotation/claim-words" in rules_of(tmp_path, plan(f"'{text}'"))


def test_quoted_words_of_a_short_form_are_found_at_their_place(tmp_path: Path) -> None:
    text = "Berg called the plan bold but late in a letter."
    (problem,) = errors_of(tmp_path, plan(text, "short: Berg called the plan “late but bold”\n"))
    assert problem.rule == "quotation/claim-words"
    assert problem.location.column == len("    short: Berg called the plan “") + 1
