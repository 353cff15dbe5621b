"""Exemptions name a rule and are needed.

They are applied in `generator.verify.exemptions`; these are its rules in words.
"""

from __future__ import annotations

from generator.verify.example_project import claim_example
from generator.verify.rule import Rule

_TEXT = "The council of Northport voted to keep the ferry."
_PASSAGE = "the council of Northport voted to keep the ferry"


def _with_reason(reason: str) -> dict[str, str]:
    more = f"""\
    exemptions:
      - rule: values/unsupported
        word: 40
        reason: {reason}
    """
    return claim_example("More than 40 boats use the harbour.", "boats use the harbour", more)


_GOOD = _with_reason("an example of an exemption")


def _exempt(rule: str) -> dict[str, str]:
    more = f"""\
    exemptions:
      - rule: {rule}
        reason: an example of an exemption that nobody needs
    """
    return claim_example(_TEXT, _PASSAGE, more)


RULES = (
    Rule(
        id="exemption/unneeded",
        title="An exemption excuses something",
        explanation=(
            "An exemption is a stated reason to pass over one finding of one rule. When the rule "
            "finds nothing any more, the exemption would hide the next, real finding. Delete it."
        ),
        bad=_exempt("said-by/missing"),
        good=_GOOD,
    ),
    Rule(
        id="exemption/unknown-rule",
        title="An exemption names a rule that gives way to reasons",
        explanation=(
            "Only rules that weigh words can be wrong about a claim and give way to a reason. "
            "That a passage stands in its source does not. Correct the rule's name, or mend what "
            "the rule found."
        ),
        bad=_exempt("values/unsuported"),
        good=_GOOD,
    ),
    Rule(
        id="exemption/reason",
        title="An exemption gives a reason",
        explanation=(
            "An exemption stands on the site for every reader to judge, and *fine* tells nobody "
            "anything. So the `reason` of an exemption, and of a hit under `seen`, has at least "
            "three words."
        ),
        bad=_with_reason("fine"),
        good=_GOOD,
    ),
)
