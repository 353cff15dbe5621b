"""What has been proved: the only types that views and templates accept.

Only `generator.verify` makes these objects (a test over the syntax trees holds it). A
`VerifiedClaim` exists only if each of its passages was found in its archived source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.loading.entry_files import Outline
from generator.model.edtf import Edtf
from generator.model.entities import (
    Basis,
    Claim,
    Dispute,
    EvidenceRole,
    GlossaryTerm,
    Permalinks,
    Process,
    Quotation,
    Source,
    Status,
    Step,
    Subject,
)
from generator.pages.document import Page
from generator.text.source_text import SourceText
from generator.text.spans import Span
from generator.verify.uses import PageUses

Places = tuple[tuple[str, str, tuple[int, ...]], ...]
"""The passages of an entry: the source, the role, and where each piece begins and ends."""


@dataclass(frozen=True, slots=True)
class VerifiedSource:
    """A source whose file has the hash that the data names, and its text."""

    source: Source
    read: Callable[[], SourceText] = field(repr=False, compare=False)
    sha256: str
    issued: Edtf | None

    @property
    def text(self) -> SourceText:
        """The text, cut into sentences when somebody first asks for it."""
        return self.read()

    @property
    def id(self) -> str:
        """The source's id."""
        return self.source.id


@dataclass(frozen=True, slots=True)
class VerifiedPassage:
    """A passage found in exactly one place: one span a piece, in order, in one paragraph."""

    source: VerifiedSource
    role: EvidenceRole
    spans: tuple[Span, ...]

    @property
    def exact(self) -> tuple[str, ...]:
        """The source's own characters, one string a piece."""
        content = self.source.text.content
        return tuple(content[span.start : span.end] for span in self.spans)


@dataclass(frozen=True, slots=True)
class VerifiedDate:
    """A date that follows from the words of the source as its `basis` says."""

    edtf: Edtf
    basis: Basis
    as_stated: str | None
    reason: str | None
    from_field: str | None


@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """A claim all of whose passages were found and whose guards all passed."""

    claim: Claim
    subjects: tuple[Subject, ...]
    said_by: Subject | None
    date: VerifiedDate | None
    evidence: tuple[VerifiedPassage, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def text(self) -> str:
        """The claim's sentence."""
        return self.claim.text.value

    @property
    def short(self) -> str:
        """The claim's short form, or its sentence where it has none."""
        return self.claim.short.value if self.claim.short else self.claim.text.value

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of its supporting passages, each once, in the data's order."""
        support = (p for p in self.evidence if p.role is EvidenceRole.SUPPORT)
        return tuple(dict.fromkeys(p.source.id for p in support))


@dataclass(frozen=True, slots=True)
class VerifiedQuotation:
    """A quotation whose words lie inside quotation marks in its source."""

    quotation: Quotation
    speaker: Subject
    date: VerifiedDate | None
    passage: VerifiedPassage
    attribution: tuple[VerifiedPassage, ...]

    @property
    def id(self) -> str:
        """The quotation's id."""
        return self.quotation.id


@dataclass(frozen=True, slots=True)
class VerifiedSeen:
    """A hit of the search for a step that isn't stated: found, read and explained."""

    passage: VerifiedPassage
    reason: str


@dataclass(frozen=True, slots=True)
class VerifiedCell:
    """How far one subject has come with one step.

    `claims` is empty exactly if the status is NOT_STATED; then `searched` holds the step's
    words and `seen` what the search for them found.
    """

    subject: Subject
    step: Step
    status: Status
    claims: tuple[VerifiedClaim, ...]
    searched: tuple[str, ...] = ()
    seen: tuple[VerifiedSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifiedProcess:
    """A process with one row of cells for each subject, one cell for each step, in order."""

    process: Process
    subjects: tuple[Subject, ...]
    rows: tuple[tuple[VerifiedCell, ...], ...]

    @property
    def id(self) -> str:
        """The process's id."""
        return self.process.id


@dataclass(frozen=True, slots=True)
class VerifiedDispute:
    """A question with at least two positions, each a verified claim."""

    dispute: Dispute
    positions: tuple[VerifiedClaim, ...]

    @property
    def id(self) -> str:
        """The dispute's id."""
        return self.dispute.id


@dataclass(frozen=True, slots=True)
class VerifiedTerm:
    """A glossary term whose definition is a verified claim."""

    term: GlossaryTerm
    definition: VerifiedClaim


@dataclass(frozen=True, slots=True)
class UnusedSentenceEntry:
    """A sentence of the ledger that no claim and no quotation uses, and why (None: partial)."""

    source: VerifiedSource
    span: Span
    reason: str | None


@dataclass(frozen=True, slots=True)
class VerifiedCorpus:
    """The whole project after every rule passed: the sole input of views and exports."""

    sources: Mapping[str, VerifiedSource]
    subjects: Mapping[str, Subject]
    claims: Mapping[str, VerifiedClaim]
    quotations: Mapping[str, VerifiedQuotation]
    disputes: Mapping[str, VerifiedDispute]
    processes: Mapping[str, VerifiedProcess]
    glossary: Mapping[str, VerifiedTerm]
    permalinks: Permalinks
    pages: tuple[Page, ...]
    ledger: Callable[[], tuple[UnusedSentenceEntry, ...]] = field(repr=False, compare=False)
    uses: Mapping[str, PageUses] = field(default_factory=dict)
    """What each page shows, by `src_uri`: its references, expanded, in order."""
    rows: Mapping[str, tuple[VerifiedCell, ...]] = field(default_factory=dict)
    """The rows of the processes, by the ids of process and subject with a space between."""
    gaps: Mapping[str, VerifiedCell] = field(default_factory=dict)
    """The cells of which nothing is stated, by `<subject>/<step>`, in the order of the data."""
    places: Mapping[str, Places] = field(default_factory=dict)
    """Where the passages of claims and quotations stand, by id; for who needs no more of them."""
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """What else is asked of all claims and quotations alike, by id, in the order of the data."""

    @property
    def unused(self) -> tuple[UnusedSentenceEntry, ...]:
        """The sentences that nothing uses; they are looked for when somebody first asks."""
        return self.ledger()
