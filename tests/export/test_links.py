"""No link of either form is dead, and a dead one would be found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from generator.output.check import check_tree
from tests.export.conftest import Exported
from tests.support.program import REPO

LYCHEE = REPO / ".cache/lychee/bin/lychee"  # `make link-checker` brings it


def dead_links(folder: Path) -> list[str]:
    """List what the check of links finds in all pages of a folder, fragments included."""
    about = ("output/dead-link", "output/dead-fragment", "output/foreign-request")
    return [one.message for one in check_tree(folder, origins={}) if one.rule in about]


def test_every_link_of_the_folder_leads_to_a_file_and_a_place_in_it(forms: Exported) -> None:
    assert dead_links(forms.folder) == []


def test_every_link_of_the_document_leads_to_a_place_in_it(forms: Exported, tmp_path: Path) -> None:
    shutil.copy(forms.document, tmp_path)
    assert dead_links(tmp_path) == []


def broken_copy(forms: Exported, place: Path) -> Path:
    """Copy both forms and break a fragment of each, and the name of a file."""
    copy = Path(shutil.copytree(forms.folder.parent, place / "copy"))
    for page in (copy / forms.document.name, copy / forms.folder.name / "timeline.html"):
        text = re.sub(r'href="?#', r"\g<0>no-", page.read_text("utf-8"), count=1)
        page.write_text(text.replace('href="voices.html', 'href="choices.html', 1), "utf-8")
    return copy


def test_a_dead_fragment_and_a_missing_file_would_be_found(
    second: Exported, tmp_path: Path
) -> None:
    copy = broken_copy(second, tmp_path)
    assert len(dead_links(copy / second.folder.name)) >= 2


if LYCHEE.exists() or "CI" in os.environ:

    def lychee(folder: Path) -> subprocess.CompletedProcess[str]:
        """Let lychee follow every link of a folder's pages, with fragments but not to the web."""
        return subprocess.run(
            (LYCHEE, "--offline", "--include-fragments", "--no-progress", "--cache=false", "."),
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def test_lychee_finds_no_dead_link_or_fragment_in_either_form(forms: Exported) -> None:
        done = lychee(forms.folder.parent)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "0 Errors" in done.stdout

    def test_lychee_finds_what_was_broken_in_a_copy(forms: Exported, tmp_path: Path) -> None:
        done = lychee(broken_copy(forms, tmp_path))
        assert done.returncode != 0
        assert done.stdout.count("#no-") == 2
        assert "choices.html" in done.stdout
