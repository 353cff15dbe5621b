"""What a rule may look at: the data, the texts, and the passages that were found in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
from generator.pages.document import Page
from generator.text.source_text import Paragraph
from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.verify.name_index import NameIndex
from generator.verify.reading import Reading
from generator.verify.uses import PageUses

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
    index: NameIndex = field(init=False, repr=False, compare=False)
    """Says in which sources a name may stand."""

    def __post_init__(self) -> None:
        """Prepare the index, which is filled when a rule asks it."""
        object.__setattr__(self, "index", NameIndex(self.sources))

    def names_of(self, subject_id: str) -> tuple[str, ...]:
        """Give a subject's label and aliases; nothing for an unknown id."""
        subject = self.dataset.subjects.get(subject_id)
        if subject is None:
            return ()
        return (subject.label.value, *(alias.name.value for alias in subject.aliases))


def paragraphs_of(
    passages: tuple[VerifiedPassage, ...],
) -> Iterator[tuple[VerifiedSource, Paragraph]]:
    """Give the paragraph of each passage with its source."""
    for passage in passages:
        paragraph = passage.source.text.paragraph_at(passage.spans[0].start)
        if paragraph is not None:
            yield passage.source, paragraph
