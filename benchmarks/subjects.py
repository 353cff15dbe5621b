"""What is measured: our commands and the peers' builds, each with how it is made ready."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.content import Claim, Explainer
from benchmarks.peers import PEERS, Peer, write_peer
from benchmarks.projects import ROOT, write_project

PYTHON = Path(sys.executable)
EXPLAINER: tuple[str | Path, ...] = (PYTHON, "-m", "generator")


@dataclass(frozen=True, slots=True)
class Task:
    """A command to be measured, and what is done before each run, unmeasured."""

    id: str
    name: str
    command: Sequence[str | Path]
    folder: Path
    prepare: Callable[[], object]
    environ: Mapping[str, str] = field(default_factory=dict)
    allowed: Sequence[int] = (0,)


@dataclass(frozen=True, slots=True)
class Project:
    """A generated project of ours in a folder, with its caches beside it."""

    content: Explainer
    folder: Path

    @property
    def user_cache(self) -> Path:
        """Where the user's own caches lie: outside of the project, or nothing would use them."""
        return self.folder.with_name(f".{self.folder.name}.user")

    @property
    def environ(self) -> dict[str, str]:
        """Keep what is cached for the user beside the measured folder."""
        return {"XDG_CACHE_HOME": str(self.user_cache), "PYTHONHASHSEED": "0"}

    def page_of_edited(self) -> str:
        """Give the address of the page that shows the edited claim."""
        half = len(self.content.pages) // 2
        mill = self.content.pages[half].mill.id
        section = next(s for s in self.content.sections for p in s.pages if p.mill.id == mill)
        return f"{section.id}/{mill}.html"

    def forget(self) -> None:
        """Remove everything that a build left behind."""
        places = (self.folder / name for name in ("site", "dist", ".cache"))
        for place in (*places, self.user_cache):
            shutil.rmtree(place, ignore_errors=True)

    def edit(self) -> str:
        """Give one claim another of two true texts; return it.

        Both say less than the passage, so that neither stands on the page already, in a note.
        """
        path = self.folder / f"data/claims/{self.edited.mill.id}.yml"
        return self.exchange(path, f"  {self.edited.id}:\n    text: ", "\n")

    @property
    def edited(self) -> Claim:
        """Give the claim in the middle that edits change."""
        page = self.content.pages[len(self.content.pages) // 2]
        return next(claim for claim in page.claims if ", is held by" in claim.sentence.passage)

    def exchange(self, path: Path, before: str, behind: str) -> str:
        """Exchange the edited claim's text in a file, where it stands between two others."""
        longer = self.edited.sentence.passage.split(", is held by")[0] + "."
        shorter = longer.rpartition(" and ")[0] + "."
        text = path.read_text(encoding="utf-8")
        known = (longer, shorter, f"{self.edited.sentence.text}.")
        old = next(one for one in known if f"{before}{one}{behind}" in text)
        new = shorter if old == longer else longer
        changed = text.replace(f"{before}{old}{behind}", f"{before}{new}{behind}", 1)
        path.write_text(changed, encoding="utf-8")
        return new


def make_project(content: Explainer, folder: Path) -> Project:
    """Write a project of ours, under version control so that it can be compared."""
    write_project(folder, content)
    (folder / ".gitignore").write_text(
        "/site/\n/dist/\n/.cache/\n/.*.building/\n", encoding="utf-8"
    )
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ["-c", "user.name=measure", "-c", "user.email=measure@mills.example"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *words], cwd=folder, env=environ, check=True)  # noqa: S607
    return Project(content, folder)


def nothing() -> None:
    """Make nothing ready."""


def our_tasks(project: Project) -> list[Task]:
    """List the commands that the peers have something like."""
    return [
        _our_task(project, "check", "check, nothing cached", project.forget),
        _our_task(project, "check-again", "check again", nothing),
        _our_task(project, "build", "build, nothing cached", project.forget),
        _our_task(project, "build-again", "build again", nothing),
        _our_task(project, "build-edit", "build after an edit of one claim", project.edit),
    ]


def rare_tasks(project: Project) -> list[Task]:
    """List the commands that no peer has, measured once."""
    return [
        _our_task(project, "check-edit", "check after an edit of one claim", project.edit),
        _our_task(project, "fmt --check", "fmt --check", nothing),
        _our_task(project, "diff HEAD", "diff HEAD with one claim changed", project.edit),
        _our_task(project, "export", "export, nothing cached", project.forget),
    ]


def _our_task(project: Project, id_: str, name: str, prepare: Callable[[], object]) -> Task:
    words = id_.partition("-")[0].split() if id_.startswith(("check", "build")) else id_.split()
    command = [*EXPLAINER, "-C", project.folder, *words]
    return Task(id_, name, command, ROOT, prepare, project.environ)


def floor_tasks(project: Project) -> list[Task]:
    """List the two forms of the least that could be done."""
    command: list[str | Path] = [PYTHON, "-m", "benchmarks.floor", project.folder]
    site = project.folder.with_name(f"{project.folder.name}-floor")
    return [
        Task("floor-check", "floor: parse and match", command, ROOT, nothing),
        Task("floor-build", "floor: parse, match, write", [*command, site], ROOT, nothing),
    ]


def peer_tasks(content: Explainer, home: Path) -> list[Task]:
    """Write the projects of all peers that are installed; list their builds."""
    tasks = []
    for peer in PEERS:
        if not peer.missing:
            folder = home / peer.id
            write_peer(peer.id, content, folder)
            tasks.append(_peer_task(peer, folder))
    return tasks


def _peer_task(peer: Peer, folder: Path) -> Task:
    def forget() -> None:
        for name in (peer.site, ".cache"):
            shutil.rmtree(folder / name, ignore_errors=True)

    return Task(peer.id, peer.name, peer.command, folder, forget, peer.environ)
