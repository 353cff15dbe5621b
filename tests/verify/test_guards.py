"""The guards of a claim's words: what they count, what licenses it, and what excuses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.text.spans import Span
from generator.verify.example_project import BASE, claim_entry, claim_example, claims_example
from generator.verify.polarity import polarity_words
from generator.verify.quoted import quoted_spans
from tests.support.projects import verify_example

BOATS = "More than 40 boats use the harbour"
VOTED = "the council of Northport voted to keep the ferry"
VOTED_ON = "On June 3, the council of Northport voted to keep the ferry"


def errors_of(root: Path, changes: dict[str, str]) -> set[str]:
    return {problem.rule for problem in verify_example(root, changes).problems if problem.is_error}


def test_numbers_and_names_of_the_evidence_pass(tmp_path: Path) -> None:
    claim = claim_example("More than 40 boats use the harbour.", BOATS)
    assert errors_of(tmp_path, claim) == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("More than 41 boats use the harbour.", "41"),
        ("More than 40,000 boats use the harbour.", "40,000"),
        ("More than forty boats use the harbour.", "forty"),
        ("More than 40 boats of Elmport use the harbour.", "Elmport"),
        ("More than 40 boats use the harbour in July.", "July"),
        ("More than 40 boats use the harbour on Sunday.", "Sunday"),
        ("More than 40 boats use the second harbour.", "second"),
        ("Elmport has more than 40 boats in the harbour.", "Elmport"),
        ("Westport has more than 40 boats in the harbour.", "Westport"),
        ("More than 40 boats use the harbour. Elmport has it.", "Elmport"),
        ("More than 40 pro-Elmport boats use the harbour.", "Elmport"),
    ],
)
def test_a_number_or_name_from_nowhere_is_found_at_its_place(
    text: str, word: str, tmp_path: Path
) -> None:
    problems = verify_example(tmp_path, claim_example(text, BOATS)).problems
    (problem,) = [problem for problem in problems if problem.rule == "values/unsupported"]
    assert problem.message.startswith(f"'{word}'")
    assert problem.location.column >= len("    text: ") + 1


def test_a_subject_that_the_evidence_does_not_name_lends_no_name(tmp_path: Path) -> None:
    claim = claim_example("The council of Eastport voted.", VOTED, subjects="northport eastport")
    assert errors_of(tmp_path, claim) == {"values/unsupported", "subject/replaced"}


def test_a_subject_may_be_called_by_another_of_its_names(tmp_path: Path) -> None:
    claim = claim_example(
        "Ida Berg carries out a decision for Northport.",
        "Berg signed an order that carries out the decision",
        subjects="northport berg",
    )
    assert errors_of(tmp_path, claim) == {"values/unsupported"}
    named = {path: text.replace(" for Northport", "") for path, text in claim.items()}
    assert errors_of(tmp_path, named) == set()


CONTEXT = "      - source: gazette\n        role: context\n        passage: |-\n          "


@pytest.mark.parametrize(
    ("text", "context", "word"),
    [
        ("In June more than 40 boats use the harbour.", VOTED_ON, "June"),
        ("More than 40 boats use the 3 harbours.", VOTED_ON, "3"),
        (
            "More than 40 boats use the harbour on Sunday.",
            "Mayor Ida Berg said on Sunday",
            "Sunday",
        ),
        ("More than 40 boats use the harbour of Northport.", VOTED_ON, None),
    ],
)
def test_a_passage_of_context_lends_names_but_no_number_month_or_weekday(
    text: str, context: str, word: str | None, tmp_path: Path
) -> None:
    claim = claims_example(claim_entry("ferry", text, BOATS) + CONTEXT + context + "\n")
    problems = verify_example(tmp_path, claim).problems
    said = [p.message for p in problems if p.rule == "values/unsupported"]
    if word is None:
        assert said == []
    else:
        assert [message.split(" stands")[0] for message in said] == [f"'{word}'"]


def test_a_date_in_another_sentence_or_in_context_is_not_that_of_the_claim(tmp_path: Path) -> None:
    date = "date:\n  edtf: 1950\n  as_stated: in 1950\n"
    asked = ("Eastport asked Northport.", "Eastport asked Northport to keep the ferry", date)
    other_sentence = claim_entry("ferry", *asked, subjects="eastport northport")
    in_context = CONTEXT + "Its harbour closed in 1950\n"
    for entry in (other_sentence, other_sentence + in_context):
        assert errors_of(tmp_path / str(len(entry)), claims_example(entry)) == {"date/as-stated"}


def test_a_short_form_is_under_the_same_rules(tmp_path: Path) -> None:
    short = claim_example("More than 40 boats use the harbour.", BOATS, "short: 50 boats\n")
    assert errors_of(tmp_path, short) == {"values/unsupported", "polarity/dropped"}


def test_a_span_of_days_licenses_its_month_and_year_but_no_day(tmp_path: Path) -> None:
    passage = "In early May, Eastport asked Northport to keep the ferry"
    date = (
        "date:\n  edtf: 2025-05-01..2025-05-10\n  as_stated: In early May\n"
        "  basis: computed\n  from: issued\n"
    )
    good = claim_example("In May 2025 Northport was asked.", passage, date)
    bad = claim_example("On 10 May 2025 Northport was asked.", passage, date)
    assert errors_of(tmp_path / "good", good) == set()
    assert errors_of(tmp_path / "bad", bad) == {"values/unsupported"}


def test_a_day_licenses_its_year_month_and_number(tmp_path: Path) -> None:
    date = (
        "date:\n  edtf: 2025-06-03\n  as_stated: On June 3\n  basis: inferred\n"
        "  reason: the year of the article\n  from: issued\n"
    )
    claim = claim_example("On the 3rd of June 2025 the council voted.", VOTED_ON, date)
    assert errors_of(tmp_path, claim) == set()


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-06-08", set()),
        ("2025-06-01", {"date/inferred"}),
        ("2025-06-15", {"date/inferred", "date/after-issue"}),
        ("2025-06-09", {"date/inferred"}),
    ],
)
def test_a_weekday_is_the_last_one_before_the_day_of_issue(
    edtf: str, expected: set[str], tmp_path: Path
) -> None:
    date = (
        f"date:\n  edtf: {edtf}\n  as_stated: on Sunday\n  basis: inferred\n"
        "  reason: the day of the article\n  from: issued\nsaid_by: berg\n"
    )
    claim = claim_example(
        "Ida Berg said we cannot close the only crossing.",
        '"We cannot close the only crossing," Mayor Ida Berg said',
        date,
    )
    assert errors_of(tmp_path, claim) == expected


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("It didn't sail.", {"not"}),
        ("It can't sail without them.", {"not"}),
        ("Neither of them sailed.", {"not"}),
        ("It could sail in May.", {"could"}),
        ("It may sail.", {"could"}),
        ("Over 40 boats went over the sea.", {"more than"}),
        ("Boats went over the sea, about the town.", set()),
        ("About forty boats.", {"about"}),
        ("It plans to sail only often.", {"plans to", "only", "often"}),
        ("It no longer sails.", {"not"}),
    ],
)
def test_words_that_turn_a_sentence_are_known_by_their_group(text: str, groups: set[str]) -> None:
    assert set(polarity_words(text)) == groups


def test_another_word_of_the_group_is_as_good(tmp_path: Path) -> None:
    claim = claim_example("At least 40 boats use the harbour.", BOATS)
    assert errors_of(tmp_path, claim) == set()


def test_an_exemption_covers_the_word_that_it_names_alone(tmp_path: Path) -> None:
    exemption = (
        "exemptions:\n  - rule: values/unsupported\n    word: {}\n    reason: it is right so\n"
    )
    text = "More than 40 boats of Elmport use the harbour."
    right = claim_example(text, BOATS, exemption.format("Elmport"))
    wrong = claim_example(text, BOATS, exemption.format("Ashport"))
    assert errors_of(tmp_path / "right", right) == set()
    assert errors_of(tmp_path / "wrong", wrong) == {"values/unsupported", "exemption/unneeded"}


def test_a_rule_that_gives_no_way_takes_no_exemption(tmp_path: Path) -> None:
    exemption = "exemptions:\n  - rule: passage/not-found\n    reason: a reason for it\n"
    claim = claim_example("The council voted.", "the council has voted", exemption)
    assert errors_of(tmp_path, claim) == {"passage/not-found", "exemption/unknown-rule"}


def test_reported_words_are_found_by_marks_and_by_verbs(tmp_path: Path) -> None:
    marked = claim_example("Northport cannot close it.", "We cannot close the only crossing")
    reported = claims_example(
        claim_entry(
            "ferry",
            "The only crossing was out of the question.",
            "the only crossing was out of the question",
            source="courier",
        )
    )
    assert "said-by/missing" in errors_of(tmp_path / "marked", marked)
    assert "said-by/missing" in errors_of(tmp_path / "reported", reported)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "one" and "two" there', ["one", "two"]),
        ("He said “one “two” there", ["two"]),
        ("He said “one” and ”two", ["one"]),
        ('He said "one and never stopped', []),
        ("It's 'single' marks", []),
    ],
)
def test_quotation_marks_open_and_close(text: str, quoted: list[str]) -> None:
    found = quoted_spans(text, Span(0, len(text)))
    assert [text[span.start : span.end] for span in found] == quoted


def test_reports_of_two_days_do_not_license_each_other(tmp_path: Path) -> None:
    claim = claim_example("On June 4, the council of Northport voted to keep the ferry.", VOTED)
    assert errors_of(tmp_path, claim) == {"values/unsupported"}


def test_an_adjective_that_no_source_has_needs_a_stated_reason(tmp_path: Path) -> None:
    subjects = BASE["data/subjects.yml"]
    label = "    label: Northport\n"
    assert label in subjects
    bare = subjects.replace(label, f"{label}    adjective: Southern\n")
    assert errors_of(tmp_path, {"data/subjects.yml": bare}) == {"subject/label"}
