"""An archived source text, cut into paragraphs and sentences by offsets.

The content is the file's bytes decoded as UTF-8 with newlines untouched. All offsets are
Unicode code points, spans are half-open, lines and columns count from 1. A line ends with
LF, CR LF or CR.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.model.entities import ParagraphMode
from generator.text.folding import WHITE_SPACE, Folded, fold
from generator.text.runs import Runs
from generator.text.sentences import sentence_spans
from generator.text.spans import Span
from generator.text.words import boundaries

CUT: Final = b"\x01"
"""The mark of a position in `SourceText.cuts`."""

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_MAY_BE_MARKS: Final = re.compile("[\u0300-\U0010ffff]{31,}")
_MOST_MARKS: Final = 30
_BLANK: Final = WHITE_SPACE + "\ufeff"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, with the sentences in it; `index` counts from 0."""

    index: int
    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StructureSpan:
    """A line that is not body, and its kind (see `generator.model.entities.LineKind`)."""

    line: int
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source text with its parts, and the index that the matcher needs."""

    content: str
    paragraphs: tuple[Paragraph, ...]
    structure: tuple[StructureSpan, ...]
    folded: Folded = field(init=False, repr=False, compare=False)
    """The whole content with every equivalence resolved."""
    cuts: bytes = field(init=False, repr=False, compare=False)
    """`CUT` for every position of the folded text where a match may begin or end."""
    folded_paragraphs: tuple[Span, ...] = field(init=False, repr=False, compare=False)
    """The spans of the paragraphs in the folded text."""
    runs: Runs = field(init=False, repr=False, compare=False)
    """Where the words of the folded text stand."""
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _paragraph_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentences: tuple[Span, ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentence_ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the content, once."""
        folded = fold(self.content)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "runs", Runs(folded.text))
        object.__setattr__(self, "cuts", folded.cuts(boundaries(self.content)))
        paragraphs = (paragraph.span for paragraph in self.paragraphs)
        places = tuple(Span(folded.position(s.start), folded.position(s.end)) for s in paragraphs)
        object.__setattr__(self, "folded_paragraphs", places)
        starts = tuple(span.start for span in _lines(self.content))
        object.__setattr__(self, "_line_starts", starts)
        self._index_sentences()

    def _index_sentences(self) -> None:
        sentences = tuple(s for paragraph in self.paragraphs for s in paragraph.sentences)
        paragraph_starts = tuple(paragraph.span.start for paragraph in self.paragraphs)
        object.__setattr__(self, "_paragraph_starts", paragraph_starts)
        object.__setattr__(self, "_sentences", sentences)
        object.__setattr__(self, "_sentence_starts", tuple(s.start for s in sentences))
        object.__setattr__(self, "_sentence_ends", tuple(s.end for s in sentences))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Give the line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Find the paragraph of the body that holds the code point at an offset."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        if index >= 0 and offset < self.paragraphs[index].span.end:
            return self.paragraphs[index]
        return None

    def sentence_at(self, offset: int) -> Span | None:
        """Find the sentence of the body that holds the code point at an offset."""
        return next(iter(self.sentences_touching(Span(offset, offset + 1))), None)

    def sentences_touching(self, span: Span) -> tuple[Span, ...]:
        """List the sentences of the body that share a code point with a span."""
        first = bisect_right(self._sentence_ends, span.start)
        return self._sentences[first : bisect_left(self._sentence_starts, span.end, first)]

    def sentences(self) -> tuple[Span, ...]:
        """List the sentences of the body in order."""
        return self._sentences


def line_of_piled_marks(content: str) -> int | None:
    """Find the first line, from 1, with more than 30 combining marks on one letter.

    No writing has so many (UAX #15, Stream-Safe Text Format), and sorting them takes long.
    """
    for run in _MAY_BE_MARKS.finditer(content):
        piled = 0
        for char in run[0]:
            piled = piled + 1 if unicodedata.combining(char) else 0
            if piled > _MOST_MARKS:
                return content.count("\n", 0, run.start()) + 1
    return None


def read_source_text(
    content: str, *, mode: ParagraphMode, structure: Mapping[int, str], language: str
) -> SourceText:
    """Cut a text into paragraphs and sentences.

    `structure` maps lines (from 1) that are not body to their kind; such a line also ends a
    paragraph. Lines of it that don't exist or are blank are left out of the result's
    `structure`, so that the caller can tell. `language` is a BCP 47 tag.
    """
    lines = _lines(content)
    marked = tuple(
        StructureSpan(number, structure[number], span)
        for number, line in enumerate(lines, start=1)
        if number in structure and (span := _trimmed(content, line))
    )
    spans = _paragraph_spans(content, lines, mode, structure)
    paragraphs = tuple(
        Paragraph(index, span, sentence_spans(content, span, language))
        for index, span in enumerate(spans)
    )
    return SourceText(content, paragraphs, marked)


def _paragraph_spans(
    content: str, lines: tuple[Span, ...], mode: ParagraphMode, structure: Mapping[int, str]
) -> list[Span]:
    """Join the lines of the body into paragraphs, without the white space around them."""
    spans: list[Span] = []
    joins = False
    for number, line in enumerate(lines, start=1):
        span = _trimmed(content, line)
        if not span or number in structure:
            joins = False
        elif joins:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
            joins = mode is ParagraphMode.BLANK_LINES
    return spans


def _lines(content: str) -> tuple[Span, ...]:
    """Cut a text into lines, without their ends."""
    ends = [match.span() for match in _LINE_END.finditer(content)]
    starts = (0, *(end for _, end in ends))
    stops = (*(start for start, _ in ends), len(content))
    return tuple(Span(start, stop) for start, stop in zip(starts, stops, strict=True))


def _trimmed(content: str, span: Span) -> Span:
    """Leave out the white space, and a byte order mark, at both ends."""
    text = content[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip(_BLANK))
    return Span(start, start + len(text.strip(_BLANK)))
