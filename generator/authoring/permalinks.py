"""Keep `data/permalinks.yml` right: what is published, moved or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from generator.authoring.entries import add_to_list, append_to_mapping, delete_entry, pair_rows
from generator.authoring.file_edits import FileEdits
from generator.loading.project import LoadedProject
from generator.model.entities import Dataset
from generator.verify.rules.permalinks import PERMALINKS_FILE, permanent_ids


def unlisted_ids(dataset: Dataset) -> tuple[str, ...]:
    """List the ids of the data that `published` lacks, sorted."""
    listed = {one.value for one in dataset.permalinks.published}
    return tuple(sorted(set(permanent_ids(dataset)) - listed))


def list_as_published(edits: FileEdits, dataset: Dataset, ids: Sequence[str]) -> None:
    """Add ids to `published`, those that it lacks."""
    listed = {one.value for one in dataset.permalinks.published}
    new = [one for one in ids if one not in listed]
    if new:
        add_to_list(edits, PERMALINKS_FILE, "published", new)


def redirect(edits: FileEdits, loaded: LoadedProject, old: str, new: str) -> None:
    """Let an id that is gone lead to another one, and what led to it as well.

    An id that was never published needs no redirect. If `new` itself was redirected before,
    that redirect goes: the id is in use again.
    """
    permalinks = loaded.dataset.permalinks
    for name, target in permalinks.redirects:
        if name.value == new:
            delete_entry(edits, name.at)
        elif target.value == old:
            edits.replace(target.at, old, new)
    if any(one.value == old for one in permalinks.published):
        append_to_mapping(edits, PERMALINKS_FILE, "redirects", [f"{old}: {new}"])


def withdraw(edits: FileEdits, old: str, reason: str) -> None:
    """Say why an id is gone."""
    append_to_mapping(edits, PERMALINKS_FILE, "withdrawn", pair_rows(old, reason))


def fill_in(loaded: LoadedProject) -> FileEdits:
    """List every id of the data as published."""
    edits = FileEdits(loaded.lines)
    missing = unlisted_ids(loaded.dataset)
    if missing:
        list_as_published(edits, loaded.dataset, missing)
    return edits
