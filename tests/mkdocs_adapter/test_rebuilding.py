"""A build that remembers the one before it publishes what a clean one would, and does less."""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.mkdocs_adapter.build import BuildResult, build_site
from generator.mkdocs_adapter.carrying import WrittenPages
from generator.mkdocs_adapter.compilation import compile_project
from generator.mkdocs_adapter.remembered import Remembered
from generator.render.compile import CompiledSite
from tests.support.corpora import SECOND_EXPLAINER
from tests.support.program import REPO

Edit = Callable[[Path], None]


def turn(path: str, old: str, new: str, project: Path) -> None:
    """Replace some words of a file, or put them back."""
    file = project / path
    text = file.read_text("utf-8")
    is_done = new in text if len(new) > len(old) else old not in text
    before, after = (new, old) if is_done else (old, new)
    assert before in text, (path, before)
    file.write_text(text.replace(before, after), "utf-8")


def another_year(project: Path) -> None:
    """Change a source's words, with the passages and claims that rest on them."""
    for path in ("seeds/bridge-report.txt", "data/claims/bridges.yml"):
        turn(path, "opened in 1891", "opened in 1890", project)
    turn("data/claims/bridges.yml", "edtf: 1891", "edtf: 1890", project)
    turn("data/claims/bridges.yml", "as_stated: in 1891", "as_stated: in 1890", project)
    digest = hashlib.sha256((project / "seeds/bridge-report.txt").read_bytes()).hexdigest()
    data = project / "data/sources/bridge-report-2031-03-14.yml"
    data.write_text(re.sub("sha256: .*", f"sha256: {digest}", data.read_text("utf-8")), "utf-8")


ONE_MORE = """
  quay-not-damaged:
    text: No damage was found on the Quay Bridge.
    subjects:
      - quay-bridge
    evidence:
      - source: bridge-report-2031-03-14
        passage: |-
          No damage was found
      - source: bridge-report-2031-03-14
        role: context
        passage: |-
          The Quay Bridge was inspected
"""


def a_claim_more(project: Path) -> None:
    """Add a claim and show it, or take it out again."""
    turn(CLAIMS, "\n  quay-open:\n", f"{ONE_MORE}\n  quay-open:\n", project)
    turn("content/bridges/quay.md", "## Step", "{{ claim quay-not-damaged }}\n\n## Step", project)


def a_page_more(project: Path) -> None:
    """Add a page, or remove it."""
    page = project / "content/more.md"
    if page.exists():
        page.unlink()
    else:
        page.write_text("---\ntitle: More\n---\n\n{{ claim bridge-closed }}\n", "utf-8")
    turn("mkdocs.yml", "  - sources.md", "  - more.md\n  - sources.md", project)


def another_name(project: Path) -> None:
    """Rename a page, or give it its name back."""
    old, new = project / "content/voices.md", project / "content/people.md"
    (old if old.exists() else new).rename(new if old.exists() else old)
    turn("mkdocs.yml", "  - voices.md", "  - people.md", project)


def a_hand_in_the_site(project: Path) -> None:
    """Change pages where they are published, and lose one."""
    pages = sorted((project / "site").rglob("*.html"))
    if pages:
        pages[0].write_bytes(pages[0].read_bytes() + b"\n<!-- by hand -->\n")
        pages[-1].unlink()


