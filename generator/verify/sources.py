"""Sources: the archived bytes against their hash, and the text in them."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from typing import Protocol

from generator.model.edtf import Edtf, EdtfError, parse_edtf
from generator.model.entities import Source
from generator.problems import Problem
from generator.text.source_text import SourceText, line_of_piled_marks, read_source_text
from generator.verify.corpus import VerifiedSource


def read_sources(
    sources: Mapping[str, Source], contents: Mapping[str, bytes], known: KnownSources | None = None
) -> tuple[dict[str, VerifiedSource], list[Problem]]:
    """Read every source whose bytes are there; those that can't be read are left out.

    Of those that are `known` to be right nothing is looked at before somebody asks.
    """
    found: dict[str, VerifiedSource] = {}
    problems: list[Problem] = []
    for source in sources.values():
        content = contents.get(source.id)
        if content is None:
            continue  # reported where the file was looked for
        verified = known.recall(source, content) if known else None
        if verified is None:
            verified, wrong = _read_source(source, content)
            problems += wrong
            if known and verified and not wrong:
                known.keep(verified)
        if verified is not None:
            found[source.id] = verified
    return found, problems


class KnownSources(Protocol):
    """What is known of sources in which nothing was wrong."""

    def recall(self, source: Source, content: bytes) -> VerifiedSource | None:
        """Give a source of these bytes and these data."""

    def keep(self, source: VerifiedSource) -> None:
        """Keep a source in which nothing is wrong."""


def unread_source(source: Source, content: bytes, sha256: str) -> VerifiedSource:
    """Make a source of which it is known that nothing is wrong with it."""
    text = functools.cache(lambda: _text_of(source, content.decode("utf-8")))
    return VerifiedSource(source, text, sha256, _issued(source))


def _read_source(source: Source, content: bytes) -> tuple[VerifiedSource | None, list[Problem]]:
    digest = hashlib.sha256(content).hexdigest()
    text, unreadable = _decode(source, content)
    problems = [*_hash_problems(source, digest), *unreadable]
    if text is None:
        return None, problems
    problems += _structure_problems(source, text)
    return VerifiedSource(source, lambda: text, digest, _issued(source)), problems


def _hash_problems(source: Source, digest: str) -> list[Problem]:
    if source.sha256 is None:
        message = f"the hash of {source.text} is not written down"
        hint = f"add the line `sha256: {digest}`"
        return [Problem("source/hash-missing", message, source.at, help=(hint,))]
    if source.sha256.value == digest:
        return []
    message = f"{source.text} is not the file that was archived: its SHA-256 is another one"
    hints = (
        "an archived text is never changed: restore it byte for byte (line ends count)",
        "while you add a new source: delete the line, and the next check prints the right one",
    )
    return [Problem("source/hash-mismatch", message, source.sha256.at, help=hints)]


def _decode(source: Source, content: bytes) -> tuple[SourceText | None, list[Problem]]:
    try:
        decoded = content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{source.text} is not UTF-8: byte {error.start + 1} belongs to no character"
        hint = "archive the text as UTF-8"
        return None, [Problem("source/encoding", message, source.text.at, help=(hint,))]
    if (line := line_of_piled_marks(decoded)) is not None:
        message = f"line {line} of {source.text} has more than 30 marks on one letter"
        return None, [Problem("source/encoding", message, source.text.at)]
    return _text_of(source, decoded), []


def _text_of(source: Source, decoded: str) -> SourceText:
    structure = {line.line: line.kind.value for line in source.structure}
    return read_source_text(
        decoded, mode=source.paragraphs, structure=structure, language=source.language.value
    )


def _issued(source: Source) -> Edtf | None:
    if source.issued is None:
        return None
    try:
        return parse_edtf(source.issued.value)
    except EdtfError:
        return None  # reported where the value was read


def _structure_problems(source: Source, text: SourceText) -> Iterator[Problem]:
    readable = {span.line for span in text.structure}
    seen: set[int] = set()
    for line in source.structure:
        if line.line not in readable:
            message = f"line {line.line} of {source.text} is blank or doesn't exist"
            hint = "lines count from 1, blank ones too"
            yield Problem("source/structure-line", message, line.at, help=(hint,))
        if line.line in seen:
            message = f"line {line.line} is listed twice"
            yield Problem("source/structure-line", message, line.at)
        seen.add(line.line)
