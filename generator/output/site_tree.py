"""A written site, as the checks see it that compare its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.output.listing import Listing
from generator.output.page_facts import PageFacts, Place
from generator.output.places import PAGE, marked_words, place
from generator.problems import Location, Problem

_SOURCES, _INDEX = "sources/", "/index"


@dataclass(frozen=True, slots=True)
class SiteTree:
    """The files of a built site.

    Paths are relative to the site, with forward slashes. `origins` names, for a page's path,
    the project's file to mend; `base_path` is the path below which the site is served.
    """

    files: frozenset[str]
    pages: Mapping[str, PageFacts]
    styles: Mapping[str, str]
    listing: Listing
    origins: Mapping[str, str] = field(default_factory=dict)
    base_path: str = "/"

    def problem(self, rule: str, message: str, path: str, at: Place | None = None) -> Problem:
        """Make a problem about a page, at the project's file that it was made from."""
        place = f" (written at line {at.line} of {path}, in <{at.tag}>)" if at else f" ({path})"
        return Problem(rule, message + place, Location(self.origins.get(path, path)))

    def places(self) -> frozenset[str]:
        """List every place to which a link may lead."""
        named = (place(path, name) for path, page in self.pages.items() for name in page.ids)
        return self.files.union(named)

    def marked(self) -> frozenset[str]:
        """List the places of all marked passages."""
        return frozenset(
            place(path, name) for path, page in self.pages.items() for name in page.marks
        )

    def passages(self) -> frozenset[str]:
        """List the words of all passages that are marked on the pages of sources."""
        return frozenset(
            marked_words(source, name, words)
            for path, page in self.pages.items()
            for source in self._sources_of(path)
            for name, words in page.passages.items()
        )

    def page_of(self, source: str) -> PageFacts | None:
        """Give the page of a source, whichever way its address is written."""
        return self.pages.get(f"{_SOURCES}{source}{PAGE}") or self.pages.get(
            f"{_SOURCES}{source}{_INDEX}{PAGE}"
        )

    def _sources_of(self, path: str) -> Iterator[str]:
        """Name the sources whose page may be at a path."""
        if path.startswith(_SOURCES):
            name = path.removeprefix(_SOURCES).removesuffix(PAGE)
            yield name
            if (
                name.endswith(_INDEX)
                and self.page_of(name.removesuffix(_INDEX)) is self.pages[path]
            ):
                yield name.removesuffix(_INDEX)
