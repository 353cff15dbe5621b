"""Which version of an entry a project holds: a digest of all that the verified entry follows from.

An entry is never changed but by a change of these bytes, so whatever was made of it alone holds
as long as its version is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from generator.loading.project import LoadedProject
from generator.model.entities import Subject
from generator.verify.corpus import (
    VerifiedClaim,
    VerifiedCorpus,
    VerifiedPassage,
    VerifiedProcess,
    VerifiedQuotation,
)

NO_VERSION = ""
"""Of an entry that isn't there."""


class Versions:
    """Gives the versions of a corpus's entries and pages, by kind and id."""

    def __init__(self, loaded: LoadedProject, corpus: VerifiedCorpus) -> None:
        """Take a corpus, and the files that it was made of."""
        self._loaded = loaded
        self._corpus = corpus
        self._files: dict[str, str] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._pages = {page.src_uri: page.path for page in corpus.pages}
        self._kinds: Mapping[str, Callable[[str], Iterable[str] | None]] = {
            "source": self._source,
            "subject": self._subject,
            "claim": self._claim,
            "quotation": self._quotation,
            "dispute": self._dispute,
            "process": self._process,
            "term": self._term,
            "page": self._page,
        }

    def of(self, kind: str, id_: str) -> str:
        """Give the version of an entry; `NO_VERSION` if there is none of this kind and id.

        `kind` is `source`, `subject`, `claim`, `quotation`, `dispute`, `process`, `term` or `page`;
        the id of a page is its `src_uri`.
        """
        key = kind, id_
        version = self._known.get(key)
        if version is None:
            parts = self._kinds[kind](id_)
            version = NO_VERSION if parts is None else _digest(" ".join(parts).encode())
            self._known[key] = version
        return version

    def _source(self, id_: str) -> Iterable[str] | None:
        source = self._corpus.sources.get(id_)
        if source is None:
            return None
        text = self._loaded.source_bytes.get(id_, b"")
        return self._file(source.source.at.path), _digest(text)

    def _subject(self, id_: str) -> Iterable[str] | None:
        subject = self._corpus.subjects.get(id_)
        return None if subject is None else self._subjects([subject])

    def _claim(self, id_: str) -> Iterable[str] | None:
        claim = self._corpus.claims.get(id_)
        return None if claim is None else self._of_claim(claim)

    def _of_claim(self, claim: VerifiedClaim) -> Iterable[str]:
        subjects = (*claim.subjects, *([claim.said_by] if claim.said_by else []))
        return [
            self._file(claim.claim.at.path),
            *self._subjects(subjects),
            *self._sources(claim.evidence),
        ]

    def _quotation(self, id_: str) -> Iterable[str] | None:
        quotation = self._corpus.quotations.get(id_)
        return None if quotation is None else self._of_quotation(quotation)

    def _of_quotation(self, quotation: VerifiedQuotation) -> Iterable[str]:
        return [
            self._file(quotation.quotation.at.path),
            *self._subjects([quotation.speaker]),
            *self._sources((quotation.passage, *quotation.attribution)),
        ]

    def _dispute(self, id_: str) -> Iterable[str] | None:
        dispute = self._corpus.disputes.get(id_)
        if dispute is None:
            return None
        return [self._file(dispute.dispute.at.path), *self._claims(dispute.positions)]

    def _process(self, id_: str) -> Iterable[str] | None:
        process = self._corpus.processes.get(id_)
        return None if process is None else self._of_process(process)

    def _of_process(self, process: VerifiedProcess) -> Iterable[str]:
        cells = [cell for row in process.rows for cell in row]
        return [
            self._file(process.process.at.path),
            *self._subjects(process.subjects),
            *self._claims(claim for cell in cells for claim in cell.claims),
            *self._sources(seen.passage for cell in cells for seen in cell.seen),
        ]

    def _term(self, id_: str) -> Iterable[str] | None:
        term = self._corpus.glossary.get(id_)
        if term is None:
            return None
        return self._file(term.term.at.path), *self._claims([term.definition])

    def _page(self, id_: str) -> Iterable[str] | None:
        path = self._pages.get(id_)
        return None if path is None else (self._file(path),)

    def _claims(self, claims: Iterable[VerifiedClaim]) -> list[str]:
        return [self.of("claim", claim.id) for claim in claims]

    def _subjects(self, subjects: Iterable[Subject]) -> list[str]:
        return [self._file(path) for path in dict.fromkeys(one.at.path for one in subjects)]

    def _sources(self, passages: Iterable[VerifiedPassage]) -> list[str]:
        ids = dict.fromkeys(passage.source.id for passage in passages)
        return [self.of("source", id_) for id_ in ids]

    def _file(self, path: str) -> str:
        if path not in self._files:
            self._files[path] = _digest(self._loaded.lines.content(path) or b"")
        return self._files[path]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
