"""What one build knows from those before it, so that it works out only what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.mkdocs_adapter.carrying import WrittenPages
from generator.output.known_pages import KnownPages
from generator.render.compile import DATASET_FILE
from generator.render.dataset import KnownDataset
from generator.render.known_articles import KnownArticles
from generator.verify.memory import Memory


@dataclass(slots=True)
class Remembered:
    """Findings about claims, facts about pages, compiled articles and written pages.

    Each counts by a digest of all that it follows from. After a build all hold what the next one
    can use.
    """

    findings: Memory = field(default_factory=Memory)
    pages: KnownPages = field(default_factory=KnownPages)
    articles: KnownArticles = field(default_factory=KnownArticles)
    written: WrittenPages = field(default_factory=WrittenPages)
    dataset: KnownDataset = field(default_factory=KnownDataset)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Remembered:
        """Bring back what `site` gave in an earlier run, and `findings` as its memory gave it."""
        return cls(
            Memory(kept.get("findings")),
            KnownPages(kept.get("pages")),
            KnownArticles(kept.get("articles")),
            WrittenPages(kept.get("written")),
            KnownDataset.brought(kept.get("dataset") or {}),
        )

    def site(self, folder: Path) -> Mapping[str, Mapping[str, Any]]:
        """Give what is known of a site that was published in a folder now, as JSON has it."""
        return {
            "pages": self.pages.written(),
            "articles": self.articles.kept,
            "written": self.written.kept,
            "dataset": self.dataset.kept(folder / DATASET_FILE),
        }

    def begin_again(self) -> None:
        """Prepare for the next build of the same process."""
        self.findings = self.findings.next()
        self.articles = self.articles.next()
        self.written = self.written.next()
        self.pages.begin_again()
