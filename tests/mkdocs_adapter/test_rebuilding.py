"""A build that remembers the one before it publishes what a clean one would."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

from generator.mkdocs_adapter.build import build_site
from generator.mkdocs_adapter.remembered import Remembered
from generator.output.known_pages import KnownPages
from generator.verify.memory import Memory
from tests.support.program import REPO

EDITS = {
    "data/claims/harbour.yml": (
        ("The town paid for the repair of the tower.", "For the repair the town paid."),
        ("The town paid for the repair of the tower.", "The town paid for its repair."),
        ("The town paid for the repair of the tower", "The town paid for the repair"),
        ("subjects:\n      - harbour", "subjects:\n      - habour"),
    ),
    "data/sources/harbour-news.yml": (
        ("publisher: Harbour News", "publisher: The Harbour News"),
        ("rights: full", "rights: quotation"),
    ),
    "content/index.md": (
        (
            "{{ claim lamp-lit }} {{ claim town-paid }}",
            "{{ claim town-paid }} {{ claim lamp-lit }}",
        ),
        ("description: A harbour for tests", "description: A harbour"),
    ),
    "site_templates/theme/partials/footer.html": (("<footer", "<p></p><footer"),),
    "mkdocs.yml": (("site_name: The old harbour", "site_name: The harbour"),),
}


def ignore(message: str) -> None:
    """Take no notice of progress."""


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def brought(remembered: Remembered) -> Remembered:
    """Bring what a build knows to another process, as JSON."""
    kept = remembered.findings.kept, remembered.pages.written()
    findings, pages = json.loads(json.dumps(kept))
    return Remembered(Memory(findings), KnownPages(pages))


def test_random_edits_end_as_in_a_clean_build(tmp_path: Path) -> None:
    project, chance = tmp_path / "project", random.Random(7)
    shutil.copytree(REPO / "tests/mkdocs_adapter/project", project)
    shutil.copytree(REPO / "site_templates", project / "site_templates")
    remembered = Remembered()
    for _ in range(6):
        name = chance.choice(sorted(EDITS))
        old, new = chance.choice(EDITS[name])
        text = (project / name).read_text("utf-8")
        turned = text.replace(old, new) if old in text else text.replace(new, old)
        (project / name).write_text(turned, "utf-8")
        mine = build_site(project, progress=ignore, remembered=remembered)
        after = tree(project / "site")
        clean = build_site(project, progress=ignore)
        assert mine.problems == clean.problems
        assert after == tree(project / "site")
        remembered = brought(remembered)
