"""Each claim of the real project, made false in one word, is stopped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.loading.project import LoadedProject, load_project
from generator.model.entities import Claim, Evidence
from generator.verify.polarity import negations
from generator.verify.project import verify_project
from tests.support.program import REPO


@pytest.fixture(scope="module")
def project() -> LoadedProject:
    """Read the real project, once for all tests here."""
    return load_project(REPO)


def unnoticed(
    project: LoadedProject, change: Callable[[Claim], Claim | None]
) -> tuple[list[str], int]:
    """Change every claim that can be changed; give those without an error, and their number."""
    changed = {
        name: new for name, claim in project.dataset.claims.items() if (new := change(claim))
    }
    claims = {**project.dataset.claims, **changed}
    verdict = verify_project(replace(project, dataset=replace(project.dataset, claims=claims)))
    noticed = set()
    for problem in verdict.problems:
        before = [
            claim
            for claim in claims.values()
            if claim.at.path == problem.location.path and claim.at.line <= problem.location.line
        ]
        if problem.is_error and before:
            noticed.add(max(before, key=lambda claim: claim.at.line).id)
    return [name for name in changed if name not in noticed], len(changed)


def with_text(claim: Claim, text: str) -> Claim | None:
    """Give the claim another text; None if it is the same one."""
    return (
        None if text == claim.text.value else replace(claim, text=claim.text._replace(value=text))
    )


def test_a_changed_figure_is_noticed(project: LoadedProject) -> None:
    def change(claim: Claim) -> Claim | None:
        figure = re.compile(r"\d")
        return with_text(
            claim, figure.sub(lambda m: str((int(m[0]) + 1) % 10), claim.text.value, 1)
        )

    missed, tried = unnoticed(project, change)
    assert tried
    assert missed == []


def test_a_claim_without_its_negations_is_noticed(project: LoadedProject) -> None:
    def change(claim: Claim) -> Claim | None:
        forms = "|".join(word.form for word in negations(claim.text.value)) or "$^"
        return with_text(
            claim, re.sub(rf"\b({forms}|nor)\b ?", "", claim.text.value, flags=re.IGNORECASE)
        )

    missed, tried = unnoticed(project, change)
    assert tried
    assert missed == []


def test_a_hedge_or_limit_that_nobody_uttered_is_noticed(project: LoadedProject) -> None:
    def change(claim: Claim) -> Claim | None:
        return with_text(claim, claim.text.value.replace(" the ", " almost the ", 1))

    missed, tried = unnoticed(project, change)
    assert tried
    assert missed == []


def test_a_passage_without_a_word_of_its_middle_is_noticed(project: LoadedProject) -> None:
    def change(claim: Claim) -> Claim | None:
        first, *rest = claim.evidence
        return replace(claim, evidence=(_without_middle(first), *rest))

    missed, tried = unnoticed(project, change)
    assert tried == len(project.dataset.claims)
    assert missed == []


def _without_middle(entry: Evidence) -> Evidence:
    piece, *others = entry.pieces
    words = piece.value.split()
    value = " ".join(words[: len(words) // 2] + words[len(words) // 2 + 1 :])
    return replace(entry, pieces=(piece._replace(value=value), *others))
