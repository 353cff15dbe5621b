"""An address that was published keeps leading somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from generator.model.entities import Dataset
from generator.model.scalar import Scalar
from generator.problems import Location, Problem, Severity
from generator.text.nearest import nearest
from generator.verify.context import Context
from generator.verify.example_project import claim_example
from generator.verify.lazily import Lazily
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import meant_or_known

LOST = "permalink/lost"
UNLISTED = "permalink/unlisted"
TARGET = "permalink/target"
PERMALINKS_FILE = "data/permalinks.yml"

_MOST_SUGGESTED = 200
"""For so many lost ids a new one is looked for; of more, nobody reads what is advised."""

_PERMANENT_KINDS = frozenset({"claim", "quotation", "dispute", "term"})


def check_lost(context: Context) -> Iterator[Finding]:
    """Find published ids that lead nowhere any more."""
    permalinks = context.dataset.permalinks
    known = permanent_ids(context.dataset)
    gone = {old.value for old, _ in (*permalinks.redirects, *permalinks.withdrawn)}
    found = 0
    for published in permalinks.published:
        if _in_doubt(published.value, context):
            continue
        if published.value not in known and published.value not in gone:
            message = f"'{published}' was published and is gone"
            found += 1
            near = nearest(published.value, known) if found <= _MOST_SUGGESTED else None
            new = near or "its-new-id"
            hints = (
                f"if it was renamed: add the line `  {published}: {new}` under `redirects:`",
                f"if it was taken out: add `  {published}: ` and the reason under `withdrawn:`",
            )
            yield Finding(Problem(LOST, message, _at(published), help=hints))


def check_unlisted(context: Context) -> Iterator[Finding]:
    """Find ids of the data that `published` doesn't list yet."""
    if "permalink" in context.reading.unread_kinds:
        return
    listed = {one.value for one in context.dataset.permalinks.published}
    known = permanent_ids(context.dataset)
    for name in known:
        if name not in listed:
            message = f"'{name}' is not listed as published yet"
            hint = f"add the line `  - {name}` under `published:` in {PERMALINKS_FILE}"
            help_ = (hint, "or let `explainer permalinks` add all that are missing")
            yield Finding(Problem(UNLISTED, message, known[name], Severity.WARNING, help=help_))


def check_targets(context: Context) -> Iterator[Finding]:
    """Find redirects and withdrawals that contradict the data."""
    known = permanent_ids(context.dataset)
    permalinks = context.dataset.permalinks
    for old, new in permalinks.redirects:
        if old.value in known:
            yield from _still_there(old)
        if new.value not in known and not _in_doubt(new.value, context):
            message = f"'{old}' is redirected to '{new}', which doesn't exist"
            hints = meant_or_known(new.value, known)
            yield Finding(Problem(TARGET, message, _at(new), help=hints))
    for old, _ in permalinks.withdrawn:
        if old.value in known:
            yield from _still_there(old)


def _in_doubt(name: str, context: Context) -> bool:
    reading = context.reading
    return name in reading.faulty_ids or bool(reading.unread_kinds & _PERMANENT_KINDS)


def permanent_ids(dataset: Dataset) -> Mapping[str, Location]:
    """Collect the ids that are addresses of the site, with their places."""
    owners = (dataset.claims, dataset.quotations, dataset.disputes, dataset.glossary)
    return Lazily({name: place for one in owners for place in [_place_in(one)] for name in one})


class _Placed(Protocol):
    @property
    def at(self) -> Location: ...


def _place_in(entries: Mapping[str, _Placed]) -> Callable[[str], Location]:
    return lambda name: entries[name].at


def _still_there(old: Scalar) -> Iterator[Finding]:
    message = f"'{old}' is still in the data: it is neither redirected nor withdrawn"
    hint = "delete the one or the other"
    yield Finding(Problem(TARGET, message, _at(old), help=(hint,)))


def _at(name: Scalar) -> Location:
    return name.location_of(0, len(name.value))


_CLAIM = claim_example(
    "The council of Northport voted to keep the ferry.",
    "the council of Northport voted to keep the ferry",
)


def _permalinks(text: str) -> dict[str, str]:
    return _CLAIM | {PERMALINKS_FILE: text}


RULES = (
    Rule(
        id=LOST,
        title="A published id stays, moves or is withdrawn with a reason",
        explanation=(
            "People link to claims and quotations by their ids. An id that was published is in "
            "the data, or `data/permalinks.yml` says where it went (`redirects`) or why it is gone "
            "(`withdrawn`)."
        ),
        bad=_permalinks("published:\n  - ferry\n  - ferry-kept\n"),
        good=_permalinks(
            "published:\n  - ferry\n  - ferry-kept\nredirects:\n  ferry-kept: ferry\n"
        ),
        check=check_lost,
    ),
    Rule(
        id=UNLISTED,
        title="Every id of the data is listed as published",
        explanation=(
            "A new claim, quotation, dispute or term is added to `published`, so that it can't "
            "vanish later without a word. The message has the line to add. This is a warning."
        ),
        bad=_permalinks("withdrawn:\n  ferry-sold: an example of a reason\n"),
        good=_permalinks("published:\n  - ferry\n"),
        check=check_unlisted,
    ),
    Rule(
        id=TARGET,
        title="Redirects lead to what exists, from what doesn't",
        explanation=(
            "An id that is redirected or withdrawn is no longer in the data, and a redirect leads "
            "to an id that is."
        ),
        bad=_permalinks("published:\n  - ferry\nredirects:\n  ferry-kept: fery\n"),
        good=_permalinks("published:\n  - ferry\nredirects:\n  ferry-kept: ferry\n"),
        check=check_targets,
    ),
)
