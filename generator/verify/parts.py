"""The parts of a project that rules are shown, and what findings about a part follow from.

A rule is shown a part, and nothing else: what it says there can't depend on anything but what
the part holds. So its findings are known as long as a digest of that is the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from generator.loading.entry_files import outline, path_of
from generator.loading.project import LoadedProject
from generator.model.entities import Dataset, Exemption, Permalinks, Process
from generator.verify.context import Context
from generator.verify.corpus import VerifiedSource
from generator.verify.lazily import Lazily
from generator.verify.reading import Reading
from generator.verify.rule import Scope

PORTION = 50
"""So many claims are judged together: few enough that what is cached of them stays small."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a project: the files and entries it is about, and what of them is in doubt.

    `more` is what else findings follow from. `make` gives what rules are shown.
    """

    scope: Scope
    paths: tuple[str, ...]
    ids: tuple[str, ...]
    doubts: Reading
    make: Callable[[], Context]
    more: object = None
    owners: Callable[[], Mapping[str, tuple[Exemption, ...]]] = dict


def parts_of(context: Context, scope: Scope) -> Iterator[Part]:
    """Divide a project for the rules of a scope."""
    if scope is Scope.GROUND:
        doubts = _doubts(context, ())
        yield Part(scope, (), (), doubts, lambda: _of_ground(context, doubts))
    elif scope is Scope.SOURCE:
        yield from (_about_source(context, source) for source in context.sources.values())
    elif scope is Scope.PROCESS:
        yield from (_about_process(context, one) for one in context.dataset.processes.values())
    elif scope is Scope.CLAIM:
        for path, names in _files(context).items():
            rest = iter(names)
            while portion := tuple(islice(rest, PORTION)):
                yield _about_claims(context, path, portion)


def _files(context: Context) -> Mapping[str, list[str]]:
    """List the claims and quotations of each file whose passages were found."""
    data, files = context.dataset, dict[str, list[str]]()
    for name in context.claims:
        files.setdefault(path_of(data.claims, name), []).append(name)
    for name in context.quotations:
        files.setdefault(path_of(data.quotations, name), []).append(name)
    return files


def _about_claims(context: Context, path: str, names: tuple[str, ...]) -> Part:
    doubts = _doubts(context, names)

    def make() -> Context:
        claims = {name: context.claims[name] for name in names if name in context.claims}
        quotations = {
            name: context.quotations[name] for name in names if name in context.quotations
        }
        data = replace(
            _bare(context.dataset),
            claims={name: one.claim for name, one in claims.items()},
            quotations={name: one.quotation for name, one in quotations.items()},
        )
        part = _narrowed(context, data, doubts)
        return replace(part, claims=claims, quotations=quotations)

    def owners() -> Mapping[str, tuple[Exemption, ...]]:
        data = context.dataset
        return {
            name: outline(data.claims if name in data.claims else data.quotations, name).exemptions
            for name in names
        }

    return Part(Scope.CLAIM, (path,), names, doubts, make, owners=owners)


def _about_source(context: Context, source: VerifiedSource) -> Part:
    """Divide off what uses a source: other sources may change without it."""
    name, kinds = source.id, context.reading.unread_kinds
    doubts = Reading(context.reading.faulty_ids & {name}, kinds)
    nearby = tuple(one for one in context.nearby if one[0] == name)
    used = {name: context.used.get(name, ())}
    places = [[(one.start, one.end) for one in (*used[name], *(span for _, span in nearby))]]

    def make() -> Context:
        part = _narrowed(context, _bare(context.dataset), doubts)
        unused = tuple(one for one in context.unused if one[0].id == name)
        return replace(part, sources={name: source}, nearby=nearby, used=used, unused=unused)

    return Part(Scope.SOURCE, (source.source.at.path,), (name,), doubts, make, places)


def _about_process(context: Context, process: Process) -> Part:
    doubts = _doubts(context, (process.id,))
    named = dict.fromkeys(claim.value for state in process.states for claim in state.claims)
    known = [name for name in named if name in context.claims]
    places = {name: context.places[name] for name in known}
    told = {name: context.told[name] for name in known}
    more = [[name, places[name], told[name].necessity] for name in known]

    def make() -> Context:
        data = replace(_bare(context.dataset), processes={process.id: process})
        own = {one for state in process.states for one in state.seen}
        seen = {one: passage for one, passage in context.seen.items() if one in own}
        part = _narrowed(context, data, doubts)
        claims = Lazily(dict.fromkeys(known, context.claims.__getitem__))
        return replace(part, claims=claims, seen=seen, places=places, told=told)

    return Part(Scope.PROCESS, (process.at.path,), (process.id,), doubts, make, more)


def _of_ground(context: Context, doubts: Reading) -> Context:
    part = _narrowed(context, _bare(context.dataset), doubts)
    return replace(part, aliases=context.aliases)


def _bare(data: Dataset) -> Dataset:
    """Leave sources and subjects alone."""
    return Dataset(data.sources, data.subjects, {}, {}, {}, {}, {}, Permalinks())


def _narrowed(context: Context, data: Dataset, doubts: Reading) -> Context:
    return Context(
        dataset=data,
        sources=context.sources,
        claims={},
        quotations={},
        aliases=(),
        unused=(),
        seen={},
        nearby=(),
        pages=(),
        uses={},
        reading=doubts,
        shared=context.shared,
        remember=context.remember,
    )


def _doubts(context: Context, names: Collection[str]) -> Reading:
    """Narrow what is in doubt to some entries, the sources and the subjects."""
    faulty = context.reading.faulty_ids
    about = faulty.intersection(names) if faulty else faulty
    if faulty:
        about |= {one for one in context.dataset.sources if one in faulty}
        about |= {one for one in context.dataset.subjects if one in faulty}
    return Reading(about, context.reading.unread_kinds & {"source", "subject"})


class Grounds:
    """Digests what findings and facts follow from."""

    def __init__(self, loaded: LoadedProject) -> None:
        """Digest what is common to all parts: sources, their texts, subjects."""
        self._loaded = loaded
        data = loaded.dataset
        self.sources = {
            name: _digest([one.at.path, self.file(one.at.path), self.file(one.text.value)])
            for name, one in data.sources.items()
        }
        subjects = sorted({one.at.path for one in data.subjects.values()})
        common = [[*self.sources.items()], [(path, self.file(path)) for path in subjects]]
        self.common = _digest(common)

    def file(self, path: str) -> str:
        """Give the digest of a file of the snapshot."""
        return self._loaded.lines.digest(path)

    def of(self, part: Part) -> str:
        """Digest what findings about a part follow from."""
        own = [(path, self.file(path)) for path in part.paths]
        unsure = [sorted(part.doubts.faulty_ids), sorted(part.doubts.unread_kinds)]
        return _digest([part.scope.value, self.common, own, part.ids, unsure, part.more])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
