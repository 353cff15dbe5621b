"""Compare two states of a project, entry by entry, and flag what a reviewer has to look at."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.authoring.portraits import ShownPassage
from generator.review.entries import Entry, Key, Side
from generator.review.word_diff import WordStep, word_diff


class Action(enum.StrEnum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class Flag(enum.StrEnum):
    """What deserves a second look; the value is the sentence that people read."""

    WORDS_ALONE = "its words changed, its evidence didn't"
    DATE_ALONE = "its date changed, its evidence didn't"
    EVIDENCE_REMOVED = "evidence was removed"
    LAST_SOURCE_LOST = "no source carries it any more"
    SOURCE_LOST = "one source fewer carries it"
    ID_RENAMED = "its id changed"
    NOT_REDIRECTED = "its id is gone and leads nowhere"
    STATUS_CHANGED = "how far a step has come changed"
    SOURCE_TEXT_CHANGED = "the text of a source that it cites changed"
    PASSAGE_MISSING = "a passage of it is not found"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A labelled value before and after, with the words that differ."""

    label: str
    before: str
    after: str
    steps: tuple[WordStep, ...]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a change does to one entry; `before` or `after` is None where it isn't there."""

    action: Action
    kind: str
    id: str
    before: Entry | None
    after: Entry | None
    facts: tuple[FactChange, ...]
    flags: tuple[Flag, ...]

    @property
    def entry(self) -> Entry:
        """The entry as it is now, or as it was if it is gone."""
        entry = self.after or self.before
        if entry is None:
            raise ValueError("a change has at least one side")
        return entry

    @property
    def added_passages(self) -> tuple[ShownPassage, ...]:
        """The passages that only the new side has."""
        return _only_in(self.after, self.before)

    @property
    def removed_passages(self) -> tuple[ShownPassage, ...]:
        """The passages that only the old side has."""
        return _only_in(self.before, self.after)


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source text that was added, removed or changed, with its hashes (empty: none)."""

    action: Action
    id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a change does, in the order of kinds and ids."""

    entries: tuple[EntryChange, ...]
    sources: tuple[SourceChange, ...]


def compare(before: Side, after: Side) -> Review:
    """Find what the change from one side to the other does."""
    sources = tuple(_source_changes(before.hashes, after.hashes))
    touched = {change.id for change in sources if change.action is not Action.ADDED}
    former = _former_keys(before, after)
    changes = list(_present(before, after, former, touched))
    renamed = set(former.values())
    changes += [
        _removed(before.entries[key], after.redirects)
        for key in before.entries
        if key not in after.entries and key not in renamed
    ]
    changes.sort(key=lambda change: (change.kind, change.id))
    return Review(tuple(changes), sources)


def _former_keys(before: Side, after: Side) -> dict[Key, Key]:
    """Tell for each new entry which old one it was: by redirect, else by the same words."""
    gone = {key: before.entries[key] for key in before.entries if key not in after.entries}
    by_words = {(entry.kind, entry.words): key for key, entry in gone.items() if entry.words}
    redirected = {
        (kind, after.redirects[name]): (kind, name)
        for kind, name in gone
        if name in after.redirects
    }
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for key in after.entries:
        if key in before.entries:
            continue
        entry = after.entries[key]
        former = redirected.get(key) or by_words.get((entry.kind, entry.words))
        if former is not None and former not in taken:
            found[key] = former
            taken.add(former)
    return found


def _present(
    before: Side, after: Side, former: Mapping[Key, Key], touched: set[str]
) -> Iterator[EntryChange]:
    for key in after.entries:
        if before.versions.get(key) == after.versions[key]:
            continue
        old_key, entry = former.get(key, key), after.entries[key]
        old = before.entries.get(old_key)
        if old is None:
            facts = tuple(_fact_changes(None, entry))
            yield EntryChange(Action.ADDED, *key, None, entry, facts, _flags_of_new(entry))
            continue
        facts = tuple(_fact_changes(old, entry))
        flags = tuple(_flags(old, entry, touched, after.redirects))
        if facts or flags or old.evidence != entry.evidence:
            action = Action.CHANGED if old.id == entry.id else Action.RENAMED
            yield EntryChange(action, *key, old, entry, facts, flags)


def _removed(entry: Entry, redirects: Mapping[str, str]) -> EntryChange:
    lost = entry.kind != "step" and entry.id not in redirects
    flags = (Flag.NOT_REDIRECTED,) if lost else ()
    facts = tuple(_fact_changes(entry, None))
    return EntryChange(Action.REMOVED, entry.kind, entry.id, entry, None, facts, flags)


def _fact_changes(old: Entry | None, new: Entry | None) -> Iterator[FactChange]:
    """Compare the facts label by label; a quotation's words count as one."""
    labels = dict.fromkeys(label for side in (old, new) if side for label, _ in side.facts)
    for label in labels:
        before = old.fact(label) if old else ""
        after = new.fact(label) if new else ""
        if before != after:
            yield FactChange(label, before, after, word_diff(before, after))
    before, after = _quoted_words(old), _quoted_words(new)
    if before != after:
        yield FactChange("words", before, after, word_diff(before, after))


def _quoted_words(entry: Entry | None) -> str:
    return entry.words if entry is not None and entry.kind == "quotation" else ""


def _flags_of_new(entry: Entry) -> tuple[Flag, ...]:
    return (Flag.PASSAGE_MISSING,) if _misses_a_passage(entry) else ()


def _flags(
    old: Entry, new: Entry, touched: set[str], redirects: Mapping[str, str]
) -> Iterator[Flag]:
    same_evidence = old.evidence == new.evidence
    if new.passages and same_evidence and old.words != new.words:
        yield Flag.WORDS_ALONE
    if new.passages and same_evidence and old.fact("date") != new.fact("date"):
        yield Flag.DATE_ALONE
    if old.evidence - new.evidence:
        yield Flag.EVIDENCE_REMOVED
    if old.sources - new.sources:
        yield Flag.SOURCE_LOST if new.sources else Flag.LAST_SOURCE_LOST
    if old.id != new.id:
        yield Flag.ID_RENAMED
        if redirects.get(old.id) != new.id:
            yield Flag.NOT_REDIRECTED
    if old.fact("status") != new.fact("status"):
        yield Flag.STATUS_CHANGED
    if any(passage.source in touched for passage in new.passages):
        yield Flag.SOURCE_TEXT_CHANGED
    if _misses_a_passage(new) and not _misses_a_passage(old):
        yield Flag.PASSAGE_MISSING


def _misses_a_passage(entry: Entry) -> bool:
    return any(passage.excerpt is None for passage in entry.passages)


def _only_in(one: Entry | None, other: Entry | None) -> tuple[ShownPassage, ...]:
    if one is None:
        return ()
    known = other.evidence if other else frozenset()
    return tuple(p for p in one.passages if (p.role, p.source, p.words) not in known)


def _source_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[SourceChange]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            action = Action.ADDED if not old else Action.REMOVED if not new else Action.CHANGED
            yield SourceChange(action, name, old, new)
