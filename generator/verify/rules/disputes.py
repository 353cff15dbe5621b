"""Where accounts differ they stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.rule import Finding
from generator.verify.uses import UseKind

POSITIONS = "dispute/positions"
ONE_SIDED = "dispute/one-sided"


def check_positions(context: Context) -> Iterator[Finding]:
    """Find disputes with fewer than two different positions."""
    for dispute in context.dataset.disputes.values():
        if len({position.value for position in dispute.positions}) < 2:  # noqa: PLR2004 - two sides
            message = f"the dispute '{dispute.id}' has only one position"
            hint = "name at least two different claims that don't agree"
            yield Finding(Problem(POSITIONS, message, dispute.at, help=(hint,)))


def check_one_sided(context: Context) -> Iterator[Finding]:
    """Find pages that show one position of a dispute and not the others."""
    for page in context.pages:
        shown = {
            use.id: reference
            for reference, uses in reversed(context.uses[page.src_uri])
            for use in uses
            if use.kind is UseKind.CLAIM
        }
        for dispute in context.dataset.disputes.values():
            positions = [position.value for position in dispute.positions]
            first = next((position for position in positions if position in shown), None)
            missing = [position for position in positions if position not in shown]
            if first is not None and missing:
                message = f"the page shows '{first}', but not the other accounts: {_list(missing)}"
                hint = f"show the whole question: `{{{{ dispute {dispute.id} }}}}`"
                yield Finding(Problem(ONE_SIDED, message, shown[first].at, help=(hint,)))


def _list(ids: list[str]) -> str:
    return ", ".join(f"'{one}'" for one in ids)
