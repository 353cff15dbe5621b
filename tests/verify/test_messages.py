"""What is wrong with a passage is said so that a reader of the message can mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.problems import Problem
from tests.support.articles import articles_project, one_claim
from tests.support.projects import verify_files

BANS = (
    "The treaty bans signatories from acquiring, producing, stockpiling or using "
    "anti-personnel mines"
)
TEXT = "The treaty bans Ukraine and its signatories from using mines."


def problems_of(root: Path, changes: Mapping[str, str], rule: str) -> list[Problem]:
    verdict = verify_files(root, articles_project(changes))
    return [problem for problem in verdict.problems if problem.rule == rule]


def test_a_misquote_is_located_at_its_first_differing_word(tmp_path: Path) -> None:
    claim = one_claim(TEXT, BANS.replace("stockpiling", "buying"))
    (problem,) = problems_of(tmp_path, claim, "passage/not-found")
    line = claim["data/claims/test.yml"].splitlines()[problem.location.line - 1]
    start = problem.location.column - 1
    assert line[start : start + problem.location.length] == "buying"
    assert "the source has 'stockpiling', not 'buying'" in problem.message


def test_a_misquote_shows_the_closest_words_with_their_line(tmp_path: Path) -> None:
    claim = one_claim(TEXT, BANS.replace("stockpiling", "buying"))
    (problem,) = problems_of(tmp_path, claim, "passage/not-found")
    assert problem.help[0].startswith("closest, line 15 of seeds/000_")
    assert problem.help[0].endswith(BANS)


def test_a_misquote_is_located_inside_a_block_of_several_lines(tmp_path: Path) -> None:
    wrapped = BANS.replace("producing, stockpiling", "producing,\n          buying")
    claim = one_claim(TEXT, wrapped)
    (problem,) = problems_of(tmp_path, claim, "passage/not-found")
    line = claim["data/claims/test.yml"].splitlines()[problem.location.line - 1]
    assert line[problem.location.column - 1 :].startswith("buying")


def test_a_single_missing_word_is_named(tmp_path: Path) -> None:
    words = BANS.split()
    for index in range(2, len(words) - 2):
        passage = " ".join(words[:index] + words[index + 1 :])
        (problem,) = problems_of(tmp_path, one_claim(TEXT, passage), "passage/not-found")
        assert problem.help[0].endswith(BANS)
        assert f"'{words[index].rstrip(',')}" in problem.message


def test_words_of_another_source_are_found_there(tmp_path: Path) -> None:
    claim = one_claim(TEXT, "Poland's Sejm supported a bill")
    (problem,) = problems_of(tmp_path, claim, "passage/not-found")
    assert problem.help == ("it stands in another source: write `source: rbc`",)


def test_words_of_no_source_get_the_name_of_the_text_to_look_at(tmp_path: Path) -> None:
    claim = one_claim(TEXT, "Xylophones quizzically jump over vexed zebras")
    (problem,) = problems_of(tmp_path, claim, "passage/not-found")
    assert "seeds/000_fcd2b6148358c861.txt" in problem.help[0]


def test_the_offered_context_makes_an_ambiguous_passage_pass(tmp_path: Path) -> None:
    claim = one_claim(
        "Ukraine leaves the Ottawa Convention.", "the Ottawa Convention", source="rbc"
    )
    (problem,) = problems_of(tmp_path, claim, "passage/ambiguous")
    offers = re.findall(r"`((?:prefix|suffix): [^`]+)`", "\n".join(problem.help))
    assert len(offers) >= 2
    for offer in offers:
        chosen = {path: f"{text}        {offer}\n" for path, text in claim.items()}
        assert problems_of(tmp_path, chosen, "passage/ambiguous") == []
        assert problems_of(tmp_path, chosen, "passage/not-found") == []


def test_a_wrong_context_gets_the_right_ones(tmp_path: Path) -> None:
    claim = one_claim(
        "Ukraine leaves the Ottawa Convention.", "the Ottawa Convention", source="rbc"
    )
    wrong = {path: f"{text}        prefix: towards\n" for path, text in claim.items()}
    (problem,) = problems_of(tmp_path, wrong, "passage/ambiguous")
    assert "prefix" in problem.message
    assert any("`prefix: " in line for line in problem.help)


@pytest.mark.parametrize(
    ("passage", "rule"),
    [
        ("60 countries and territories", "passage/word-cut"),
        ("Zelensky Signs Decree for Ukraine's Withdrawal", "passage/in-structure"),
        ("Zelensky said. To enter into force", "passage/across-paragraphs"),
    ],
)
def test_each_way_of_missing_has_its_own_rule(passage: str, rule: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, one_claim(TEXT, passage), rule)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("source: times", "source: tims"), "did you mean 'times'?"),
        (("- russia", "- rusia"), "did you mean 'russia'?"),
    ],
)
def test_an_unknown_id_gets_the_nearest_one(
    change: tuple[str, str], expected: str, tmp_path: Path
) -> None:
    claim = {path: text.replace(*change) for path, text in one_claim(TEXT, BANS).items()}
    (problem,) = problems_of(tmp_path, claim, "reference/unknown")
    assert problem.help[0] == expected


def test_a_missing_hash_is_printed_and_a_wrong_one_is_not(tmp_path: Path) -> None:
    path = "data/sources/times.yml"
    text = articles_project({})[path]
    digest = re.search(r"sha256: (\w+)", text)
    assert digest is not None
    without = text.replace(f"sha256: {digest[1]}\n", "")
    (missing,) = problems_of(tmp_path, {path: without}, "source/hash-missing")
    assert any(digest[1] in line for line in missing.help)
    wrong = text.replace(digest[1], "0" * 64)
    (mismatch,) = problems_of(tmp_path, {path: wrong}, "source/hash-mismatch")
    assert digest[1] not in "\n".join([mismatch.message, *mismatch.help])
