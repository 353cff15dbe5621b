"""No link of either form is dead, and a dead one would be found."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.output.checks.links import check_links
from generator.output.site_tree import read_site
from tests.export.conftest import Exported


def dead_links(folder: Path) -> list[str]:
    """List what the check of links finds in all pages of a folder, fragments included."""
    return [problem.message for problem in check_links(read_site(folder, {}))]


def test_every_link_of_the_folder_leads_to_a_file_and_a_place_in_it(forms: Exported) -> None:
    assert dead_links(forms.folder) == []


def test_every_link_of_the_document_leads_to_a_place_in_it(forms: Exported, tmp_path: Path) -> None:
    shutil.copy(forms.document, tmp_path)
    assert dead_links(tmp_path) == []


def test_a_dead_fragment_and_a_missing_file_would_be_found(
    second: Exported, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(second.folder, tmp_path / "folder"))
    page = folder / "timeline.html"
    broken = page.read_text("utf-8").replace('href="#', 'href="#no-', 1)
    page.write_text(broken.replace('href="voices.html', 'href="choices.html', 1), "utf-8")
    assert len(dead_links(folder)) >= 2
