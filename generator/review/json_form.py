"""A review as JSON, for programs."""

from __future__ import annotations

import json

from generator.authoring.portraits import ShownPassage
from generator.review.differences import EntryChange, Review
from generator.review.summary import headline


def as_json(review: Review) -> str:
    """Write a review as JSON: `{version, summary, entries, sources}`."""
    return json.dumps(
        {
            "version": 1,
            "summary": headline(review),
            "entries": [_entry(change) for change in review.entries],
            "sources": [
                {
                    "action": change.action.value,
                    "id": change.id,
                    "before": change.before,
                    "after": change.after,
                }
                for change in review.sources
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _entry(change: EntryChange) -> dict[str, object]:
    return {
        "action": change.action.value,
        "kind": change.kind,
        "id": change.id,
        "former_id": change.before.id if change.before else None,
        "flags": [flag.name.lower().replace("_", "-") for flag in change.flags],
        "facts": [
            {"label": fact.label, "before": fact.before, "after": fact.after}
            for fact in change.facts
        ],
        "passages_added": [_passage(passage) for passage in change.added_passages],
        "passages_removed": [_passage(passage) for passage in change.removed_passages],
        "pages": list(change.entry.pages),
    }


def _passage(passage: ShownPassage) -> dict[str, object]:
    excerpt = passage.excerpt
    return {
        "role": passage.role,
        "source": passage.source,
        "words": passage.words,
        "line": excerpt.first_line if excerpt else None,
        "context": "".join(words for _, words in excerpt.parts) if excerpt else None,
    }
