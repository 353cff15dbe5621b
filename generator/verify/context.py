"""What a rule may look at: the data, the texts, and the passages that were found in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar, cast

from generator.model.entities import (
    Alias,
    Claim,
    Dataset,
    Evidence,
    EvidenceRole,
    Permalinks,
    Quotation,
    Seen,
    Subject,
    UnusedSentence,
)
from generator.pages.document import Page
from generator.text.source_text import Paragraph
from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.verify.name_index import NameIndex
from generator.verify.reading import Reading
from generator.verify.uses import PageUses

T = TypeVar("T")

PORTION = 50
"""So many claims are judged together: few enough that what is cached of them stays small."""

Selector = Evidence | Seen | UnusedSentence
"""Whatever selects a passage of a source."""


@dataclass(frozen=True, slots=True)
class GroundedClaim:
    """A claim all of whose passages were found."""

    claim: Claim
    passages: tuple[VerifiedPassage, ...]

    @property
    def support(self) -> tuple[VerifiedPassage, ...]:
        """The passages that carry the claim."""
        return tuple(p for p in self.passages if p.role is EvidenceRole.SUPPORT)


@dataclass(frozen=True, slots=True)
class GroundedQuotation:
    """A quotation whose passage and attribution were found."""

    quotation: Quotation
    passage: VerifiedPassage
    attribution: tuple[VerifiedPassage, ...]

    @property
    def passages(self) -> tuple[VerifiedPassage, ...]:
        """The quoted passage, then those that say whose words it is."""
        return (self.passage, *self.attribution)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that rules read; nothing in it changes while they run.

    `claims` and `quotations` hold those alone that were read without fault and whose passages
    were all found: what is wrong with the others has been said. `nearby` are the passages of
    the others, or where they seem to have been taken from, so that their sentences don't
    count as unused on top. `reading` says what else is in doubt.
    """

    dataset: Dataset
    sources: Mapping[str, VerifiedSource]
    claims: Mapping[str, GroundedClaim]
    quotations: Mapping[str, GroundedQuotation]
    aliases: tuple[tuple[Subject, Alias, VerifiedPassage], ...]
    unused: tuple[tuple[VerifiedSource, UnusedSentence, VerifiedPassage], ...]
    seen: Mapping[Seen, VerifiedPassage]
    nearby: tuple[tuple[str, Span], ...]
    pages: tuple[Page, ...]
    uses: Mapping[str, PageUses]
    reading: Reading
    shared: dict[Callable[[Context], object], object] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def index(self) -> NameIndex:
        """Says in which sources a name may stand."""
        return self.once(_index_of)

    def once(self, make: Callable[[Context], T]) -> T:
        """Work something out once for a run; it has to follow from sources and subjects alone."""
        if make not in self.shared:
            self.shared[make] = make(self)
        return cast("T", self.shared[make])

    def portions(self) -> Iterator[Context]:
        """Divide the claims and quotations, file by file, for rules that look at each alone.

        A portion holds sources and subjects besides, and nothing else of the data or the
        pages: what a rule says of a claim there can't depend on anything else.
        """
        places = {name: one.claim.at.path for name, one in self.claims.items()}
        places |= {name: one.quotation.at.path for name, one in self.quotations.items()}
        files: dict[str, list[str]] = {}
        for name, path in places.items():
            files.setdefault(path, []).append(name)
        for names in files.values():
            rest = iter(names)
            while portion := list(islice(rest, PORTION)):
                yield self._portion(portion)

    def _portion(self, names: Collection[str]) -> Context:
        claims = {name: self.claims[name] for name in names if name in self.claims}
        quotations = {name: self.quotations[name] for name in names if name in self.quotations}
        dataset = Dataset(
            sources=self.dataset.sources,
            subjects=self.dataset.subjects,
            claims={name: one.claim for name, one in claims.items()},
            quotations={name: one.quotation for name, one in quotations.items()},
            disputes={},
            processes={},
            glossary={},
            permalinks=Permalinks(),
        )
        return Context(
            dataset=dataset,
            sources=self.sources,
            claims=claims,
            quotations=quotations,
            aliases=(),
            unused=(),
            seen={},
            nearby=(),
            pages=(),
            uses={},
            reading=self._doubts_about(names),
            shared=self.shared,
        )

    def names_of(self, subject_id: str) -> tuple[str, ...]:
        """Give a subject's label and aliases; nothing for an unknown id."""
        subject = self.dataset.subjects.get(subject_id)
        if subject is None:
            return ()
        return (subject.label.value, *(alias.name.value for alias in subject.aliases))

    def _doubts_about(self, names: Collection[str]) -> Reading:
        """Narrow what is in doubt to some entries, the sources and the subjects."""
        known = (names, self.dataset.sources, self.dataset.subjects)
        return Reading(
            frozenset(one for one in self.reading.faulty_ids if any(one in ids for ids in known)),
            self.reading.unread_kinds & {"source", "subject"},
        )


def _index_of(context: Context) -> NameIndex:
    return NameIndex(context.sources)


def paragraphs_of(
    passages: tuple[VerifiedPassage, ...],
) -> Iterator[tuple[VerifiedSource, Paragraph]]:
    """Give the paragraph of each passage with its source."""
    for passage in passages:
        paragraph = passage.source.text.paragraph_at(passage.spans[0].start)
        if paragraph is not None:
            yield passage.source, paragraph
