"""What commands that build share: what the runs before left in the store, and what they leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.projects import FINDINGS
from generator.cli.store import Store
from generator.loading.collection import collection_paused

if TYPE_CHECKING:
    from generator.mkdocs_adapter.remembered import Remembered

_SITE = ("pages", "articles", "written", "dataset")
"""The entries that hold what is known of the published site."""


@collection_paused()
def recall_builds(store: Store | None) -> Remembered:
    """Take from the store what a build can use of the runs before it."""
    from generator.mkdocs_adapter.remembered import Remembered

    if store is None:
        return Remembered()
    return Remembered.of({name: store.get(name) for name in (FINDINGS, *_SITE)})


def remember_build(remembered: Remembered, store: Store | None, published: Path | None) -> None:
    """Keep what a build found out; of the site only if it was published in a folder."""
    if store is None:
        return
    store.put(FINDINGS, remembered.findings.kept)
    if published is not None:
        for name, value in remembered.site(published).items():
            store.put(name, value)