CLAIMS, CLOSING = "data/claims/bridges.yml", "data/claims/closing.yml"
OF_ENTRIES: tuple[Edit, ...] = (
    another_year,
    a_claim_more,
    partial(turn, CLAIMS, "Of the Møller Bridge's seven arches, five", "Five of its seven arches"),
    partial(turn, CLAIMS, "short: Inspected", "short: It was inspected"),
    partial(turn, CLAIMS, "claims:\n", "claims:\n\n"),  # all lines move
    partial(turn, "data/subjects.yml", "label: Møller Bridge", "label: the Møller Bridge"),
    partial(turn, "data/subjects.yml", "      - name: Oesterhavn", "      - name: Osterhavn"),
    partial(turn, "data/glossary.yml", "    lang: da\n    def", "    def"),
    partial(turn, "data/glossary.yml", "term: himmelsti", "term: inspected"),
    partial(turn, "data/permalinks.yml", "shut: bridge-closed", "shut: arches-sound"),
    partial(turn, "data/disputes/cracks.yml", "question: ", "question: Again, "),
    partial(turn, "data/sources/letters-2031-04-02.yml", "language: en", "language: en-GB"),
    partial(turn, "content/bridges/quay.md", "---\n\n", "---\n\n## Before\n\n"),
    partial(turn, "content/bridges/quay.md", "subject: quay-bridge", "subject: friends"),
    partial(turn, "content/index.md", "summary: true", "summary: false"),
)
OF_ALL: tuple[Edit, ...] = (
    a_page_more,
    another_name,
    a_hand_in_the_site,
    partial(turn, "content/index.md", "title: Why", "title: This is why"),
    partial(turn, "mkdocs.yml", "docs_dir", "site_url: https://bridges.example/\ndocs_dir"),
    partial(turn, "mkdocs.yml", "site_name: The Møller", "site_name: A Møller"),
    partial(turn, "site_templates/theme/partials/footer.html", "<footer", "<p></p><footer"),
    partial(turn, "site_templates/pages/page.html", "{{ body }}", "<p></p>{{ body }}"),
)
MISTAKES: tuple[Edit, ...] = (
    partial(turn, CLOSING, "subjects:\n      - moller-bridge", "subjects:\n      - moler-bridge"),
    partial(turn, "content/index.md", "{{ matrix closing }}", "{{ matrix clsing }}"),
    partial(turn, "site_templates/theme/partials/footer.html", "footer>", "footer>{{ 1 / 0 }}"),
)


def ignore(message: str) -> None:
    """Take no notice of progress."""


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def brought(remembered: Remembered, site: Path) -> Remembered:
    """Bring what a build knows to another process, as JSON."""
    kept = {"findings": remembered.findings.kept, **remembered.site(site)}
    return Remembered.of(json.loads(json.dumps(kept)))


