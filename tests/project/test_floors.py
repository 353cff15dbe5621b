"""What others made is new enough, and what of it is shipped here says where it comes from."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.program import REPO

FLOORS = {
    "jinja2": "3.1.6",
    "markdown": "3.8.1",
    "mkdocs": "1.6.1",
    "mkdocs-material": "9.8.1",
    "pymdown-extensions": "11.0.1",
    "pyyaml": "6.0.2",
}
CEILINGS = {"mkdocs": "2", "mkdocs-material": "10"}
LOCKS = ("requirements.lock", "requirements-dev.lock")
NOTES = sorted(path for path in REPO.rglob("*PROVENANCE.md") if ".cache" not in path.parts)
OF_OTHERS = re.compile(r"copyright \(c\)|@license", re.IGNORECASE)
"""What files of others carry."""


def wanted() -> dict[str, Requirement]:
    """Give the direct dependencies by name."""
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(one.name): one for one in map(Requirement, project["dependencies"])}


def tracked() -> list[Path]:
    """List the files that git keeps."""
    done = subprocess.run(("git", "ls-files", "-z"), cwd=REPO, check=True, capture_output=True)
    return [REPO / name for name in done.stdout.decode("utf-8").split("\0") if name]


@pytest.mark.parametrize("name", FLOORS)
def test_no_version_with_a_known_weakness_is_asked_for(name: str) -> None:
    bounds = {one.operator: Version(one.version) for one in wanted()[name].specifier}
    assert bounds[">="] >= Version(FLOORS[name])
    assert bounds.get("<") == (Version(CEILINGS[name]) if name in CEILINGS else None)


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("name", FLOORS)
def test_the_locked_version_is_as_new(lock: str, name: str) -> None:
    text = (REPO / lock).read_text("utf-8")
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    versions = [Version(version) for one, version in found if canonicalize_name(one) == name]
    assert versions
    assert all(version in wanted()[name].specifier for version in versions)
    assert min(versions) >= Version(FLOORS[name])


def test_the_document_names_the_same_floors() -> None:
    table = (REPO / "SECURITY.md").read_text("utf-8").partition("## Version floors")[2]
    rows = re.findall(r"^\| ([\w-]+) \| ([\d.]+) \|", table, re.MULTILINE)
    assert {canonicalize_name(name): floor for name, floor in rows} == FLOORS


@pytest.mark.parametrize("note", NOTES, ids=lambda path: str(path.relative_to(REPO)))
def test_a_note_of_provenance_names_the_licence_and_an_origin(note: Path) -> None:
    text = note.read_text("utf-8")
    assert re.search(r"licen[cs]e", text, re.IGNORECASE)
    is_ours = "Made by this project" in text
    assert is_ours or (re.search(r"npm (package )?`", text) and re.search(r"\d+\.\d+\.\d+", text))


@pytest.mark.parametrize("note", NOTES, ids=lambda path: str(path.relative_to(REPO)))
def test_what_is_shipped_unchanged_has_the_hash_in_its_note(note: Path) -> None:
    text = note.read_text("utf-8")
    named = [path for path in note.parent.glob("*.js*") if f"`{path.name}`" in text]
    unchanged = named if re.search("unchanged", text, re.IGNORECASE) else []
    for path in unchanged:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in text, path


def test_every_file_of_others_has_a_note_beside_it() -> None:
    shipped = [one for one in tracked() if one.suffix in {".js", ".css", ".svg"} and one.exists()]
    others = [path for path in shipped if OF_OTHERS.search(path.read_text("utf-8"))]
    assert others
    assert all(list(path.parent.glob("*PROVENANCE.md")) for path in others)
