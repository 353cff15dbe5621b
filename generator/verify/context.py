"""What a rule may look at: the data, the texts, and the passages that were found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from generator.model.entities import (
    Alias,
    Claim,
    Dataset,
    Evidence,
    EvidenceRole,
    Quotation,
    Seen,
    Subject,
    UnusedSentence,
)
from generator.model.scalar import Scalar
from generator.pages.document import Page
from generator.problems import Row
from generator.text.source_text import Paragraph
from generator.text.spans import Span
from generator.verify.called import names_by_subject
from generator.verify.corpus import Places, VerifiedPassage, VerifiedSource
from generator.verify.file_facts import Told
from generator.verify.name_index import NameIndex
from generator.verify.passage_texts import PassageTexts
from generator.verify.reading import Reading
from generator.verify.uses import PageUses

T = TypeVar("T")

Selector = Evidence | Seen | UnusedSentence
"""Whatever selects a passage of a source."""


# No slots: what a rule has asked for stays with the object, for the next rule.
@dataclass(frozen=True)
class GroundedClaim:
    """A claim all of whose passages were found."""

    claim: Claim
    passages: tuple[VerifiedPassage, ...]

    @cached_property
    def support(self) -> tuple[VerifiedPassage, ...]:
        """The passages that carry the claim."""
        return tuple(p for p in self.passages if p.role is EvidenceRole.SUPPORT)

    @cached_property
    def texts(self) -> tuple[PassageTexts, ...]:
        """What is read of each passage."""
        return tuple(map(PassageTexts, self.passages))

    @cached_property
    def support_texts(self) -> tuple[PassageTexts, ...]:
        """What is read of the passages that carry the claim."""
        return tuple(one for one in self.texts if one.passage.role is EvidenceRole.SUPPORT)

    @cached_property
    def told(self) -> tuple[Scalar, ...]:
        """What readers are told: the claim's text, and its short form where it has one."""
        short = self.claim.short
        return (self.claim.text,) if short is None else (self.claim.text, short)


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
    places: Mapping[str, Places] = field(default_factory=dict)
    """The passages of the grounded claims and quotations by id, for who needs no more of them."""
    used: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Where something supports a claim, or is quoted, by source."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """What the words of each grounded claim say to rules that compare claims."""
    shared: dict[Callable[[Context], object], object] = field(
        default_factory=dict, repr=False, compare=False
    )
    remember: Callable[[str, Callable[[], Row]], Row] = field(
        default=lambda _, make: make(), repr=False, compare=False
    )
    """Gives a row by its name, from an earlier run if it is known there; it has to follow from
    sources and subjects alone."""

    @property
    def index(self) -> NameIndex:
        """Says in which sources a name may stand."""
        return self.once(_index_of)

    def once(self, make: Callable[[Context], T]) -> T:
        """Work something out once for a run; it has to follow from sources and subjects alone."""
        if make not in self.shared:
            self.shared[make] = make(self)
        return cast("T", self.shared[make])

    def adjective_of(self, subject_id: str) -> str | None:
        """Give the adjective to a subject's label, if it has one."""
        subject = self.dataset.subjects.get(subject_id)
        return subject.adjective.value if subject and subject.adjective else None

    def names_of(self, subject_id: str) -> tuple[str, ...]:
        """Give all names of a subject, see `names_by_subject`; nothing for an unknown id."""
        return self.once(_names).get(subject_id, ())


def _names(context: Context) -> Mapping[str, tuple[str, ...]]:
    return names_by_subject(context.dataset)


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
