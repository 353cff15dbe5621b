"""The lock files name every package that is installed, exactly and with its hashes."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.lock", "requirements-dev.lock")


@dataclass(frozen=True)
class Locked:
    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (specifier,) = self.requirement.specifier
        assert specifier.operator == "=="
        return specifier.version

    @property
    def applies_here(self) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate()


def read_lock(path: Path) -> list[Locked]:
    text = re.sub(r"^\s*#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    entries = text.replace("\\\n", " ").splitlines()
    return [
        Locked(Requirement(entry.split("--hash")[0].strip()), entry.count("--hash=sha256:"))
        for entry in entries
        if entry.strip()
    ]


def direct_dependencies(repo: Path) -> set[str]:
    project = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))
    return {canonicalize_name(Requirement(it).name) for it in project["project"]["dependencies"]}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_its_hashes(repo: Path, name: str) -> None:
    locked = read_lock(repo / name)
    assert len(locked) > 20
    assert all(entry.version and entry.hashes for entry in locked)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_to_download_from(repo: Path, name: str) -> None:
    assert "://" not in (repo / name).read_text("utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_covers_all_direct_dependencies(repo: Path, name: str) -> None:
    assert direct_dependencies(repo) <= {entry.name for entry in read_lock(repo / name)}


def test_tests_run_on_the_versions_that_users_get(repo: Path) -> None:
    users, tests = (
        {
            (entry.name, entry.version, str(entry.requirement.marker))
            for entry in read_lock(repo / name)
        }
        for name in LOCKS
    )
    assert users <= tests


def test_this_very_run_uses_the_locked_versions(repo: Path) -> None:
    differing = [
        f"{entry.name}: locked {entry.version}, here {here}"
        for entry in read_lock(repo / "requirements-dev.lock")
        if entry.applies_here and (here := importlib.metadata.version(entry.name)) != entry.version
    ]
    assert not differing, "run `make test`, which brings .venv up to date: " + "; ".join(differing)
