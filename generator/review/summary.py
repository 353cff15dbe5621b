"""The parts of a review in words, shared by every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.authoring.portraits import ShownPassage
from generator.review.differences import Action, EntryChange, FactChange, Review

NOTHING = "No claim, quotation or source changes."


def headline(review: Review) -> str:
    """Count what the change does, by kind and action."""
    counts = Counter((change.kind, change.action) for change in review.entries)
    counts.update(("source", change.action) for change in review.sources)
    parts = (
        f"{count} {kind if count == 1 else kind + 's'} {action}"
        for (kind, action), count in sorted(counts.items())
    )
    return ", ".join(parts) or NOTHING


def title(change: EntryChange) -> str:
    """Name an entry and what became of it; a renamed one with both ids."""
    if change.action is Action.RENAMED and change.before is not None:
        return f"{change.kind} {change.before.id} → {change.id}"
    return f"{change.kind} {change.id}"


def pages(change: EntryChange) -> str:
    """Name the pages that show the entry."""
    return ", ".join(change.entry.pages) or "none"


def place(passage: ShownPassage) -> str:
    """Say where a passage stands, or that it is not found."""
    if passage.excerpt is None:
        return f"{passage.source}: not found"
    first, last = passage.excerpt.first_line, passage.excerpt.last_line
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    return f"{passage.source}, {lines}"


def parts(passage: ShownPassage) -> tuple[tuple[bool, str], ...]:
    """Give the sentences around a passage in stretches, each with whether it is the passage."""
    if passage.excerpt is None:
        return ((True, passage.words),)
    return passage.excerpt.parts


def passage_rows(change: EntryChange) -> Iterator[tuple[str, ShownPassage]]:
    """Give each passage to show with what became of it: removed, added or unchanged."""
    yield from (("removed", passage) for passage in change.removed_passages)
    yield from (("added", passage) for passage in change.added_passages)
    yield from (("unchanged", passage) for passage in _kept_passages(change))


def _kept_passages(change: EntryChange) -> tuple[ShownPassage, ...]:
    """Give the passages that both sides have: what the new words have to be read against."""
    if change.before is None or change.after is None or not change.facts:
        return ()
    known = change.before.evidence
    return tuple(p for p in change.after.passages if (p.role, p.source, p.words) in known)


def is_whole(fact: FactChange) -> bool:
    """Tell whether the value is all new or all gone, so that there is nothing to compare."""
    return not fact.before or not fact.after
