"""Every place of data and pages that names something by its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.authoring.file_edits import EditError, FileEdits
from generator.loading.project import LoadedProject
from generator.model.entities import Claim, Dataset, Process, Quotation
from generator.model.scalar import Scalar
from generator.pages.document import Page, PageLink, Reference
from generator.pages.grammar import KINDS
from generator.pages.parse import parse_page
from generator.problems import Location

KIND_NAMES = ("claim", "quotation", "dispute", "process", "term", "subject")
"""What can be named by an id and renamed; a source is named by its file."""

_TOKEN = re.compile(r"[^\s{}]+")


class _Placed(Protocol):
    @property
    def at(self) -> Location: ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an id stands, and in words what names it there."""

    at: Location
    by: str


def entries_of(dataset: Dataset, kind: str) -> dict[str, Location]:
    """Give the ids of one kind with the places of their keys."""
    owners: dict[str, Mapping[str, _Placed]] = {
        "claim": dataset.claims,
        "quotation": dataset.quotations,
        "dispute": dataset.disputes,
        "process": dataset.processes,
        "term": dataset.glossary,
        "subject": dataset.subjects,
    }
    return {name: entry.at for name, entry in owners[kind].items()}


def kinds_of(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Name the kinds of what has this id: none, one, or a subject and something else."""
    return tuple(kind for kind in KIND_NAMES if name in entries_of(dataset, kind))


def mentions_of(loaded: LoadedProject, kind: str, name: str) -> tuple[Mention, ...]:
    """Find all places that name an entry, in data and pages, each once.

    The place where the entry itself stands is not among them, nor is `permalinks.yml`.
    """
    found = {
        Mention(scalar.location_of(0, len(name)), by): None
        for of_kind, scalar, by in _in_data(loaded.dataset)
        if of_kind == kind and scalar.value == name
    }
    edits = FileEdits(loaded.lines)
    for file in loaded.page_files:
        page, _ = parse_page(file.src_uri, file.path, file.content)
        if page is not None:
            found |= dict.fromkeys(_in_page(page, edits.text(file.path), kind, name))
    return tuple(sorted(found, key=lambda mention: mention.at))


_Named = tuple[str, Scalar, str]


def _in_data(dataset: Dataset) -> Iterator[_Named]:
    for claim in dataset.claims.values():
        yield from _in_claim(claim)
    for quotation in dataset.quotations.values():
        yield from _in_quotation(quotation)
    for dispute in dataset.disputes.values():
        yield from (("claim", one, f"the dispute '{dispute.id}'") for one in dispute.positions)
    for process in dataset.processes.values():
        yield from _in_process(process)
    for term in dataset.glossary.values():
        yield "claim", term.definition, f"the term '{term.id}'"


def _in_claim(claim: Claim) -> Iterator[_Named]:
    by = f"the claim '{claim.id}'"
    yield from (("subject", subject, by) for subject in claim.subjects)
    if claim.said_by is not None:
        yield "subject", claim.said_by, by


def _in_quotation(quotation: Quotation) -> Iterator[_Named]:
    by = f"the quotation '{quotation.id}'"
    yield "subject", quotation.speaker, by
    if quotation.same_words_as is not None:
        yield "quotation", quotation.same_words_as, by


def _in_process(process: Process) -> Iterator[_Named]:
    by = f"the process '{process.id}'"
    for state in process.states:
        yield "subject", state.subject, by
        yield from (("claim", claim, by) for claim in state.claims)


def _in_page(page: Page, text: str, kind: str, name: str) -> Iterator[Mention]:
    by = f"the page {page.path}"
    if kind == "subject" and page.subject is not None and page.subject.value == name:
        yield Mention(page.subject.location_of(0, len(name)), by)
    rows = text.split("\n")
    for part in page.parts:
        if isinstance(part, Reference):
            yield from (Mention(at, by) for at in _in_reference(part, rows, kind, name))
        elif isinstance(part, PageLink) and kind != "subject" and part.fragment == name:
            yield Mention(_in_link(part, rows), by)


def _in_reference(
    reference: Reference, rows: list[str], kind: str, name: str
) -> Iterator[Location]:
    """Find the words of a reference that name the entry."""
    at, form = reference.at, KINDS[reference.kind]
    row = rows[at.line - 1][at.column - 1 : at.column - 1 + at.length]
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(row)][1:]
    plain = [token for token in tokens if "=" not in token[1]]
    for argument, (start, word) in zip(form.arguments, plain, strict=False):
        if argument.name.lower() == kind and word == name:
            yield Location(at.path, at.line, at.column + start, len(name))
    for start, word in tokens:
        key, sign, value = word.partition("=")
        option = form.option(key)
        if sign and option and option.form.lower() == kind and value == name:
            yield Location(at.path, at.line, at.column + start + len(key) + 1, len(name))


def _in_link(link: PageLink, rows: list[str]) -> Location:
    """Find the fragment of a link behind the place where it begins."""
    wanted = re.compile(rf"#{re.escape(link.fragment)}(?![\w.:-])")
    for line in range(link.at.line, min(link.at.line + 3, len(rows) + 1)):
        start = link.at.column - 1 if line == link.at.line else 0
        match = wanted.search(rows[line - 1], start)
        if match is not None:
            place = match.start() + 2
            return Location(link.at.path, line, place, len(link.fragment))
    raise EditError(f"{link.at}: the link's address is not written as it is")
