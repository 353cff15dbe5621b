"""The documentation of every rule, from one registry: for `explain`, the pages and reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.pages.rules import PAGE_RULES
from generator.rulebook.build_rules import BUILD_RULES
from generator.rulebook.data_rules import DATA_RULES
from generator.rulebook.entry import Entry
from generator.rulebook.file_rules import FILE_RULES
from generator.rulebook.yaml_rules import YAML_RULES
from generator.verify.rules import ALL_RULES

_INDEX = "content/index.md"


def _entries() -> Iterator[Entry]:
    """List all rules: those of the data first, since they are met most often."""
    for rule in ALL_RULES:
        yield Entry(
            rule.id, rule.title, rule.explanation, rule.bad, rule.good, exemptible=rule.exemptible
        )
    for page in PAGE_RULES.values():
        bad, good = {_INDEX: page.bad}, {_INDEX: page.good}
        yield Entry(page.id, page.title, page.explanation, bad, good)
    yield from (*DATA_RULES, *YAML_RULES, *FILE_RULES, *BUILD_RULES)


RULEBOOK: Mapping[str, Entry] = {entry.id: entry for entry in _entries()}
"""Every rule by its id, in the order of the documentation."""
