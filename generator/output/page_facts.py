"""What one written page says of itself: what is wrong in it, and what others must bear out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.output.html_tree import HtmlDocument


class Place(NamedTuple):
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
class PageUnderCheck:
    """A parsed page and what was found of it so far; an element goes by its index."""

    document: HtmlDocument
    findings: list[Finding] = field(default_factory=list)
    ids: frozenset[str] = frozenset()
    ways: dict[str, int] = field(default_factory=dict)
    """Addresses within the site, each with the element where it stands first."""
    wordings: dict[tuple[str, str], int] = field(default_factory=dict)
    """Claims and the words in which they stand, likewise."""
    landings: dict[str, int] = field(default_factory=dict)
    """Addresses by which citations lead to passages, with the citation."""
    marks: frozenset[str] = frozenset()
    """The ids of marked passages."""
    passages: Mapping[str, str] = field(default_factory=dict)
    """The words that are marked as each passage."""

    def find(self, rule: str, message: str, at: int | None = None) -> None:
        """Record a fault."""
        self.findings.append(Finding(rule, message, None if at is None else self.place(at)))

    def place(self, element: int) -> Place:
        """Say where an element stands."""
        return Place(self.document.position_of(element)[0], self.document.tags[element].name)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page offers the others of its site, and what it needs of them.

    Facts depend on the page's bytes, its path, and the path below which the site is served.
    """

    is_sound: bool
    """Whether nothing is wrong on the page alone."""
    ids: frozenset[str]
    marks: frozenset[str]
    """The ids of marked passages."""
    passages: Mapping[str, str]
    """The words that are marked as each passage."""
    ways: frozenset[str]
    """The places in the site to which it leads, as `places.way` writes them."""
    landings: frozenset[str]
    """The places where its citations lead to passages, likewise."""
    wordings: frozenset[str]
    """Claims in the words in which they stand, as `places.said` writes them."""
