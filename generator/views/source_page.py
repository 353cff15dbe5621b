"""The page of one source: what is known of it, and the passages that are cited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.entities import LineKind, Rights
from generator.pages.document import Heading
from generator.text.spans import Span
from generator.verify.corpus import VerifiedSource
from generator.views.context import PageContext
from generator.views.dates import edtf_words
from generator.views.excerpts import merged, sentence_hull
from generator.views.inputs import PageCorpus
from generator.views.links import web_address
from generator.views.marks import Segment, segments
from generator.views.notes import NoteWay
from generator.views.original import original_link
from generator.views.passages import CitedPassage
from generator.views.wording import FIELD_WORDS, LINE_WORDS, RIGHTS_WORDS, WORDS, language_name

_FIRST_WORDS = 7


@dataclass(frozen=True, slots=True)
class FieldView:
    """A line of metadata: `outside` says where it was found if the text doesn't carry it."""

    label: str
    value: str
    href: str | None = None
    outside: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class UseView:
    """Somebody who uses a passage: `kind` is `claim`, `quotation`, `attribution` or `gap`.

    An attribution says who speaks in a quotation, where or when.
    `href` leads to its home, `passages` to the passages of this part that it uses.
    """

    kind: str
    id: str
    text: str
    href: str | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextPartView:
    """An excerpt, a paragraph or, with its kind in words, a line that isn't body."""

    segments: tuple[Segment, ...]
    line_kind: str | None = None
    original: str | None = None
    uses: tuple[UseView, ...] = ()
    notes: tuple[NoteWay, ...] = ()
    """Where all pages share their notes: those that cite this part, in the place of `uses`.

    Such a document leads to the original once, by its address alone.
    """
    cut_before: bool = False
    """Whether words of the file are left out between the part before and this one."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that a source's page shows; `share` is None where the whole text is shown."""

    lang: str
    fields: tuple[FieldView, ...]
    share: str | None
    heading: Heading
    parts: tuple[TextPartView, ...]

    @property
    def full(self) -> bool:
        """Tell whether the whole text is shown."""
        return self.share is None


def source_view(context: PageContext, source: VerifiedSource) -> SourceView:
    """Compose the page of a source."""
    passages = context.shared.index.of_source(source.id)
    full = source.source.rights is Rights.FULL
    spans = excerpt_spans(source, passages)
    title = WORDS.full_text if full else WORDS.excerpts
    return SourceView(
        lang=source.source.language.value,
        fields=tuple(_fields(source)),
        share=None if full else f"{share_shown(source, spans):.0%}",
        heading=Heading(2, context.local("section_passages"), title),
        parts=tuple(_full_parts(context, source) if full else _excerpts(context, source, spans)),
    )


def excerpt_spans(source: VerifiedSource, passages: tuple[CitedPassage, ...]) -> tuple[Span, ...]:
    """List what a page may show of a source that is only quoted: the cited sentences."""
    return merged([sentence_hull(source.text, passage.span) for passage in passages])


def share_shown(source: VerifiedSource, spans: tuple[Span, ...]) -> float:
    """Give the part of a source's body that lies in the spans, from 0 to 1, by characters."""
    body = sum(len(paragraph.span) for paragraph in source.text.paragraphs)
    return sum(map(len, spans)) / body if body else 0.0


def _fields(source: VerifiedSource) -> Iterator[FieldView]:
    data = source.source
    outside = {found.field: found.where.value for found in data.found_outside}
    for name in ("title", "publisher", "author", "issued", "language", "url"):
        scalar = getattr(data, name)
        if scalar is None:
            continue
        value = _value(source, name, scalar.value)
        yield FieldView(
            FIELD_WORDS[name],
            value,
            href=web_address(scalar.value) if name == "url" else None,
            outside=outside.get(name),
            lang=data.language.value if name in ("title", "language") else None,
        )
    yield FieldView(WORDS.archived_file, data.text.value)
    yield FieldView(WORDS.hash, source.sha256)
    yield FieldView(WORDS.shown, RIGHTS_WORDS[data.rights])


def _value(source: VerifiedSource, name: str, written: str) -> str:
    if name == "issued" and source.issued:
        return edtf_words(source.issued)
    return language_name(written) if name == "language" else written


def _excerpts(
    context: PageContext, source: VerifiedSource, spans: tuple[Span, ...]
) -> Iterator[TextPartView]:
    end = None
    for span in spans:
        between = "" if end is None else source.text.content[end : span.start]
        yield replace(_body_part(context, source, span), cut_before=bool(between.strip()))
        end = span.end


def _full_parts(context: PageContext, source: VerifiedSource) -> Iterator[TextPartView]:
    kinds = {line.span: LINE_WORDS[LineKind(line.kind)] for line in source.text.structure}
    for span in sorted([*kinds, *(paragraph.span for paragraph in source.text.paragraphs)]):
        if span in kinds:
            text = source.text.content[span.start : span.end]
            yield TextPartView((Segment(text, ()),), kinds[span])
        else:
            yield _body_part(context, source, span)


def _body_part(context: PageContext, source: VerifiedSource, span: Span) -> TextPartView:
    passages = _within(context.shared.index.of_source(source.id), span)
    data = source.source
    url = data.url.value if data.url else None
    in_one = context.shared.links.one_document
    return TextPartView(
        segments=segments(source.text.content, span, passages, context.anchor),
        original=original_link(url, source.text, span) if passages and not in_one else None,
        uses=() if in_one else tuple(_uses(context, passages)),
        notes=context.notes.ways_to(source.id, {p.span for p in passages}) if in_one else (),
    )


def _within(passages: tuple[CitedPassage, ...], span: Span) -> tuple[CitedPassage, ...]:
    """Choose those of a source's passages, which stand in the order of the text, in a span."""
    first = bisect_left(passages, span.start, key=_start)
    last = bisect_left(passages, span.end, lo=first, key=_start)
    return tuple(p for p in passages[first:last] if p.span.end <= span.end)


def _start(passage: CitedPassage) -> int:
    return passage.span.start


def _uses(context: PageContext, passages: tuple[CitedPassage, ...]) -> Iterator[UseView]:
    users: dict[tuple[str, str], list[str]] = {}
    for passage in passages:
        href = context.shared.links.href(context.page, context.page, passage.name)
        for kind, ids in (
            ("claim", passage.claims),
            *_quoting(context.corpus, passage),
            ("gap", passage.gaps),
        ):
            for id_ in ids:
                users.setdefault((kind, id_), []).append(href)
    for (kind, id_), hrefs in users.items():
        if kind == "attribution" and ("quotation", id_) in users:
            continue
        text = _use_text(context.corpus, kind, id_)
        yield UseView(kind, id_, text, context.permalink(id_), tuple(hrefs))


def _quoting(corpus: PageCorpus, passage: CitedPassage) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Part the quotations whose own words a passage has from those that it attributes."""
    words = tuple(
        id_ for id_ in passage.quotations if passage.span in corpus.quotations[id_].passage.spans
    )
    others = tuple(id_ for id_ in passage.quotations if id_ not in words)
    return ("quotation", words), ("attribution", others)


def _use_text(corpus: PageCorpus, kind: str, id_: str) -> str:
    if kind == "claim":
        return corpus.claims[id_].short
    if kind in {"quotation", "attribution"}:
        quotation = corpus.quotations[id_]
        return f"{quotation.speaker.label.value}, “{_first_words(quotation.passage.exact[0])}”"
    cell = corpus.gap(id_)
    return f"{cell.subject.label.value}: {cell.step.label.value}" if cell else id_


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
