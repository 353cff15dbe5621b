"""What a memory knows is never wrong: after any edit the outcome is that of a run without it."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.loading.nodes import Node
from generator.loading.project import load_project
from generator.loading.yaml_nodes import read_yaml
from generator.problems import Problem
from generator.verify.memory import Memory
from generator.verify.project import verify_project

Edit = Callable[[Path, random.Random], None]

STEPS = 9
EXEMPTION = """\
    exemptions:
      - rule: values/unsupported
        reason: an example of a reason
"""


@pytest.fixture
def root(repo: Path, tmp_path: Path) -> Path:
    """Give a small project without a fault, that has an entry of each kind."""
    return shutil.copytree(repo / "tests/golden/base", tmp_path / "project")


def outcome(root: Path, memory: Memory | None) -> tuple[Any, ...]:
    """Load and verify; give all that anybody learns of it."""
    loaded = load_project(root, memory=memory.files if memory else None)
    verdict = verify_project(loaded, memory)
    corpus = verdict.corpus
    proved = None
    if corpus is not None:
        evidence = {name: [p.exact for p in one.evidence] for name, one in corpus.claims.items()}
        proved = (corpus, corpus.unused, evidence, list(corpus.claims), list(corpus.quotations))
    return (loaded.dataset, loaded.problems, verdict.problems, verdict.counts, proved)


def _pick(root: Path, chance: random.Random, *patterns: str) -> Path | None:
    files = [path for pattern in patterns for path in sorted(root.glob(pattern))]
    return chance.choice(files) if files else None


def _exchange(words: tuple[tuple[str, str], ...], *patterns: str) -> Edit:
    """Make an edit that exchanges one wording for another, or back."""

    def edit(root: Path, chance: random.Random) -> None:
        path = _pick(root, chance, *patterns)
        if path is not None:
            old, new = chance.choice([*words, *((new, old) for old, new in words)])
            text = path.read_text("utf-8")
            path.write_text(text.replace(old, new, 1) if old else text, "utf-8")

    return edit


def _move(root: Path, chance: random.Random) -> None:
    path = _pick(root, chance, "data/claims/*.yml", "data/disputes/*.yml", "content/*.md")
    if path is not None:
        path.rename(path.with_name(f"{chance.choice('abz')}{path.name[-30:]}"))


def _remove_or_restore(root: Path, chance: random.Random) -> None:
    """Take a file away, or put back the one that was taken last."""
    attic = root.parent / "attic"
    attic.mkdir(exist_ok=True)
    kept = sorted(attic.iterdir())
    if kept:
        kept[0].rename(root / kept[0].name.replace("+", "/"))
    else:
        path = _pick(root, chance, "data/**/*.yml", "content/*.md", "seeds/*")
        if path is not None:
            path.rename(attic / str(path.relative_to(root)).replace("/", "+"))


def _copy_an_entry(root: Path, chance: random.Random) -> None:
    """Add a claim of its own file, at times under an id that is taken."""
    path = _pick(root, chance, "data/claims/*.yml")
    if path is not None:
        first = re.search(
            r"^  \S.*?(?=^  \S|\Z)", path.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        if first is not None:
            named = re.sub(r"^  \S+:", f"  claim-{chance.randrange(3)}:", first[0])
            name = f"new-{chance.randrange(4)}.yml"
            (path.parent / name).write_text(f"claims:\n{named}", "utf-8")


EDITS: tuple[Edit, ...] = (
    _exchange(
        (
            ("council of Northport", "town"),
            ("voted to keep", "refused to keep"),
            ("June 3", "June 5"),
            ("    short:", "    shrot:"),
            ("subjects:\n      - northport", "subjects:\n      - berg"),
            ("      - source: gazette", "      - source: courier"),
            ("    text:", f"{EXEMPTION}    text:"),
        ),
        "data/claims/*.yml",
    ),
    _exchange((("speaker: berg", "speaker: northport"), ("passage", "pasage")), "data/quot*/*.yml"),
    _exchange(
        (("voted", "agreed"), ("June 4", "June 6"), (". ", ". Nobody spoke. "), ("the", "all")),
        "seeds/*.txt",
    ),
    _exchange(
        (("sha256", "sha"), ("coverage: partial", "coverage: complete"), ("issued", "isued")),
        "data/sources/*.yml",
    ),
    _exchange(
        (("label: Northport", "label: Southport"), ("kind: body", "kind: person"), (" berg", " b")),
        "data/subjects.yml",
    ),
    _exchange(
        (("status: done", "status: begun"), ("- voted", "- decided"), ("not_stated", "disputed")),
        "data/processes/*.yml",
    ),
    _exchange(
        (("  - ferry-vote\n", ""), ("question: ", "question: On 3 May, ")), "data/disputes/*"
    ),
    _exchange(
        (("{{ claim", "{{ quotation"), ("title: ", "title: 40 "), ("##", "#"), ("}}", "} }")),
        "content/*.md",
    ),
    _exchange((("site_name:", "site_nam:"), ("docs_dir: content", "docs_dir: data")), "mkdocs.yml"),
    _exchange((("published:", "publisht:"), ("  - ferry", "  - fery")), "data/permalinks.yml"),
    _move,
    _remove_or_restore,
    _copy_an_entry,
)


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_a_memory_changes_nothing_but_the_time(root: Path, seed: int) -> None:
    chance = random.Random(seed)
    living, kept = Memory(), "{}"
    for _ in range(STEPS):
        expected = outcome(root, None)
        assert outcome(root, living) == expected
        living = living.next()
        memory = Memory(json.loads(kept))
        assert outcome(root, memory) == expected
        kept = json.dumps(memory.kept)
        chance.choice(EDITS)(root, chance)


def test_what_is_kept_says_all_of_an_unchanged_project(root: Path) -> None:
    memory = Memory()
    expected = outcome(root, memory)
    kept = json.loads(json.dumps(memory.kept))
    again = Memory(kept)
    assert outcome(root, again) == expected
    assert json.loads(json.dumps(again.kept)) == kept


def test_after_an_edit_that_file_alone_is_read_and_other_claims_are_not_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    outcome(root, memory)
    path = root / "data/claims/ferry.yml"
    path.write_text(path.read_text("utf-8").replace("council voted", "council has voted", 1))
    read: list[str] = []

    def watch(text: str, path: str) -> tuple[Node | None, list[Problem]]:
        read.append(path)
        return read_yaml(text, path)

    monkeypatch.setattr("generator.loading.data_files.read_yaml", watch)
    memory = Memory(json.loads(json.dumps(memory.kept)))
    load_project(root, memory=memory.files)
    assert read == ["data/claims/ferry.yml"]
    made = {file.path for file in memory.files.kept.values() if "entries" in vars(file)}
    assert "data/claims/ferry.yml" in made
    assert "data/claims/harbour.yml" not in made
