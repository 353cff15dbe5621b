"""Small projects on disk, loaded and verified by the real code."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.loading.project import load_project
from generator.verify.example_project import BASE
from generator.verify.project import Verdict, verify_project
from tests.support.program import REPO


def write_project(root: Path, files: Mapping[str, str]) -> Path:
    """Write files (texts by path) below a root, with their newlines as they are."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    return root


def verify_files(root: Path, files: Mapping[str, str]) -> Verdict:
    """Write a project, load it and verify it."""
    return verify_project(load_project(write_project(root, files)))


def verify_example(root: Path, changes: Mapping[str, str]) -> Verdict:
    """Verify the example project with some of its files replaced or added."""
    return verify_files(root, {**BASE, **changes})


def copy_real_project(folder: Path) -> Path:
    """Copy this checkout's project, without what was built from it; give the copy's root."""
    copy = folder / "project"
    copy.mkdir()
    for name in ("content", "data", "seeds", "site_templates"):
        shutil.copytree(REPO / name, copy / name)
    shutil.copy(REPO / "mkdocs.yml", copy)
    return copy
