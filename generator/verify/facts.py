"""Recalls the facts of files, and keeps those of files whose entries were all proved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.loading.entry_files import EntryFile, EntryMap, path_of
from generator.model.entities import Claim, Dataset, EvidenceRole, Quotation
from generator.text.spans import Span
from generator.verify.context import Context
from generator.verify.file_facts import FileFacts, Told, told_by
from generator.verify.grounding import Ground
from generator.verify.lazily import Lazily
from generator.verify.memory import Memory
from generator.verify.parts import Grounds
from generator.verify.reading import Reading
from generator.verify.references import mentioned


def known_facts(
    data: Dataset, reading: Reading, memory: Memory, grounds: Grounds
) -> dict[str, FileFacts]:
    """Recall the facts of files of claims and quotations, by path; of faultless files alone."""
    known: dict[str, FileFacts] = {}
    for file, names in _files(data):
        facts = memory.recall_facts(file.path, grounds.file(file.path), grounds.sources)
        if facts is not None and all(
            name in facts.places and name not in reading.faulty_ids for name in names
        ):
            known[file.path] = facts
    return known


def keep_new_facts(
    context: Context, known: Collection[str], memory: Memory, grounds: Grounds
) -> None:
    """Keep the facts of files of which all passages were found just now."""
    data, told = context.dataset, context.told
    for file, names in _files(data):
        if file.path in known or not all(name in context.places for name in names):
            continue
        places = {name: context.places[name] for name in names}
        cited = {source for some in places.values() for source, _, _ in some}
        memory.keep_facts(
            grounds.file(file.path),
            FileFacts(
                path=file.path,
                sources={name: grounds.sources[name] for name in sorted(cited)},
                mentions=mentioned(_entries(data, names)),
                places=places,
                told={name: told[name] for name in names if name in told},
            ),
        )


def told_by_claims(
    data: Dataset, found: Ground, known: Mapping[str, FileFacts]
) -> Mapping[str, Told]:
    """Give what the words of each grounded claim say, read when it is asked for."""

    def read(name: str) -> Told:
        facts = known.get(path_of(data.claims, name))
        return told_by(data.claims[name]) if facts is None else facts.told[name]

    return Lazily(dict.fromkeys(found.claims, read))


def used_places(found: Ground) -> Mapping[str, tuple[Span, ...]]:
    """Collect where the sources support a claim or are quoted, by source, each place once."""
    used: dict[str, dict[tuple[int, int], None]] = {}
    for name in found.claims:
        for source, role, offsets in found.places[name]:
            if role == EvidenceRole.SUPPORT.value:
                pairs = zip(offsets[::2], offsets[1::2], strict=True)
                used.setdefault(source, {}).update(dict.fromkeys(pairs))
    for name in found.quotations:
        source, _, offsets = found.places[name][0]
        pairs = zip(offsets[::2], offsets[1::2], strict=True)
        used.setdefault(source, {}).update(dict.fromkeys(pairs))
    return {name: tuple(Span(*pair) for pair in sorted(pairs)) for name, pairs in used.items()}


def _entries(data: Dataset, names: list[str]) -> Iterator[Claim | Quotation]:
    return (data.claims[n] if n in data.claims else data.quotations[n] for n in names)


def _files(data: Dataset) -> Iterator[tuple[EntryFile, list[str]]]:
    """Give each file of claims or quotations, with its ids."""
    for entries in (data.claims, data.quotations):
        if isinstance(entries, EntryMap):
            files: dict[EntryFile, list[str]] = {}
            for name, file in entries.files.items():
                files.setdefault(file, []).append(name)
            yield from files.items()
