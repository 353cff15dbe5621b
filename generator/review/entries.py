"""What of a project a reviewer compares: entries with their facts, passages and pages."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.authoring.portraits import PORTRAYED, ShownPassage, facts_of, passages_of
from generator.loading.project import LoadedProject
from generator.verify.context import Context
from generator.verify.lazily import Lazily
from generator.verify.memory import Memory
from generator.verify.project import context_of_project
from generator.verify.versions import Versions

STEP = "step"
"""The kind of an entry that tells how far a subject has come with a step of a process."""

Key = tuple[str, str]
"""The kind and the id of an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as one side of a comparison has it; `facts` are labels with values, in order."""

    kind: str
    id: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[ShownPassage, ...]
    pages: tuple[str, ...]

    def fact(self, label: str) -> str:
        """Give the values of a label in one line, empty where it has none."""
        return "; ".join(value for name, value in self.facts if name == label)

    @property
    def words(self) -> str:
        """What the entry says: a claim's text, a quotation's words, a question, a term."""
        if self.kind == "quotation":
            return next((p.words for p in self.passages if p.role == "quoted"), "")
        return next((value for name, value in self.facts if name in _TELLING), "")

    @property
    def evidence(self) -> frozenset[tuple[str, str, str]]:
        """The passages as a set of role, source and words."""
        return frozenset((p.role, p.source, p.words) for p in self.passages)

    @property
    def sources(self) -> frozenset[str]:
        """The sources that carry the entry, context passages aside."""
        return frozenset(p.source for p in self.passages if p.role != "context")


_TELLING = ("text", "question", "term", "status")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a project's entries by kind and id, and its sources' hashes.

    `versions` digest all that is compared of an entry: entries of one version are equal, and
    need not be made.
    """

    entries: Mapping[Key, Entry]
    versions: Mapping[Key, str]
    hashes: Mapping[str, str]
    redirects: Mapping[str, str]


def side_of(loaded: LoadedProject, memory: Memory | None = None) -> Side:
    """Collect what is compared from a project; what couldn't be read is left out.

    What `memory` knows of files isn't worked out again.
    """
    data, known = loaded.dataset, Versions(loaded)
    context = functools.cache(lambda: context_of_project(loaded, memory))
    pages = functools.cache(lambda: _pages_by_entry(context()))

    def entry(key: Key) -> Entry:
        facts, passages = facts_of(loaded, *key), passages_of(loaded, context(), *key)
        return Entry(*key, tuple(facts), tuple(passages), tuple(pages().get(key, ())))

    owners = (data.claims, data.quotations, data.disputes, data.glossary)
    keys = [(k, name) for k, owner in zip(PORTRAYED, owners, strict=True) for name in owner]
    steps = dict(_steps(loaded))
    return Side(
        Lazily({**dict.fromkeys(keys, entry), **dict.fromkeys(steps, lambda key: steps[key][0])}),
        Lazily(
            {
                **dict.fromkeys(keys, lambda key: known.of(*key)),
                **dict.fromkeys(steps, lambda key: steps[key][1]),
            }
        ),
        {name: loaded.lines.digest(data.sources[name].text.value) for name in loaded.source_bytes},
        {old.value: new.value for old, new in data.permalinks.redirects},
    )


def _pages_by_entry(context: Context) -> Mapping[Key, dict[str, None]]:
    paths = {page.src_uri: page.path for page in context.pages}
    found: defaultdict[Key, dict[str, None]] = defaultdict(dict)
    for src_uri, uses in context.uses.items():
        for _, shown in uses:
            for use in shown:
                found[use.kind.value, use.id][paths[src_uri]] = None
    return found


def _steps(loaded: LoadedProject) -> Iterator[tuple[Key, tuple[Entry, str]]]:
    """Give the entry of each step that a subject has taken or not, and the entry's version."""
    for process in loaded.dataset.processes.values():
        version = loaded.lines.digest(process.at.path)
        for state in process.states:
            facts = [("status", state.status.value.replace("_", " "))]
            facts += [("claim", claim.value) for claim in state.claims]
            facts += [("seen", f"{seen.passage}: {seen.reason}") for seen in state.seen]
            name = f"{process.id}/{state.subject}/{state.step}"
            yield (STEP, name), (Entry(STEP, name, tuple(facts), (), ()), version)
