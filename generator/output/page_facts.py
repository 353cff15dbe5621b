"""What one written page says of itself: what is wrong in it, and what others must bear out.

Facts depend on the bytes of the page alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.output.html_tree import Element, HtmlDocument


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a written page something stands; lines count from 1."""

    line: int
    tag: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault that shows on the page alone; without a place it is the page's as a whole."""

    rule: str
    message: str
    place: Place | None = None


@dataclass(slots=True)
class PageFacts:
    """Collected while a page is checked."""

    findings: list[Finding] = field(default_factory=list)
    ids: frozenset[str] = frozenset()
    ways: dict[str, Place] = field(default_factory=dict)
    """Addresses within the site, each where it stands first."""
    wordings: dict[tuple[str, str], Place] = field(default_factory=dict)
    """Claims and the words in which they stand, likewise."""
    landings: dict[str, Place] = field(default_factory=dict)
    """Addresses by which citations lead to passages, with the citation's place."""
    marks: frozenset[str] = frozenset()
    """The ids of marked passages."""
    passages: Mapping[str, str] = field(default_factory=dict)
    """The words that are marked as each passage."""


@dataclass(frozen=True, slots=True)
class PageUnderCheck:
    """A parsed page and what was found of it so far."""

    document: HtmlDocument
    facts: PageFacts = field(default_factory=PageFacts)

    def find(self, rule: str, message: str, at: Element | None = None) -> None:
        """Record a fault."""
        self.facts.findings.append(Finding(rule, message, self.place(at) if at else None))

    def place(self, element: Element) -> Place:
        """Say where an element stands."""
        return Place(self.document.position(element)[0], element.tag)
