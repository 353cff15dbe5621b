"""Which version of an entry a project holds: a digest of all that the verified entry follows from.

An entry is never changed but by a change of these bytes, so whatever was made of it alone holds
as long as its version is the same. No entry of a claim or quotation is made to tell its version.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping

from generator.loading.entry_files import outline, path_of
from generator.loading.project import LoadedProject
from generator.model.entities import Process, Status, StepState

NO_VERSION = ""
"""Of an entry that isn't there."""


class Versions:
    """Gives the versions of a project's entries and pages, by kind and id."""

    def __init__(self, loaded: LoadedProject) -> None:
        """Take a project in which everything was found to be right."""
        self._loaded = loaded
        self._data = loaded.dataset
        self._known: dict[tuple[str, str], str] = {}
        self._pages = {page.src_uri: page.path for page in loaded.page_files}
        self._kinds: Mapping[str, Callable[[str], Iterable[str] | None]] = {
            "source": self._source,
            "subject": self._subject,
            "claim": self._claim,
            "quotation": self._quotation,
            "dispute": self._dispute,
            "process": self._process,
            "row": self._row,
            "gap": self._gap,
            "term": self._term,
            "page": self._page,
        }

    def of(self, kind: str, id_: str) -> str:
        """Give the version of an entry; `NO_VERSION` if there is none of this kind and id.

        `kind` is `source`, `subject`, `claim`, `quotation`, `dispute`, `process`, `term`, or
        `page`, whose id is its `src_uri`; also `gap`, named `subject/step`, and `row`, named by a
        process and a subject with a space between them.
        """
        key = kind, id_
        version = self._known.get(key)
        if version is None:
            parts = self._kinds[kind](id_)
            told = None if parts is None else " ".join(parts).encode()
            version = NO_VERSION if told is None else hashlib.sha256(told).hexdigest()
            self._known[key] = version
        return version

    def _source(self, id_: str) -> Iterable[str] | None:
        if id_ not in self._data.sources:
            return None
        source = self._data.sources[id_]
        return self._file(source.at.path), self._file(source.text.value)

    def _subject(self, id_: str) -> Iterable[str] | None:
        if id_ not in self._data.subjects:
            return None
        return (self._file(self._data.subjects[id_].at.path),)

    def _claim(self, id_: str) -> Iterable[str] | None:
        claims = self._data.claims
        if id_ not in claims:
            return None
        told = outline(claims, id_)
        subjects = (*told.subjects, *([told.said_by] if told.said_by else []))
        return [
            self._file(path_of(claims, id_)),
            *self._all("subject", subjects),
            *self._all("source", told.sources),
        ]

    def _quotation(self, id_: str) -> Iterable[str] | None:
        quotations = self._data.quotations
        if id_ not in quotations:
            return None
        told = outline(quotations, id_)
        return [
            self._file(path_of(quotations, id_)),
            *self._all("subject", [told.said_by] if told.said_by else []),
            *self._all("source", told.sources),
        ]

    def _dispute(self, id_: str) -> Iterable[str] | None:
        if id_ not in self._data.disputes:
            return None
        dispute = self._data.disputes[id_]
        claims = [position.value for position in dispute.positions]
        return [self._file(dispute.at.path), *self._all("claim", claims)]

    def _process(self, id_: str) -> Iterable[str] | None:
        if id_ not in self._data.processes:
            return None
        process = self._data.processes[id_]
        return self._of_states(process, process.states)

    def _row(self, id_: str) -> Iterable[str] | None:
        process_id, _, subject = id_.partition(" ")
        if process_id not in self._data.processes:
            return None
        process = self._data.processes[process_id]
        states = [state for state in process.states if state.subject.value == subject]
        return self._of_states(process, states) if states else None

    def _gap(self, id_: str) -> Iterable[str] | None:
        found = self._gaps.get(id_)
        return None if found is None else self._of_states(found[0], [found[1]])

    @functools.cached_property
    def _gaps(self) -> Mapping[str, tuple[Process, StepState]]:
        return {
            f"{state.subject.value}/{state.step.value}": (process, state)
            for process in self._data.processes.values()
            for state in process.states
            if state.status is Status.NOT_STATED or state.seen
        }

    def _of_states(self, process: Process, states: Iterable[StepState]) -> Iterable[str]:
        states = tuple(states)
        return [
            self._file(process.at.path),
            *self._all("subject", dict.fromkeys(state.subject.value for state in states)),
            *self._all("claim", [claim.value for state in states for claim in state.claims]),
            *self._all("source", [seen.source.value for state in states for seen in state.seen]),
        ]

    def _term(self, id_: str) -> Iterable[str] | None:
        if id_ not in self._data.glossary:
            return None
        term = self._data.glossary[id_]
        return self._file(term.at.path), *self._all("claim", [term.definition.value])

    def _page(self, id_: str) -> Iterable[str] | None:
        path = self._pages.get(id_)
        return None if path is None else (self._file(path),)

    def _all(self, kind: str, ids: Iterable[str]) -> list[str]:
        return [self.of(kind, id_) for id_ in ids]

    def _file(self, path: str) -> str:
        return self._loaded.lines.digest(path)
