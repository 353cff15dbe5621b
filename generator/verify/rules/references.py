"""Ids name something that exists.

Ids are resolved in `generator.verify.references`; these are its rules in words.
"""

from __future__ import annotations

from generator.verify.example_project import BASE, claim_entry, claim_example, claims_example
from generator.verify.rule import Rule

_TEXT = "The council of Northport voted to keep the ferry."
_PASSAGE = "the council of Northport voted to keep the ferry"
_GOOD = claim_example(_TEXT, _PASSAGE)

RULES = (
    Rule(
        id="reference/unknown",
        title="An id names something that exists",
        explanation=(
            "Claims name sources and subjects, processes and disputes name claims, pages name all "
            "of them, always by id. An id that nothing bears is a slip or a leftover. The message "
            "suggests the nearest one; a renamed id is found through `data/permalinks.yml`."
        ),
        bad={"content/index.md": BASE["content/index.md"] + "\n{{ claims subject=nortport }}\n"},
        good=_GOOD,
    ),
    Rule(
        id="said-by/unknown",
        title="Whoever speaks is a subject",
        explanation=(
            "`said_by` and `speaker` hold the id of a subject, so that everything somebody says "
            "can stand together under one name. Correct the id, or add the speaker to "
            "`data/subjects.yml`."
        ),
        bad=claims_example(
            claim_entry(
                "ferry",
                "The mayor said closing the only crossing was out of the question.",
                "closing the only crossing was out of the question",
                "said_by: mayor\n",
                source="courier",
            )
        ),
        good=_GOOD,
    ),
)
