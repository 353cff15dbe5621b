"""Where accounts differ they stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.model.entities import Dispute
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.example_project import claim_entry, claims_example
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import exemption_hint
from generator.verify.uses import UseKind

POSITIONS = "dispute/positions"
ONE_SIDED = "dispute/one-sided"
CONTRADICTION = "dispute/contradiction"


def check_positions(context: Context) -> Iterator[Finding]:
    """Find disputes with fewer than two different positions."""
    for dispute in context.dataset.disputes.values():
        if len({position.value for position in dispute.positions}) < 2:  # noqa: PLR2004 - two sides
            message = f"the dispute '{dispute.id}' has only one position"
            hint = "name at least two different claims that don't agree"
            yield Finding(Problem(POSITIONS, message, dispute.at, help=(hint,)))


def check_one_sided(context: Context) -> Iterator[Finding]:
    """Find pages that show one position of a dispute and not the others."""
    asked: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in context.dataset.disputes.values():
        for position in dispute.positions:
            asked[position.value].append(dispute)
    for page in context.pages:
        if page.src_uri in context.reading.faulty_pages:
            continue
        shown = {
            use.id: reference
            for reference, uses in reversed(context.uses[page.src_uri])
            for use in uses
            if use.kind is UseKind.CLAIM
        }
        told_of = {one.id: one for claim in shown if claim in asked for one in asked[claim]}
        for dispute in told_of.values():
            positions = [position.value for position in dispute.positions]
            first = next(position for position in positions if position in shown)
            missing = [position for position in positions if position not in shown]
            if missing:
                message = f"the page shows '{first}', but not the other accounts: {_list(missing)}"
                hint = f"show the whole question: `{{{{ dispute {dispute.id} }}}}`"
                yield Finding(Problem(ONE_SIDED, message, shown[first].at, help=(hint,)))


def check_contradictions(context: Context) -> Iterator[Finding]:
    """Find claims in the same words, of the same subjects, with other figures or days."""
    if not context.reading.is_whole:
        return  # the dispute about them may be what couldn't be read
    settled = {p.value for d in context.dataset.disputes.values() for p in d.positions}
    first: dict[str, str] = {}
    for name in context.claims:
        told = context.told[name]
        if not told.figures:
            continue
        same = first.setdefault(told.words, name)
        if told.figures != context.told[same].figures and not settled & {name, same}:
            claim, other = context.dataset.claims[name], context.dataset.claims[same]
            message = f"the claim says what '{other.id}' says, but with other figures"
            hints = (
                "ask the question under `disputes`, with both claims as positions",
                exemption_hint(CONTRADICTION),
            )
            at = claim.text.location_of(0, len(claim.text.value))
            exemptions = (*claim.exemptions, *other.exemptions)
            yield Finding(Problem(CONTRADICTION, message, at, help=hints), exemptions)


def _list(ids: list[str]) -> str:
    return ", ".join(f"'{one}'" for one in ids)


_SECOND = claim_entry(
    "ferry-later",
    "On 4 June, the council of Northport voted to keep the ferry.",
    "The council of Northport voted on June 4 to keep the ferry",
    source="courier",
)
_CLAIMS = claims_example(
    claim_entry(
        "ferry",
        "On 3 June, the council of Northport voted to keep the ferry.",
        "On June 3, the council of Northport voted to keep the ferry",
    ),
    _SECOND,
)


def _dispute(*positions: str) -> dict[str, str]:
    lines = "".join(f"      - {position}\n" for position in positions)
    text = (
        "disputes:\n  day-of-vote:\n    question: When did the council vote?\n"
        f"    positions:\n{lines}"
    )
    return {"data/disputes/ferry.yml": text}


_GOOD = _CLAIMS | _dispute("ferry", "ferry-later")

RULES = (
    Rule(
        id=POSITIONS,
        title="A dispute has at least two positions",
        explanation=(
            "A dispute is a question with two or more accounts that don't agree, each a claim; "
            "the sources may be two, or one that says two things."
        ),
        bad=_CLAIMS | _dispute("ferry"),
        good=_GOOD,
        check=check_positions,
    ),
    Rule(
        id=ONE_SIDED,
        title="A page that shows one account shows the others",
        explanation=(
            "A reader of one page must not take a disputed account for the only one. Whatever a "
            "page shows, through a table, a list or a sentence, is counted. Add the dispute to the "
            "page."
        ),
        bad=_GOOD | {"content/vote.md": "---\ntitle: The vote\n---\n\n{{ claim ferry }}\n"},
        good=_GOOD
        | {"content/vote.md": "---\ntitle: The vote\n---\n\n{{ dispute day-of-vote }}\n"},
        check=check_one_sided,
    ),
    Rule(
        id=CONTRADICTION,
        title="Two claims that differ in a figure are a dispute",
        explanation=(
            "Two claims of the same subjects in the same words, one with another figure or day, "
            "can't both be told as facts. Make them positions of one dispute, so that both "
            "accounts stand side by side. Claims in other words are not compared."
        ),
        bad=_CLAIMS,
        good=_GOOD,
        check=check_contradictions,
        exemptible=True,
    ),
)
