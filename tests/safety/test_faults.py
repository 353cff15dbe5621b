"""Whatever ends or hinders a build, readers get the old site or the new one, whole."""

from __future__ import annotations

import errno
import itertools
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.safety.builder import Builder, Order, Outcome
from tests.safety.faults import SHORT_WRITE
from tests.safety.scale import note_figure, scale
from tests.safety.trees import tree_hash
from tests.support.program import REPO, explainer_command, program_environ

COMMANDS = {"build": ("site",), "export --site": ("site", "dist")}
KILLS = scale(6, 200)
FAULTS = scale(3, 10_000)
"""How many of the writing calls fail, each in a build of its own: all of them in the long run."""

NAMES = ("The one", "The other")
ERRORS = {"no space": errno.ENOSPC, "I/O error": errno.EIO, "short write": SHORT_WRITE}


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """Give a process that carries out disturbed builds."""
    running = Builder()
    yield running
    running.stop()


@dataclass
class Project:
    """A project whose next state differs from what it has published."""

    root: Path
    builder: Builder
    command: str
    hashes: dict[str, tuple[str, ...]]
    seconds: float = 0.0
    """How long the command takes, to choose a moment in it."""

    def published(self) -> tuple[str, ...]:
        """Hash each folder that the command publishes."""
        return tuple(tree_hash(self.root / folder) for folder in COMMANDS[self.command])

    def name(self, name: str) -> None:
        """Give the site another name."""
        config = (REPO / "tests/mkdocs_adapter/project/mkdocs.yml").read_text("utf-8")
        (self.root / "mkdocs.yml").write_text(
            config.replace("site_name: The old", f"site_name: {name}"), "utf-8"
        )

    def other_names(self) -> Iterator[str]:
        """Go through the names so that each differs from what is published."""
        first, last = sorted(NAMES, key=lambda name: self.hashes[name] == self.published())
        return itertools.cycle((first, last))

    def run(self, **disturbance: float) -> Outcome:
        """Run the command, disturbed or not."""
        return self.builder.run(Order(str(self.root), self.command, **disturbance))  # type: ignore[arg-type]

    def disturb(self, name: str, **disturbance: float) -> Outcome:
        """Change the site, disturb its publication, look, and let the next one succeed."""
        old, new = self.published(), self.hashes[name]
        self.name(name)
        outcome = self.run(**disturbance)
        after = self.published()
        whole = all(tree in pair for tree, *pair in zip(after, old, new, strict=True))
        assert whole, (disturbance, outcome)
        assert outcome.code != 0 or after == new, (disturbance, outcome)
        assert self.run().code == 0, disturbance
        assert self.published() == new, disturbance
        assert not list(self.root.glob(".*.building")), disturbance
        return outcome


@pytest.fixture(scope="module", params=list(COMMANDS))
def project(
    builder: Builder, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Project:
    """Publish a small project in both of its states, to know their hashes."""
    root = tmp_path_factory.mktemp("faults") / "project"
    shutil.copytree(REPO / "tests/mkdocs_adapter/project", root)
    shutil.copytree(REPO / "site_templates", root / "site_templates")
    made = Project(root, builder, request.param, {})
    for name in NAMES:
        made.name(name)
        begun = time.monotonic()
        assert made.run().code == 0
        made.seconds = time.monotonic() - begun
        made.hashes[name] = made.published()
    one, other = (set(made.hashes[name]) for name in NAMES)
    assert not one & other
    return made


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new_one(
    project: Project, number: signal.Signals
) -> None:
    chance = random.Random(f"{number}")
    for name in itertools.islice(project.other_names(), KILLS // 2):
        project.disturb(name, kill=number, delay=chance.uniform(0, 1.2 * project.seconds))
    note_figure(
        f"kills of `{project.command}` with {number.name} at random moments: damaged trees",
        f"0 ({KILLS // 2} kills)",
    )


@pytest.mark.parametrize("error", list(ERRORS))
def test_a_write_that_fails_leaves_the_old_site_or_the_new_one(
    project: Project, error: str
) -> None:
    project.name(next(project.other_names()))
    count = project.run(error=ERRORS[error]).calls
    assert count > 20
    chosen = range(1, count + 1, max(count // FAULTS, 1))[:FAULTS]
    for number, name in zip(chosen, project.other_names(), strict=False):
        project.disturb(name, fail=number, error=ERRORS[error])
    note_figure(
        f"writing calls of `{project.command}` that fail with {error}: damaged trees",
        f"0 ({len(chosen)} of {count} calls)",
    )


def test_an_output_that_may_not_be_written_is_told_and_left_alone(project: Project) -> None:
    old = project.published()
    project.name(next(project.other_names()))
    obedient = ("setpriv", "--bounding-set", "-dac_override") if os.geteuid() == 0 else ()
    project.root.chmod(0o555)
    try:
        done = subprocess.run(
            [*obedient, *explainer_command("-C", project.root, *project.command.split())],
            cwd=REPO,
            env=program_environ(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        project.root.chmod(0o755)
    assert done.returncode == 2
    assert "Permission denied" in done.stderr
    assert project.published() == old


def test_of_two_builds_at_once_each_publishes_a_whole_tree_or_says_that_it_could_not(
    project: Project,
) -> None:
    for name in itertools.islice(project.other_names(), scale(1, 20)):
        old = project.published()
        project.name(name)
        command = explainer_command("-C", project.root, *project.command.split())
        both = [
            subprocess.Popen(
                command, cwd=REPO, env=program_environ(), stderr=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        told = [process.communicate()[1] for process in both]
        codes = sorted(process.returncode for process in both)
        assert codes in ([0, 0], [0, 2]), told
        assert codes == [0, 0] or "another build" in "".join(told)
        assert project.published() == project.hashes[name] != old
