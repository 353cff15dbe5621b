"""Which sources may hold a name or a phrase, so that each name isn't looked for in each source.

The index only rules out: what it leaves is searched by the matcher. Otherwise the time of a
check would grow with subjects times sources.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.text.folding import folded_text
from generator.text.runs import RUN
from generator.text.source_text import SourceText
from generator.verify.corpus import VerifiedSource
from generator.verify.names import without_case


class NameIndex:
    """Knows the runs of letters of every source; it is built when it is first asked."""

    def __init__(self, sources: Mapping[str, VerifiedSource]) -> None:
        """Take the sources, in the order in which answers name them."""
        self.sources = sources
        self._sources = tuple(sources.values())
        self.sources_saying = functools.cache(self._sources_saying)

    def sources_naming(self, names: Iterable[str]) -> tuple[VerifiedSource, ...]:
        """Give the sources that may hold one of the names, in the order of the corpus."""
        places = {place for name in names for place in self._places(name)}
        return tuple(self._sources[place] for place in sorted(places))

    def _places(self, name: str) -> Iterable[int]:
        wanted = folded_text(name)
        runs = RUN.findall(wanted)
        known = sorted((self._places_of_run.get(run, set()) for run in runs), key=len)
        among: Iterable[int] = set.intersection(*known) if known else range(len(self._sources))
        return [at for at in among if _holds(self._sources[at].text, wanted)]

    def _sources_saying(self, phrase: str) -> frozenset[str]:
        """Give the ids of the sources that may hold a phrase, whatever its case."""
        wanted = without_case(folded_text(phrase))
        return frozenset(
            source.id
            for source, folded in zip(self._sources, self._without_case, strict=True)
            if wanted is None or folded is None or wanted in folded
        )

    @functools.cached_property
    def _places_of_run(self) -> Mapping[str, set[int]]:
        places: dict[str, set[int]] = defaultdict(set)
        for number, source in enumerate(self._sources):
            for run in set(RUN.findall(source.text.folded.text)):
                places[run].add(number)
        return places

    @functools.cached_property
    def _without_case(self) -> tuple[str | None, ...]:
        return tuple(without_case(source.text.folded.text) for source in self._sources)


def _holds(text: SourceText, wanted: str) -> bool:
    places = text.runs.places(wanted)
    return wanted in text.folded.text if places is None else bool(places)
