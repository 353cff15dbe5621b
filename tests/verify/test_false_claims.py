"""False claims that rest on words of the real articles are stopped, their true forms are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.articles import one_claim, rules_broken

NEITHER = "neither the United States nor Russia have joined"
MORE_THAN = "More than 160 countries and territories are signatories to the Ottawa Convention"
DECREE = (
    "put into effect the decision of the National Security and Defence Council of Ukraine "
    "dated June 29, 2025 on Ukraine's withdrawal"
)
SAID = "said_by: zelensky"


def with_context(claim: dict[str, str], *passages: str, source: str = "times") -> dict[str, str]:
    entries = "".join(
        f"      - source: {source}\n        role: context\n        passage: |-\n          {one}\n"
        for one in passages
    )
    return {path: text + entries for path, text in claim.items()}


def with_support(claim: dict[str, str], *passages: str) -> dict[str, str]:
    added = with_context(claim, *passages)
    return {path: text.replace("        role: context\n", "") for path, text in added.items()}


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        (
            with_context(
                one_claim(
                    "Zelensky signed a decree on track to leave, dated 29 June 2025.",
                    "Zelensky on Sunday signed a decree",
                    SAID,
                ),
                "dated June 29, 2025",
            ),
            "values/unsupported",
        ),
        (one_claim("Russia has joined.", "Russia have joined"), "polarity/dropped"),
        (
            one_claim("China, Russia and India joined.", "China, Russia, India", source="rbc"),
            "polarity/dropped",
        ),
        (
            one_claim("Russia can remain bound.", "remain bound by conditions"),
            "polarity/dropped",
        ),
        (
            one_claim("160 countries are signatories.", "160 countries and territories are"),
            "polarity/dropped",
        ),
        (one_claim("More than 165 countries are signatories.", MORE_THAN), "values/unsupported"),
        (one_claim("Half of the 160 are signatories.", MORE_THAN), "polarity/added"),
        (
            one_claim("The decision was ratified by the parliament.", "ratified by the Ukrainian"),
            "polarity/dropped",
        ),
        (
            one_claim("Zelensky said he signed a decree on 29 June 2025.", DECREE, SAID),
            "date/attribute",
        ),
        (
            one_claim("Zelensky said it is his decree of 29 June 2025.", DECREE, SAID),
            "date/attribute",
        ),
        (
            one_claim(
                "Ukraine signed the decree on 29 June 2025.",
                "dated June 29, 2025",
                "date:\n  edtf: 2025-06-29\n  as_stated: June 29, 2025\n" + SAID,
            ),
            "date/attribute",
        ),
        (
            one_claim("Ukraine is compelled.", "Ukraine is compelled to give"),
            "said-by/missing",
        ),
        (
            one_claim("Poland's Sejm supported a bill.", "Germany's Sejm supported a bill"),
            "passage/not-found",
        ),
        (
            one_claim("Zelensky voted to withdraw.", "voted to withdraw as well", source="rbc"),
            "values/unsupported",
        ),
        (
            one_claim("Germany supported a bill.", "supported a bill to withdraw", source="rbc"),
            "values/unsupported",
        ),
        (
            one_claim(
                "Finland's parliament voted on 18 June.",
                "Finland's parliament voted to withdraw",
                "date:\n  edtf: 2025-06-18\n  as_stated: in mid-June\n  basis: stated",
                source="rbc",
            ),
            "date/stated",
        ),
    ],
)
def test_a_false_claim_is_stopped(claim: dict[str, str], rule: str, tmp_path: Path) -> None:
    assert rule in rules_broken(tmp_path, claim)


@pytest.mark.parametrize(
    "claim",
    [
        one_claim("Neither the United States nor Russia has joined.", NEITHER),
        one_claim("Russia has not joined.", "Russia have joined"),
        one_claim("More than 160 countries and territories are signatories.", MORE_THAN),
        one_claim("At least 160 countries are signatories.", MORE_THAN),
        with_context(
            one_claim("Zelensky decreed the council's decision of 29 June 2025.", DECREE, SAID),
            "Zelensky said",
        ),
        with_context(
            one_claim("Zelensky decreed the decision dated 29 June 2025.", DECREE, SAID),
            "Zelensky said",
        ),
        one_claim(
            "On 29 June 2025 Zelensky signed a decree putting his country on track to leave.",
            "Zelensky on Sunday signed a decree putting his war-torn country on track to leave",
            "date:\n  edtf: 2025-06-29\n  as_stated: on Sunday\n  basis: inferred\n"
            "  reason: the article is of that Sunday\n  from: issued\n" + SAID,
        ),
        with_support(
            one_claim(
                "Zelensky signed a decree on the decision of 29 June 2025, on track to leave.",
                "Zelensky on Sunday signed a decree",
                SAID,
            ),
            "the decision of the National Security and Defence Council of Ukraine dated June 29, "
            "2025 on Ukraine's withdrawal",
        ),
    ],
)
def test_a_true_form_of_it_passes(claim: dict[str, str], tmp_path: Path) -> None:
    assert rules_broken(tmp_path, claim) == set()
