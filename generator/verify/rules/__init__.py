"""Editorial rules, one subject a module, in a registry.

To add a rule: write a module with its checks, its words and its examples, and list it here;
documentation and tests follow from `RULES`. Loading and pages have checks of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType

from generator.verify.rule import Rule, Scope
from generator.verify.rules import (
    actors,
    attribute,
    claim_words,
    coverage,
    dates,
    disputes,
    exemptions,
    labels,
    metadata,
    not_stated,
    orphans,
    overlap,
    passages,
    permalinks,
    polarity,
    processes,
    prose,
    quotations,
    references,
    roles,
    said_by,
    sources,
    speakers,
    steps,
    subjects,
    units,
    values,
)

_MODULES = (
    passages,
    sources,
    metadata,
    references,
    values,
    units,
    polarity,
    steps,
    overlap,
    roles,
    actors,
    said_by,
    speakers,
    dates,
    attribute,
    quotations,
    claim_words,
    not_stated,
    processes,
    disputes,
    coverage,
    orphans,
    labels,
    prose,
    subjects,
    permalinks,
    exemptions,
)

_SCOPES: Mapping[ModuleType, Scope] = {
    **dict.fromkeys((sources, metadata, subjects), Scope.GROUND),
    coverage: Scope.SOURCE,
    not_stated: Scope.PROCESS,
    **dict.fromkeys((passages, values, units, polarity, steps, overlap, roles), Scope.CLAIM),
    **dict.fromkeys((actors, said_by, speakers, dates, attribute, claim_words), Scope.CLAIM),
    quotations: Scope.CLAIM,
}
"""What the rules of a module look at, where that isn't the whole project; see `Rule`."""

_EXCEPTIONS = {quotations.SAME_WORDS: Scope.PROJECT, processes.STATUS: Scope.PROCESS}
"""Rules that look at more or at less than others of their modules, by id."""


def _scope(rule: Rule, module: ModuleType) -> Scope:
    return _EXCEPTIONS.get(rule.id) or _SCOPES.get(module, Scope.PROJECT)


ALL_RULES: tuple[Rule, ...] = tuple(
    replace(rule, scope=_scope(rule, module)) for module in _MODULES for rule in module.RULES
)
"""Every rule, in the order of the documentation."""

RULES_BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in ALL_RULES}

EXEMPTIBLE: frozenset[str] = frozenset(rule.id for rule in ALL_RULES if rule.exemptible)
"""The rules that give way to a stated reason."""
