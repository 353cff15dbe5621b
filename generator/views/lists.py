"""Claims, quotations and terms gathered in lists: timeline, voices, a subject, the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.document import Heading, Reference
from generator.verify.corpus import VerifiedClaim
from generator.views.context import Anchors, PageContext
from generator.views.items import ClaimView, QuotationView, claim_view, quotation_view


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    """One quotation as a card."""

    quotation: QuotationView


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Dated claims, the earliest first, or the newest where only these are shown."""

    entries: tuple[ClaimView, ...]
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A plain list of claims."""

    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What one speaker says: in their own words, and as reported."""

    heading: Heading
    lang: str | None
    quotations: tuple[QuotationView, ...]
    reported: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class VoicesView:
    """Everybody who speaks, in the order of the subjects."""

    voices: tuple[VoiceView, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with its definition."""

    anchors: Anchors
    term: str
    lang: str | None
    definition: ClaimView


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All terms, in the order of the alphabet."""

    terms: tuple[TermView, ...]


def quotation_block(context: PageContext, reference: Reference) -> QuotationBlock:
    """Show `{{ quotation ID }}`."""
    return QuotationBlock(
        quotation_view(context, context.corpus.quotations[reference.arguments[0]])
    )


def timeline_block(context: PageContext, reference: Reference) -> TimelineView:
    """Show `{{ timeline subject=ID limit=newest-N }}`."""
    claims = context.corpus.claims_shown(context.page, reference)
    newest_first = reference.option("limit") is not None
    ordered = reversed(claims) if newest_first else claims
    return TimelineView(tuple(claim_view(context, claim) for claim in ordered), newest_first)


def claims_block(context: PageContext, reference: Reference) -> ClaimsView:
    """Show `{{ claims subject=ID }}`."""
    about = _about(context, reference.option("subject"))
    return ClaimsView(tuple(claim_view(context, claim) for claim in about))


def voices_block(context: PageContext, reference: Reference) -> VoicesView:
    """Show `{{ voices speaker=ID }}`."""
    only = reference.option("speaker")
    speakers = [only] if only else list(context.corpus.subjects)
    return VoicesView(tuple(_voice(context, who) for who in speakers if _speaks(context, who)))


def glossary_block(context: PageContext, reference: Reference) -> GlossaryView:  # noqa: ARG001
    """Show `{{ glossary }}`."""
    entries = sorted(
        context.corpus.glossary.values(), key=lambda entry: entry.term.term.value.casefold()
    )
    return GlossaryView(
        tuple(
            TermView(
                anchors=context.settle(entry.term.id),
                term=entry.term.term.value,
                lang=entry.term.lang.value if entry.term.lang else None,
                definition=claim_view(context, entry.definition),
            )
            for entry in entries
        )
    )


def _speaks(context: PageContext, subject_id: str) -> bool:
    corpus = context.corpus
    return bool(corpus.quoted(subject_id) or corpus.reported(subject_id))


def _voice(context: PageContext, speaker_id: str) -> VoiceView:
    subject = context.corpus.subjects[speaker_id]
    quotations, reported = context.corpus.quoted(speaker_id), context.corpus.reported(speaker_id)
    return VoiceView(
        heading=context.heading(f"voice_{speaker_id}", subject.label.value),
        lang=subject.lang.value if subject.lang else None,
        quotations=tuple(quotation_view(context, quotation) for quotation in quotations),
        reported=tuple(claim_view(context, claim) for claim in reported),
    )


def _about(context: PageContext, subject_id: str | None) -> Iterable[VerifiedClaim]:
    if subject_id is None:
        return context.corpus.claims.values()
    return context.corpus.claims_about(subject_id)
