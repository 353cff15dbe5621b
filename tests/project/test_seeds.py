"""The archived sources are evidence, so no byte of them ever changes."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

SEEDS = {
    "000_fcd2b6148358c861.txt": "622cfbefde7bf995ebc7f6fb00542018e66868679a0162f073fe319a2e7d7c42",
    "002_195057bf3f72d6c5.txt": "48f804c790b0193909811abd3bcd1d76a0787757fe5aae1ea560b8668e1879ab",
}


def git(repo: Path, *arguments: str) -> bytes:
    return subprocess.run(("git", *arguments), cwd=repo, check=True, capture_output=True).stdout


@pytest.mark.parametrize(("name", "sha256"), SEEDS.items())
def test_a_source_is_what_was_archived_byte_for_byte(repo: Path, name: str, sha256: str) -> None:
    assert hashlib.sha256((repo / "seeds" / name).read_bytes()).hexdigest() == sha256


@pytest.mark.parametrize("name", SEEDS)
def test_git_keeps_the_same_bytes_and_converts_nothing(repo: Path, name: str) -> None:
    assert git(repo, "show", f":seeds/{name}") == (repo / "seeds" / name).read_bytes()
    attributes = git(repo, "check-attr", "text", "eol", "--", f"seeds/{name}").decode()
    assert attributes.splitlines() == [
        f"seeds/{name}: text: unset",
        f"seeds/{name}: eol: unspecified",
    ]


@pytest.mark.parametrize(("name", "sha256"), SEEDS.items())
def test_the_data_names_the_hash_of_each_source(repo: Path, name: str, sha256: str) -> None:
    descriptions = [path.read_text("utf-8") for path in (repo / "data/sources").glob("*.yml")]
    (own,) = [text for text in descriptions if f"seeds/{name}" in text]
    assert f"sha256: {sha256}" in own
