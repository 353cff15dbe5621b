"""Everything that was proved is shown somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.rule import Finding, Rule
from generator.verify.uses import UseKind

ORPHAN = "page/orphan"


def check_orphans(context: Context) -> Iterator[Finding]:
    """Find claims and quotations that no page shows."""
    if context.reading.faulty_pages:
        return  # it may well stand on one of them
    shown = {
        (use.kind, use.id)
        for uses_of_page in context.uses.values()
        for _, uses in uses_of_page
        for use in uses
    }
    shown |= {(kind, name) for kind in UseKind for name in context.reading.faulty_ids}
    for name in context.dataset.claims:
        if (UseKind.CLAIM, name) not in shown:
            claim = context.dataset.claims[name]
            message = f"no page shows the claim '{claim.id}'"
            hint = f"put `{{{{ claim {claim.id} }}}}` on a page, or take the claim out"
            yield Finding(Problem(ORPHAN, message, claim.at, help=(hint,)))
    for name in context.dataset.quotations:
        if (UseKind.QUOTATION, name) not in shown:
            quotation = context.dataset.quotations[name]
            message = f"no page shows the quotation '{quotation.id}'"
            hint = f"put `{{{{ quotation {quotation.id} }}}}` on a page, or take it out"
            yield Finding(Problem(ORPHAN, message, quotation.at, help=(hint,)))


_ELSEWHERE = claim_entry(
    "ferry",
    "The council voted to keep the ferry.",
    "the council of Northport voted to keep the ferry",
)

RULES = (
    Rule(
        id=ORPHAN,
        title="Every claim and quotation is on a page",
        explanation=(
            "Work that nobody can see helps nobody, and counts as covering a source without being "
            "read. Components that show a claim count: tables, lists, the glossary, disputes."
        ),
        bad=claims_example(_ELSEWHERE.replace("- northport", "- eastport")),
        good=claims_example(_ELSEWHERE),
        check=check_orphans,
    ),
)
