"""What would break if another text stood in the place of a source's archived one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.authoring.entries import root_of
from generator.authoring.file_edits import FileEdits
from generator.authoring.yaml_tree import last_line
from generator.loading.nodes import MappingNode
from generator.loading.project import LoadedProject
from generator.problems import Problem
from generator.verify.grounding import ground
from generator.verify.sources import read_sources

_EXPECTED = "source/hash-mismatch"


@dataclass(frozen=True, slots=True)
class Breakage:
    """A passage that the other text doesn't carry, and the entry that uses it."""

    owner: str
    problem: Problem


def breakages(loaded: LoadedProject, source: str, content: bytes) -> tuple[Breakage, ...]:
    """Find the passages of a source that another text would break.

    What is wrong already is left out, and so is the hash, which is bound to differ.
    """
    before = set(_problems(loaded, {}))
    now = _problems(loaded, {source: content})
    new = [problem for problem in now if problem not in before and problem.rule != _EXPECTED]
    edits = FileEdits(loaded.lines)
    return tuple(Breakage(_owner(edits, problem), problem) for problem in new)


def _problems(loaded: LoadedProject, replaced: dict[str, bytes]) -> list[Problem]:
    data = loaded.dataset
    sources, problems = read_sources(data.sources, {**loaded.source_bytes, **replaced})
    return [*problems, *ground(data, sources).problems]


def _owner(edits: FileEdits, problem: Problem) -> str:
    """Name the entry below a file's first level in which a problem stands."""
    at = problem.location
    root = root_of(edits, at.path)
    for section, value in root.entries if root else ():
        entries = value.entries if isinstance(value, MappingNode) else ()
        for name, entry in entries:
            if name.line <= at.line <= last_line(entry):
                return f"{section.value}: {name.value}"
    return at.path
