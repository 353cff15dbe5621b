"""How claims and quotations look at one place of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.verify.corpus import VerifiedClaim, VerifiedQuotation
from generator.views.context import NO_ANCHORS, Anchors, PageContext
from generator.views.dates import DateView, date_view
from generator.views.notes import CiteView, Citing, source_facts, source_name
from generator.views.publication import Way
from generator.views.terms import TermWay
from generator.views.wording import listed


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of a text: in a language of its own, or leading to the definition of a term.

    `anchor` is the id of the link, `href` where it leads.
    """

    text: str
    lang: str | None = None
    href: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim at one place of a page, with a citation link for each of its sources.

    `runs` are the claim's sentence or its short form in pieces; `permalink` leads to its home
    and is None where no page has it. `one_source` tells that a single source supports it.
    """

    claim_id: str
    anchors: Anchors
    runs: tuple[TextRun, ...]
    cites: tuple[CiteView, ...]
    date: DateView | None
    sources: str
    one_source: bool
    permalink: str | None

    @property
    def text(self) -> str:
        """The sentence, or the short form, as a whole."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class OtherWording:
    """The same sentence in another source."""

    source: str
    href: str | None


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Somebody's own words with who, as what, where and when, as the source gives it.

    `corrections` lead to its data; `citation` is the whole in one line, to be copied.
    """

    quotation_id: str
    anchors: Anchors
    pieces: tuple[str, ...]
    lang: str
    speaker: str
    role: str | None
    said_in: str | None
    date: DateView | None
    source: str
    cites: tuple[CiteView, ...]
    same_as: tuple[OtherWording, ...]
    permalink: str | None
    corrections: tuple[Way, ...]
    citation: str


def claim_view(context: PageContext, claim: VerifiedClaim, *, short: bool = False) -> ClaimView:
    """Show a claim here: number its notes and give it its id if this is its first place."""
    permalink, source_ids = context.permalink(claim.id), claim.source_ids
    cites = _cites(context, claim, permalink, alone=len(source_ids) == 1)
    runs = tuple(_runs(context, claim.short if short else claim.text, claim))
    anchors = context.settle(claim.id, cites)
    return _claim_view(claim, runs, cites, anchors, source_ids, permalink)


def definition_view(context: PageContext, claim: VerifiedClaim) -> ClaimView:
    """Show a claim as the explanation of a word: never its home, and without further terms."""
    permalink, source_ids = context.permalink(claim.id), claim.source_ids
    cites = _cites(context, claim, permalink, alone=len(source_ids) == 1)
    runs = (TextRun(claim.text),)
    return _claim_view(claim, runs, cites, NO_ANCHORS, source_ids, permalink)


def quotation_view(context: PageContext, quotation: VerifiedQuotation) -> QuotationView:
    """Show a quotation here."""
    data = quotation.quotation
    cites = context.notes.cite((quotation.passage, *quotation.attribution))
    return QuotationView(
        quotation_id=quotation.id,
        anchors=context.settle(quotation.id, cites),
        pieces=quotation.passage.exact,
        lang=quotation.passage.source.source.language.value,
        speaker=quotation.speaker.label.value,
        role=data.role.value if data.role else None,
        said_in=data.said_in.value if data.said_in else None,
        date=date_view(quotation.date) if quotation.date else None,
        source=source_name(quotation.passage.source),
        cites=cites,
        same_as=_same_as(context, quotation),
        permalink=context.permalink(quotation.id),
        corrections=context.shared.publication.corrections(data.at, quotation.id),
        citation=_citation(context, quotation),
    )


def _claim_view(  # noqa: PLR0913, PLR0917 - the parts of one view
    claim: VerifiedClaim,
    runs: tuple[TextRun, ...],
    cites: tuple[CiteView, ...],
    anchors: Anchors,
    source_ids: tuple[str, ...],
    permalink: str | None,
) -> ClaimView:
    sources = {passage.source.id: passage.source for passage in claim.evidence}
    return ClaimView(
        claim_id=claim.id,
        anchors=anchors,
        runs=runs,
        cites=cites,
        date=date_view(claim.date) if claim.date else None,
        sources=listed(tuple(source_name(sources[id_]) for id_ in source_ids)),
        one_source=len(source_ids) == 1,
        permalink=permalink,
    )


def _cites(
    context: PageContext, claim: VerifiedClaim, permalink: str | None, *, alone: bool
) -> tuple[CiteView, ...]:
    citing = Citing(
        claim_id=claim.id,
        short=claim.short,
        permalink=permalink,
        corrections=context.shared.publication.corrections(claim.claim.at, claim.id),
    )
    return context.notes.cite(claim.evidence, citing, alone=alone)


def _runs(context: PageContext, text: str, claim: VerifiedClaim) -> Iterator[TextRun]:
    """Cut a text at the terms in it: foreign ones have their language, each one link a page."""
    done = 0
    for start, end, entry in context.shared.terms.find(text):
        lang = entry.term.lang.value if entry.term.lang else None
        leads = entry.definition.id != claim.id and context.first_use(entry)
        if not leads and lang is None:
            continue
        if start > done:
            yield TextRun(text[done:start])
        way = context.term_way(entry) if leads else TermWay(None)
        yield TextRun(text[start:end], lang, way.href, way.anchor)
        done = end
    if done < len(text):
        yield TextRun(text[done:])


def _same_as(context: PageContext, quotation: VerifiedQuotation) -> tuple[OtherWording, ...]:
    others = map(context.corpus.quotations.get, context.shared.same_words.get(quotation.id, ()))
    return tuple(
        OtherWording(source_name(other.passage.source), context.permalink(other.id))
        for other in others
        if other is not None
    )


def _citation(context: PageContext, quotation: VerifiedQuotation) -> str:
    """Write words, speaker, source and address in one line, to be copied.

    Without a public address the place in the site stands for it.
    """
    data = quotation.quotation
    source = quotation.passage.source
    words = " ".join(" […] ".join(quotation.passage.exact).split())
    known = (data.role, data.said_in)
    who = ", ".join([quotation.speaker.label.value, *(scalar.value for scalar in known if scalar)])
    where = context.public_place(quotation.id)
    facts = f"“{words}” – {who}. {source.source.title.value}. {source_facts(source)}."
    return f"{facts} {where}" if where else facts
