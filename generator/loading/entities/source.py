"""What a file in `data/sources/` may hold."""

from __future__ import annotations

from generator.loading.binding import Findings, Values
from generator.loading.fields import Field, ListOf, MapOf, Record
from generator.loading.kinds import Choice, EdtfDate, LineNumber, Passage, Pattern, Text
from generator.model.entities import (
    Coverage,
    FoundOutside,
    LineKind,
    ParagraphMode,
    Rights,
    Source,
    StructureLine,
    UnusedSentence,
)

LANGUAGE_TAG = Pattern(
    "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "a language tag such as en, uk or pt-BR (BCP 47)"
)
_METADATA = ("title", "publisher", "author", "issued", "url", "language")

_LINE = Field("line", LineNumber(), "the number of the line in the text, from 1", required=True)
_KIND = Field("kind", Choice(LineKind), "what the line is", required=True)
_UNUSED_PASSAGE = Field(
    "passage", Passage(), "the sentence that no claim and no quotation uses", required=True
)
_UNUSED_REASON = Field("reason", Text(), "why it is left out", required=True)


def _structure_line(values: Values) -> StructureLine:
    return StructureLine(values.need(_LINE), values.need(_KIND), values.at)


def _unused(values: Values) -> UnusedSentence:
    return UnusedSentence(values.need(_UNUSED_PASSAGE), values.need(_UNUSED_REASON), values.at)


_TITLE = Field("title", Text(), "the title of the document as it gives it", required=True)
_PUBLISHER = Field("publisher", Text(), "who published it")
_AUTHOR = Field("author", Text(), "who wrote it")
_ISSUED = Field("issued", EdtfDate(), "when it was published, in EDTF", examples=("2024-03-01",))
_URL = Field(
    "url",
    Pattern(r"https?://[^\s<>\"'`{}|\\^]+", "a web address that begins with https:// or http://"),
    "where the original stands",
    examples=("https://example.org/news/1",),
)
_LANGUAGE = Field(
    "language", LANGUAGE_TAG, "the language of the text", required=True, examples=("en",)
)
_TEXT = Field(
    "text",
    Pattern(r"seeds/\S(.*\S)?", "a path that begins with seeds/"),
    "the archived text, a path that begins with seeds/",
    required=True,
    examples=("seeds/report.txt",),
)
_SHA256 = Field(
    "sha256",
    Pattern("[0-9a-f]{64}", "64 digits and small letters a to f"),
    "the SHA-256 of the archived text; leave it out, and the check tells it",
)
_PARAGRAPHS = Field("paragraphs", Choice(ParagraphMode), "how the text separates its paragraphs")
_STRUCTURE = Field(
    "structure",
    ListOf(Record("a structure line", (_LINE, _KIND), _structure_line)),
    "lines of the text that are not its body",
)
_RIGHTS = Field(
    "rights", Choice(Rights), "quotation: only cited passages are shown; full: the whole text"
)
_COVERAGE = Field(
    "coverage",
    Choice(Coverage),
    "complete: each sentence is used or listed under 'unused'; partial: the ledger shows the rest",
)
_FOUND_OUTSIDE = Field(
    "found_outside",
    MapOf(Text(), "a field of the source's metadata", keys=_METADATA),
    "metadata that the text itself doesn't carry, and where it was found",
)
_UNUSED = Field(
    "unused",
    ListOf(Record("an unused sentence", (_UNUSED_PASSAGE, _UNUSED_REASON), _unused)),
    "sentences that are left out, each with the reason",
)


def _build(values: Values) -> Source:
    outside = values.get_or(_FOUND_OUTSIDE, ())
    return Source(
        id=values.name,
        at=values.at,
        title=values.need(_TITLE),
        text=values.need(_TEXT),
        language=values.need(_LANGUAGE),
        paragraphs=values.get_or(_PARAGRAPHS, ParagraphMode.BLANK_LINES),
        rights=values.get_or(_RIGHTS, Rights.QUOTATION),
        coverage=values.get_or(_COVERAGE, Coverage.PARTIAL),
        publisher=values.get(_PUBLISHER),
        author=values.get(_AUTHOR),
        issued=values.get(_ISSUED),
        url=values.get(_URL),
        sha256=values.get(_SHA256),
        structure=values.get_or(_STRUCTURE, ()),
        found_outside=tuple(FoundOutside(name.value, where) for name, where in outside),
        unused=values.get_or(_UNUSED, ()),
    )


def _check(values: Values, found: Findings) -> bool:
    """Report a line that is given two kinds."""
    seen: set[int] = set()
    for entry in values.get_or(_STRUCTURE, ()):
        if entry.line in seen:
            message = f"line {entry.line} stands twice under 'structure'"
            found.error("data/repeated", message, entry.at, "delete one of the two")
        seen.add(entry.line)
    return True


SOURCE_RECORD = Record(
    "a source",
    (
        _TITLE,
        _PUBLISHER,
        _AUTHOR,
        _ISSUED,
        _URL,
        _LANGUAGE,
        _TEXT,
        _SHA256,
        _PARAGRAPHS,
        _STRUCTURE,
        _RIGHTS,
        _COVERAGE,
        _FOUND_OUTSIDE,
        _UNUSED,
    ),
    _build,
    _check,
)