def rebuilt(project: Path, remembered: Remembered) -> BuildResult:
    """Build as a preview does, or as the next run of the command does."""
    remembered.begin_again()
    return build_site(project, progress=ignore, remembered=remembered)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the second explainer, with the templates of this checkout."""
    copy = tmp_path / "project"
    shutil.copytree(SECOND_EXPLAINER, copy)
    shutil.copytree(REPO / "site_templates", copy / "site_templates")
    return copy


def test_random_edits_end_as_in_a_clean_build(project: Path) -> None:
    chance = random.Random(11)
    edits = chance.sample((*OF_ENTRIES, *OF_ALL), len(OF_ENTRIES) + len(OF_ALL))
    mistakes = chance.sample(MISTAKES, len(MISTAKES))
    remembered = Remembered()
    rebuilt(project, remembered)
    while edits:
        if mistakes and chance.random() < 0.5:
            make_and_mend(mistakes.pop(), project, remembered)
        for edit in [edits.pop() for _ in edits[:3]]:
            edit(project)
        if chance.random() < 0.5:
            remembered = brought(remembered, project / "site")
        mine = rebuilt(project, remembered)
        assert mine.opens, mine.problems
        after = tree(project / "site")
        clean = build_site(project, progress=ignore)
        assert mine.problems == clean.problems
        assert after == tree(project / "site")


def make_and_mend(mistake: Edit, project: Path, remembered: Remembered) -> None:
    """Build with a mistake: the site stays, and nothing of it is remembered as right."""
    mistake(project)
    before = tree(project / "site")
    assert rebuilt(project, remembered).opens is None
    assert tree(project / "site") == before
    mistake(project)


def compiled(project: Path, remembered: Remembered) -> CompiledSite:
    found = compile_project(project, ignore, remembered)
    assert found.site, found.problems
    return found.site


def test_a_page_is_taken_as_it_was_only_if_it_would_come_out_the_same(project: Path) -> None:
    remembered, before = Remembered(), compiled(project, Remembered())
    for edit in (*OF_ENTRIES, a_page_more, another_name, *OF_ENTRIES):
        edit(project)
        remembered.begin_again()
        now, clean = compiled(project, remembered), compiled(project, Remembered())
        assert now.files == clean.files
        assert now.pages == clean.pages
        known = {page.grounds: page.article_html for page in before.pages}
        for page in clean.pages:
            assert known.get(page.grounds, page.article_html) == page.article_html
        before = clean


def test_pages_that_stay_the_same_are_not_written_again(project: Path) -> None:
    """Neither in a preview, nor by a run that only has what the one before it left as JSON."""
    remembered = Remembered()
    rebuilt(project, remembered)
    for from_json in (False, True):
        before = {path: path.stat().st_ino for path in (project / "site").rglob("*.html")}
        turn("content/bridges/quay.md", "---\n\n", "---\n\n## Before\n\n", project)
        if from_json:
            remembered = brought(remembered, project / "site")
        rebuilt(project, remembered)
        now = {path for path, number in before.items() if path.stat().st_ino != number}
        names = {path.relative_to(project / "site").as_posix() for path in now}
        # the page of methods says how hard all pages are to read
        assert names == {"404.html", "bridges/quay/index.html", "method/index.html"}, from_json


def test_templates_outside_of_their_folder_are_inputs_too(project: Path, tmp_path: Path) -> None:
    """A configuration that is inherited may name them, and a link may lead to them."""
    theme, config = project / "theme", project / "mkdocs.yml"
    shutil.move(project / "site_templates/theme", theme)
    shutil.move(theme / "partials", tmp_path / "partials")
    (theme / "partials").symlink_to(tmp_path / "partials")
    (tmp_path / "partials/round").symlink_to(tmp_path / "partials")
    own = config.read_text("utf-8").replace("  custom_dir: site_templates/theme\n", "")
    config.write_text(f"INHERIT: base.yml\n{own}", "utf-8")
    (project / "base.yml").write_text("theme:\n  custom_dir: theme\n", "utf-8")
    remembered = Remembered()
    assert rebuilt(project, remembered).opens
    turn("partials/footer.html", "<footer", "<p></p><footer", tmp_path)
    assert rebuilt(project, remembered).opens
    assert b"<p></p><footer" in (project / "site/index.html").read_bytes()


def test_a_theme_outside_of_the_project_is_refused(project: Path, tmp_path: Path) -> None:
    shutil.move(project / "site_templates/theme", tmp_path / "theme")
    turn("mkdocs.yml", "  custom_dir: site_templates/theme\n", "", project)
    turn("mkdocs.yml", "docs_dir: ", "INHERIT: base.yml\ndocs_dir: ", project)
    (project / "base.yml").write_text(f"theme:\n  custom_dir: {tmp_path / 'theme'}\n", "utf-8")
    found = build_site(project, progress=ignore)
    assert found.opens is None
    assert "output/outside" in {problem.rule for problem in found.problems}


def test_a_page_that_is_carried_over_has_the_mode_of_a_new_file(tmp_path: Path) -> None:
    old, new, content = tmp_path / "old", tmp_path / "new", b"<p>"
    (old / "deep").mkdir(parents=True)
    fresh = old / "fresh"
    fresh.touch()
    written = WrittenPages()
    for mode in (0o600, 0o777, fresh.stat().st_mode & 0o777):
        page = old / f"deep/{mode}.html"
        page.write_bytes(content)
        page.chmod(mode)
        name = page.relative_to(old).as_posix()
        written.keep(name, "grounds", content)
        assert written.next().carry(name, "grounds", old, new)
        assert (new / name).read_bytes() == content
        assert (new / name).stat().st_mode == fresh.stat().st_mode
        assert page.samefile(new / name) is (page.stat().st_mode == fresh.stat().st_mode)
