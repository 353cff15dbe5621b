"""The things people write down in `data/`, as frozen and typed values.

Nothing here is verified: see `generator.verify` for the types that are. Leaves are `Scalar`s,
so that every message can point at the place in the file; ids are plain strings.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.edtf import Edtf
from generator.model.scalar import Scalar
from generator.problems import Location


class ParagraphMode(enum.StrEnum):
    """How a source text separates its paragraphs."""

    BLANK_LINES = "blank_lines"
    LINES = "lines"


class LineKind(enum.StrEnum):
    """What a line of a source is that does not belong to its body."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    HEADING = "heading"
    POINTER = "pointer"
    ADDRESS = "address"


class Rights(enum.StrEnum):
    """How much of a source's text may be shown."""

    QUOTATION = "quotation"
    FULL = "full"


class Coverage(enum.StrEnum):
    """Whether every sentence of a source has to be used or excused."""

    COMPLETE = "complete"
    PARTIAL = "partial"


class EvidenceRole(enum.StrEnum):
    """Whether a passage carries the claim, or says what a word of the passage refers to."""

    SUPPORT = "support"
    CONTEXT = "context"


class SubjectKind(enum.StrEnum):
    """What a subject is."""

    STATE = "state"
    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    OTHER = "other"


class Basis(enum.StrEnum):
    """How a date is known: said outright, concluded by a person, or worked out by a table."""

    STATED = "stated"
    INFERRED = "inferred"
    COMPUTED = "computed"


class Status(enum.StrEnum):
    """How far a subject has come with a step."""

    DONE = "done"
    BEGUN = "begun"
    STILL_NEEDED = "still_needed"
    DISPUTED = "disputed"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class StructureLine:
    """A line of a source text (from 1) that is not body: neither evidence nor a sentence."""

    line: int
    kind: LineKind
    at: Location


@dataclass(frozen=True, slots=True)
class FoundOutside:
    """A field of a source's metadata that the text doesn't carry, and where it was found."""

    field: str
    where: Scalar


@dataclass(frozen=True, slots=True)
class UnusedSentence:
    """A sentence of a completely covered source that is left out, and why."""

    passage: Scalar
    reason: Scalar
    at: Location


@dataclass(frozen=True, slots=True)
class Source:
    """One archived source: its metadata and how its text is laid out."""

    id: str
    at: Location
    title: Scalar
    text: Scalar
    language: Scalar
    paragraphs: ParagraphMode
    rights: Rights
    coverage: Coverage
    publisher: Scalar | None = None
    author: Scalar | None = None
    issued: Scalar | None = None
    url: Scalar | None = None
    sha256: Scalar | None = None
    structure: tuple[StructureLine, ...] = ()
    found_outside: tuple[FoundOutside, ...] = ()
    unused: tuple[UnusedSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that is said to stand in a source, as its author selected it.

    `pieces` has one entry for a plain passage, several for an elided one. `prefix` and
    `suffix` are the words before and behind it, needed only where it stands more than once
    (as in the W3C Web Annotation TextQuoteSelector).
    """

    source: Scalar
    pieces: tuple[Scalar, ...]
    at: Location
    role: EvidenceRole = EvidenceRole.SUPPORT
    prefix: Scalar | None = None
    suffix: Scalar | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in EDTF beside the words of the source for it."""

    edtf: Scalar
    parsed: Edtf
    at: Location
    basis: Basis = Basis.STATED
    as_stated: Scalar | None = None
    reason: Scalar | None = None
    from_field: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule's finding that a person has looked at and accepts, with the reason.

    `word` narrows it to one word of the claim or passage; absent, it covers the rule.
    """

    rule: Scalar
    reason: Scalar
    at: Location
    word: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of ours with the passages that carry it."""

    id: str
    at: Location
    text: Scalar
    subjects: tuple[Scalar, ...]
    evidence: tuple[Evidence, ...]
    short: Scalar | None = None
    said_by: Scalar | None = None
    date: StatedDate | None = None
    computed: Scalar | None = None
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a source gives between quotation marks as somebody's own."""

    id: str
    at: Location
    speaker: Scalar
    evidence: Evidence
    role: Scalar | None = None
    said_in: Scalar | None = None
    date: StatedDate | None = None
    attribution: tuple[Evidence, ...] = ()
    same_words_as: Scalar | None = None
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a subject: with the passage where it stands, or the reason it is ours."""

    name: Scalar
    evidence: Evidence | None
    ours: Scalar | None
    at: Location


@dataclass(frozen=True, slots=True)
class Subject:
    """A state, person, body or document that claims are about.

    `region` is the code of the subject's shape on the map (ISO 3166-1 alpha-2), if any;
    `lang` the language of a foreign label (BCP 47); `adjective` the word that says whose
    something is (*French* for *France*).
    """

    id: str
    at: Location
    label: Scalar
    kind: SubjectKind
    aliases: tuple[Alias, ...] = ()
    region: Scalar | None = None
    lang: Scalar | None = None
    adjective: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which sources, or sentences of one, don't agree; positions are claims."""

    id: str
    at: Location
    question: Scalar
    positions: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a process and the words that speak of it in a source."""

    id: str
    at: Location
    label: Scalar
    words: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A hit of the search behind `not_stated` that a person read, and why it doesn't answer."""

    source: Scalar
    passage: Scalar
    reason: Scalar
    at: Location


@dataclass(frozen=True, slots=True)
class StepState:
    """How far one subject has come with one step."""

    subject: Scalar
    step: Scalar
    status: Status
    at: Location
    claims: tuple[Scalar, ...] = ()
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Process:
    """Ordered steps, and for each subject how far it has come with each of them."""

    id: str
    at: Location
    label: Scalar
    steps: tuple[Step, ...]
    states: tuple[StepState, ...]
    _by_place: dict[tuple[str, str], StepState] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the states, once; of two for one place the first counts."""
        by_place = {(one.subject.value, one.step.value): one for one in reversed(self.states)}
        object.__setattr__(self, "_by_place", by_place)

    def subjects(self) -> tuple[str, ...]:
        """List the subjects in the order in which the data names them."""
        return tuple(dict.fromkeys(state.subject.value for state in self.states))

    def state_of(self, subject: str, step: str) -> StepState | None:
        """Find what the data says of one subject and one step."""
        return self._by_place.get((subject, step))


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term with its definition, which is a claim."""

    id: str
    at: Location
    term: Scalar
    definition: Scalar
    lang: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Permalinks:
    """Every id ever published, and what became of those that are gone."""

    published: tuple[Scalar, ...] = ()
    redirects: tuple[tuple[Scalar, Scalar], ...] = ()
    withdrawn: tuple[tuple[Scalar, Scalar], ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything in `data/`, by id, in the order of the files; unverified."""

    sources: Mapping[str, Source]
    subjects: Mapping[str, Subject]
    claims: Mapping[str, Claim]
    quotations: Mapping[str, Quotation]
    disputes: Mapping[str, Dispute]
    processes: Mapping[str, Process]
    glossary: Mapping[str, GlossaryTerm]
    permalinks: Permalinks
