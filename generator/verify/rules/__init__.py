"""Editorial rules, one subject a module, in a registry.

To add a rule: write a module with its checks and its `Rule`s, list it here, and write the
examples; tests and documentation follow from them.
"""

from __future__ import annotations

from generator.verify.rule import Rule
from generator.verify.rules import (
    attribute,
    coverage,
    dates,
    disputes,
    metadata,
    not_stated,
    orphans,
    permalinks,
    polarity,
    processes,
    quotations,
    said_by,
    subjects,
    values,
)

ALL_RULES: tuple[Rule, ...] = tuple(
    Rule(f"{check.__name__}", "", "", {}, {}, check)
    for check in (
        values.check_values, values.check_count, polarity.check_dropped, polarity.check_added,
        said_by.check_missing, said_by.check_unnamed, dates.check_as_stated, dates.check_stated,
        dates.check_inferred, dates.check_computed, dates.check_after_issue,
        attribute.check_attribute, not_stated.check_hits, not_stated.check_vanished,
        processes.check_cells, processes.check_claims, processes.check_disputed,
        coverage.check_unused, coverage.check_used, metadata.check_not_in_text,
        metadata.check_in_text, disputes.check_positions, disputes.check_one_sided,
        orphans.check_orphans, quotations.check_quoted, quotations.check_speaker,
        quotations.check_circumstances, quotations.check_same_words, subjects.check_labels,
        subjects.check_aliases, subjects.check_clashes, permalinks.check_lost,
        permalinks.check_unlisted, permalinks.check_targets,
    )
)
EXEMPTIBLE = frozenset({"values/unsupported", "polarity/dropped", "polarity/added", "said-by/missing",
 "said-by/unnamed", "date/after-issue", "date/attribute"})
