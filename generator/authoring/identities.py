"""Rename, merge and retire: every place that names an entry follows, or nothing changes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.authoring.entries import delete_entry, drop_item
from generator.authoring.file_edits import EditError, FileEdits
from generator.authoring.mentions import KIND_NAMES, Mention, entries_of, kinds_of, mentions_of
from generator.authoring.merged_evidence import move_evidence
from generator.authoring.permalinks import list_as_published, redirect, withdraw
from generator.loading.files import Changes
from generator.loading.kinds import ID
from generator.loading.project import LoadedProject
from generator.problems import Location
from generator.text.nearest import did_you_mean
from generator.verify.rules.permalinks import permanent_ids


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a change can't be made, with the places that are in the way.

    `is_misnamed` tells that the ids as given make no sense, whatever the files hold.
    """

    why: str
    places: tuple[Mention, ...] = ()
    is_misnamed: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A change of identity: the files as they would be, and how many places were edited."""

    kind: str
    changes: Changes
    mentions: tuple[Mention, ...]


def rename(loaded: LoadedProject, old: str, new: str, kind: str | None = None) -> Planned | Refused:
    """Give an entry another id, everywhere; its published address leads to the new one."""
    entry = _find(loaded, old, kind)
    if isinstance(entry, Refused):
        return entry
    kind, at = entry
    fault = _fault_of_new_id(loaded, new, kind)
    if fault is not None:
        return fault
    edits = FileEdits(loaded.lines)
    mentions = mentions_of(loaded, kind, old)
    try:
        edits.replace(at, old, new)
        for mention in mentions:
            edits.replace(mention.at, old, new)
        if old in permanent_ids(loaded.dataset):
            list_as_published(edits, loaded.dataset, [new])
            redirect(edits, loaded, old, new)
        return Planned(kind, edits.changes(), mentions)
    except EditError as error:
        return Refused(str(error))


def merge(
    loaded: LoadedProject,
    old: str,
    new: str,
    kind: str | None = None,
    *,
    with_evidence: bool = True,
) -> Planned | Refused:
    """Let an entry be absorbed by another one of its kind.

    What named the old one names the other; passages of a claim that the other lacks move there
    if `with_evidence`; the old address leads to the other.
    """
    entry = _find(loaded, old, kind)
    if isinstance(entry, Refused):
        return entry
    kind, at = entry
    fault = _fault_of_target(loaded, old, new, kind)
    if fault is not None:
        return fault
    mentions = mentions_of(loaded, kind, old)
    own = tuple(mention for mention in mentions if mention.by == f"the {kind} '{new}'")
    if own:
        return Refused(f"the {kind} '{new}' itself names '{old}'; take that out first", own)
    edits = FileEdits(loaded.lines)
    try:
        for mention in mentions:
            if not (mention.at.path.endswith(".yml") and drop_item(edits, mention.at, new)):
                edits.replace(mention.at, old, new)
        if kind == "claim" and with_evidence:
            move_evidence(edits, loaded.dataset.claims[old], loaded.dataset.claims[new])
        delete_entry(edits, at)
        if old in permanent_ids(loaded.dataset):
            redirect(edits, loaded, old, new)
        return Planned(kind, edits.changes(), mentions)
    except EditError as error:
        return Refused(str(error))


def retire(
    loaded: LoadedProject, old: str, reason: str, kind: str | None = None
) -> Planned | Refused:
    """Take an entry out and say why; refused while anything names it."""
    entry = _find(loaded, old, kind)
    if isinstance(entry, Refused):
        return entry
    kind, at = entry
    mentions = mentions_of(loaded, kind, old)
    if mentions:
        return Refused(
            f"the {kind} '{old}' is still named elsewhere; take it out there first", mentions
        )
    edits = FileEdits(loaded.lines)
    try:
        delete_entry(edits, at)
        if old in permanent_ids(loaded.dataset):
            withdraw(edits, old, reason)
        return Planned(kind, edits.changes(), ())
    except EditError as error:
        return Refused(str(error))


def _find(loaded: LoadedProject, name: str, kind: str | None) -> tuple[str, Location] | Refused:
    """Find what has an id; `kind` chooses between a subject and something else."""
    kinds = [one for one in kinds_of(loaded.dataset, name) if kind in {None, one}]
    if len(kinds) == 1:
        return kinds[0], entries_of(loaded.dataset, kinds[0])[name]
    if kinds:
        return Refused(
            f"'{name}' is the id of a {' and of a '.join(kinds)}: say which, with --kind"
        )
    if name in loaded.dataset.sources:
        return _misnamed(f"'{name}' is a source: its id is the name of its file, and stays")
    known = [one for k in KIND_NAMES for one in entries_of(loaded.dataset, k)]
    hints = did_you_mean(name, known)
    return _misnamed(f"there is no {kind or 'entry'} '{name}' in the data", *hints)


def _fault_of_new_id(loaded: LoadedProject, new: str, kind: str) -> Refused | None:
    if not ID.fullmatch(new):
        return _misnamed(f"'{new}' can't be an id: small letters, digits, single hyphens between")
    others = set(kinds_of(loaded.dataset, new))
    if kind in others or (kind != "subject" and others - {"subject"}):
        taken = " and ".join(sorted(others))
        return Refused(f"'{new}' is the id of a {taken} already; `explainer merge` joins two")
    withdrawn = {name.value for name, _ in loaded.dataset.permalinks.withdrawn}
    if kind != "subject" and new in withdrawn:
        return Refused(f"'{new}' was withdrawn; an address never comes to mean something else")
    return None


def _fault_of_target(loaded: LoadedProject, old: str, new: str, kind: str) -> Refused | None:
    if old == new:
        return _misnamed("an entry can't be merged with itself")
    if new not in entries_of(loaded.dataset, kind):
        hints = did_you_mean(new, entries_of(loaded.dataset, kind))
        return _misnamed(f"there is no {kind} '{new}' in the data", *hints)
    return None


def _misnamed(*sentences: str) -> Refused:
    return Refused("; ".join(sentences), is_misnamed=True)
