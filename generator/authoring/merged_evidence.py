"""Passages that move from one claim to another."""

from __future__ import annotations

from generator.authoring.entries import append_item, item_nodes
from generator.authoring.file_edits import FileEdits
from generator.authoring.yaml_tree import Entry, tree_of
from generator.authoring.yaml_writer import entry_rows
from generator.loading.entities.shared import EVIDENCE
from generator.loading.fields import ListOf
from generator.model.entities import Claim, Evidence


def move_evidence(edits: FileEdits, old: Claim, new: Claim) -> None:
    """Append to a claim the passages of another one that it doesn't hold, in canonical form."""
    for evidence, node in zip(old.evidence, item_nodes(edits, old.at, "evidence"), strict=True):
        if not any(_holds(known, evidence) for known in new.evidence):
            entry = Entry(None, tree_of(node))
            append_item(edits, new.at, "evidence", entry_rows(entry, ListOf(EVIDENCE), 0))


def _holds(known: Evidence, other: Evidence) -> bool:
    """Tell whether a passage has the words of another one of its source: all of its pieces."""
    pieces = [" ".join(piece.value.split()) for piece in known.pieces]
    return known.source.value == other.source.value and all(
        any(" ".join(piece.value.split()) in one for one in pieces) for piece in other.pieces
    )
