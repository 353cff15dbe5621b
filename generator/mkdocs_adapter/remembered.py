"""What one build knows from those before it, so that it works out only what changed."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.output.known_pages import KnownPages
from generator.verify.memory import Memory


@dataclass(slots=True)
class Remembered:
    """Findings about claims and facts about pages, each by a digest of all that they follow from.

    After a build both hold what the next one can use.
    """

    findings: Memory = field(default_factory=Memory)
    pages: KnownPages = field(default_factory=KnownPages)

    def begin_again(self) -> None:
        """Prepare for the next build of the same process."""
        self.findings = self.findings.next()
        self.pages.begin_again()
