"""What the composition of one page looks at, noted while it looks.

A page that was composed before is taken as it was if all these questions have the answers of
then. So the views are given nothing else of the corpus than what notes that it was asked.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from types import MappingProxyType
from typing import TypeVar, overload

from generator.pages.document import Page, Reference
from generator.verify.corpus import (
    UnusedSentenceEntry,
    VerifiedCell,
    VerifiedClaim,
    VerifiedQuotation,
    VerifiedTerm,
)
from generator.views.passages import CitedPassage
from generator.views.survey import Survey

T = TypeVar("T")
D = TypeVar("D")

WHOLE = ""
"""Asks for all of a kind, in its order; no entry has this id."""

Asked = Mapping[str, Iterable[str]]
"""Questions: what was asked for, by kind, in the order of asking."""


class Inputs:
    """Collects the questions of one page."""

    __slots__ = ("asked",)

    def __init__(self, asked: Asked = MappingProxyType({})) -> None:
        """Begin with questions that count in any case."""
        self.asked = {kind: dict.fromkeys(keys) for kind, keys in asked.items()}

    def of(self, kind: str) -> dict[str, None]:
        """Give what was asked of one kind, to be added to."""
        return self.asked.setdefault(kind, {})


class Noted(Mapping[str, T]):
    """A mapping that notes which of its keys were asked for, be they there or not."""

    __slots__ = ("_asked", "_content")

    def __init__(self, kind: str, content: Mapping[str, T], inputs: Inputs) -> None:
        """Show `content` to a page; its keys are questions of this kind."""
        self._asked = inputs.of(kind)
        self._content = content

    def __getitem__(self, key: str) -> T:
        """Look up one key."""
        self._asked[key] = None
        return self._content[key]

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, /, default: T | D) -> T | D: ...
    def get(self, key: str, /, default: object = None) -> object:
        """Look up one key that may be missing."""
        self._asked[key] = None
        return self._content.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Ask for a key."""
        self._asked[str(key)] = None
        return key in self._content

    def __iter__(self) -> Iterator[str]:
        """Walk the keys: a question about all."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count the keys: a question about all."""
        return len(self._all())

    def values(self) -> ValuesView[T]:
        """List everything."""
        return self._all().values()

    def items(self) -> ItemsView[str, T]:
        """List everything with its keys."""
        return self._all().items()

    def _all(self) -> Mapping[str, T]:
        self._asked[WHOLE] = None
        return self._content


class PageCorpus:
    """The verified corpus, as one page may see it."""

    __slots__ = (
        "_inputs",
        "_survey",
        "claims",
        "disputes",
        "glossary",
        "processes",
        "quotations",
        "sources",
        "subjects",
    )

    def __init__(self, survey: Survey, inputs: Inputs) -> None:
        """Show the corpus of a survey to the page whose inputs these are."""
        corpus = survey.corpus
        self._survey = survey
        self._inputs = inputs
        self.sources = Noted("source", corpus.sources, inputs)
        self.subjects = Noted("subject", corpus.subjects, inputs)
        self.claims = Noted("claim", corpus.claims, inputs)
        self.quotations = Noted("quotation", corpus.quotations, inputs)
        self.disputes = Noted("dispute", corpus.disputes, inputs)
        self.processes = Noted("process", corpus.processes, inputs)
        self.glossary = Noted("term", corpus.glossary, inputs)

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages of the project."""
        self._inputs.of("page")[WHOLE] = None
        return self._survey.corpus.pages

    @property
    def unused(self) -> tuple[UnusedSentenceEntry, ...]:
        """All sentences that nothing uses."""
        self._inputs.of("unused")[WHOLE] = None
        return self._survey.corpus.unused

    def claims_about(self, subject_id: str) -> tuple[VerifiedClaim, ...]:
        """List the claims about a subject, in the order of the data."""
        self._inputs.of("about")[subject_id] = None
        return tuple(self.claims[id_] for id_ in self._survey.claims_about.get(subject_id, ()))

    def quoted(self, speaker_id: str) -> tuple[VerifiedQuotation, ...]:
        """List the quotations of a speaker, in the order of the data."""
        self._inputs.of("quoted")[speaker_id] = None
        return tuple(self.quotations[id_] for id_ in self._survey.quoted.get(speaker_id, ()))

    def reported(self, speaker_id: str) -> tuple[VerifiedClaim, ...]:
        """List the claims that report what a speaker said, in the order of the data."""
        self._inputs.of("reported")[speaker_id] = None
        return tuple(self.claims[id_] for id_ in self._survey.reported.get(speaker_id, ()))

    def gap(self, id_: str) -> VerifiedCell | None:
        """Give the empty cell that `subject/step` names."""
        self._inputs.of("gap")[id_] = None
        return self._survey.corpus.gaps.get(id_)

    def row(self, process_id: str, subject_id: str) -> tuple[VerifiedCell, ...]:
        """List the cells of one subject in a process; none where it isn't in the process."""
        name = f"{process_id} {subject_id}"
        self._inputs.of("row")[name] = None
        return self._survey.corpus.rows.get(name, ())

    def claims_shown(self, page: str, reference: Reference) -> tuple[VerifiedClaim, ...]:
        """List the claims that a reference of a page stands for, in the order of the rules."""
        uses = self._survey.corpus.uses[page]
        number = next(n for n, (one, _) in enumerate(uses) if one == reference)
        self._inputs.of("shown")[f"{number} {page}"] = None
        return tuple(self.claims[use.id] for use in uses[number][1])


class NotedIndex:
    """The cited passages, as one page may see them."""

    __slots__ = ("_inputs", "_survey")

    def __init__(self, survey: Survey, inputs: Inputs) -> None:
        """Show the passages of a survey to the page whose inputs these are."""
        self._survey = survey
        self._inputs = inputs

    def of_source(self, source_id: str) -> tuple[CitedPassage, ...]:
        """List the distinct passages of a source by their places, the longer first."""
        self._inputs.of("passages")[source_id] = None
        return self._survey.index.of_source(source_id)

    def count(self) -> int:
        """Count the distinct passages of all sources."""
        self._inputs.of("passages")[WHOLE] = None
        return self._survey.index.count()

    def count_uses(self) -> int:
        """Count the passages as the data names them: a shared one each time, an elided one once."""
        self._inputs.of("passages")[WHOLE] = None
        return self._survey.index.count_uses()


class NotedTerms:
    """The terms of the glossary, as one page may look for them."""

    __slots__ = ("_asked", "_found", "_survey")

    def __init__(self, survey: Survey, inputs: Inputs) -> None:
        """Let the page look for terms whose inputs these are."""
        self._survey = survey
        self._asked = inputs.of("terms")
        self._found = inputs.of("term")

    def find(self, text: str) -> Iterator[tuple[int, int, VerifiedTerm]]:
        """Give start, end and term of each place, in order."""
        self._asked[WHOLE] = None
        for start, end, entry in self._survey.terms.find(text):
            self._found[entry.term.id] = None
            yield start, end, entry


class NotedPlaces:
    """The homes of ids, as one page may ask for them."""

    __slots__ = ("_asked", "_survey")

    def __init__(self, survey: Survey, inputs: Inputs) -> None:
        """Let the page ask for homes whose inputs these are."""
        self._survey = survey
        self._asked = inputs.of("home")

    def home(self, id_: str) -> str | None:
        """Give the page that carries the id, None if no page shows it."""
        self._asked[id_] = None
        return self._survey.places.home(id_)
