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
    """Append to a claim the passages that only the other one has, in canonical form."""
    known = {_key(evidence) for evidence in new.evidence}
    for evidence, node in zip(old.evidence, item_nodes(edits, old.at, "evidence"), strict=True):
        if _key(evidence) not in known:
            entry = Entry(None, tree_of(node))
            append_item(edits, new.at, "evidence", entry_rows(entry, ListOf(EVIDENCE), 0))


def _key(evidence: Evidence) -> tuple[str, tuple[str, ...]]:
    return evidence.source.value, tuple(piece.value for piece in evidence.pieces)
