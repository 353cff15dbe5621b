"""The record of the work itself: the sources, what of them is used, what the matcher equates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.entities import Rights
from generator.pages.document import Reference
from generator.text.folding import EQUIVALENCES, Equivalence
from generator.text.spans import Span
from generator.verify.corpus import UnusedSentenceEntry, VerifiedSource
from generator.views.context import PageContext
from generator.views.exceptions import ExceptionView, accepted_exceptions
from generator.views.inputs import NotedIndex, PageCorpus
from generator.views.links import source_page, web_address
from generator.views.notes import source_facts
from generator.views.readability import own_prose, readability_index
from generator.views.source_page import excerpt_spans, share_shown
from generator.views.wording import COVERAGE_WORDS, WORDS, counted, share_words, used_words


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source in a list: `href` leads to its page, `original` to where it was published."""

    title: str
    lang: str
    facts: str
    href: str
    original: str | None
    passages: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The archived sources, in the order of the data."""

    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class UnusedView:
    """A sentence that nothing uses; `text` is None where it may not be reprinted."""

    line: int
    reason: str
    text: str | None


@dataclass(frozen=True, slots=True)
class SourceLedger:
    """How much of one source is used, in words, and every sentence that isn't."""

    entry: SourceEntry
    sentences: str
    shown: str
    coverage: str
    unused: tuple[UnusedView, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What was checked, in numbers, and source by source; `readability` is of our own prose."""

    counts: tuple[str, ...]
    readability: str
    sources: tuple[SourceLedger, ...]
    exceptions: tuple[ExceptionView, ...]


@dataclass(frozen=True, slots=True)
class EquivalencesView:
    """The closed list of differences that the matcher accepts."""

    equivalences: tuple[Equivalence, ...]


def sources_block(context: PageContext, reference: Reference) -> SourcesView:  # noqa: ARG001
    """Show `{{ sources }}`."""
    return SourcesView(tuple(_entry(context, s) for s in context.corpus.sources.values()))


def equivalences_block(context: PageContext, reference: Reference) -> EquivalencesView:  # noqa: ARG001
    """Show `{{ equivalences }}`."""
    return EquivalencesView(EQUIVALENCES)


def ledger_block(context: PageContext, reference: Reference) -> LedgerView:  # noqa: ARG001
    """Show `{{ ledger }}`."""
    sources = context.corpus.sources.values()
    return LedgerView(
        counts=tuple(_counts(context.corpus, context.shared.index)),
        readability=f"{readability_index(own_prose(context.corpus)):.1f}",
        sources=tuple(_source_ledger(context, source) for source in sources),
        exceptions=tuple(accepted_exceptions(context)),
    )


def _entry(context: PageContext, source: VerifiedSource) -> SourceEntry:
    url = source.source.url
    return SourceEntry(
        title=source.source.title.value,
        lang=source.source.language.value,
        facts=source_facts(source),
        href=context.shared.links.href(context.page, source_page(source.id)),
        original=web_address(url.value) if url else None,
        passages=counted(
            len(context.shared.index.of_source(source.id)), "passage", what=WORDS.marked_passages
        ),
    )


def _counts(corpus: PageCorpus, index: NotedIndex) -> Iterator[str]:
    sentences = sum(len(source.text.sentences()) for source in corpus.sources.values())
    rows = (row for process in corpus.processes.values() for row in process.rows)
    gaps = sum(not cell.claims for row in rows for cell in row)
    yield counted(len(corpus.sources), "source")
    yield counted(len(corpus.claims), "claim")
    alone = sum(len(claim.source_ids) == 1 for claim in corpus.claims.values())
    yield counted(alone, "claim", what=WORDS.count_alone)
    yield counted(len(corpus.quotations), "quotation")
    yield counted(index.count_uses(), "passage", what=WORDS.count_named)
    yield counted(index.count(), "passage", what=WORDS.count_marked)
    yield counted(sentences, "sentence", what=WORDS.count_sentences)
    yield counted(sentences - len(corpus.unused), "sentence", what=WORDS.count_used)
    yield counted(len(corpus.unused), "sentence", what=WORDS.count_unused)
    yield counted(len(corpus.disputes), "question", what=WORDS.count_disputes)
    yield counted(gaps, "step", what=WORDS.count_gaps)


def _source_ledger(context: PageContext, source: VerifiedSource) -> SourceLedger:
    unused = [entry for entry in context.corpus.unused if entry.source.id == source.id]
    total = len(source.text.sentences())
    spans = excerpt_spans(source, context.shared.index.of_source(source.id))
    if source.source.rights is Rights.FULL:
        spans = tuple(paragraph.span for paragraph in source.text.paragraphs)
    return SourceLedger(
        entry=_entry(context, source),
        sentences=used_words(total - len(unused), total),
        shown=share_words(share_shown(source, spans)),
        coverage=COVERAGE_WORDS[source.source.coverage],
        unused=tuple(map(_unused, unused)),
    )


def _unused(entry: UnusedSentenceEntry) -> UnusedView:
    text = entry.source.text
    may_show = entry.source.source.rights is Rights.FULL
    return UnusedView(
        line=text.line_column(entry.span.start)[0],
        reason=entry.reason or WORDS.not_covered,
        text=_words(text.content, entry.span) if may_show else None,
    )


def _words(content: str, span: Span) -> str:
    return " ".join(content[span.start : span.end].split())
