"""`explainer export`: the same bytes everywhere, all or nothing, and a PDF where it can be."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import __version__
from generator.mkdocs_adapter.export import Wish, export_project
from generator.output.errors import OutputError
from tests.export.conftest import LABEL, Exported
from tests.support.program import RunExplainer


def dist(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((project / "dist").iterdir())}


def copy_of(exported: Exported, root: Path) -> Path:
    """Copy the project without what was built of it."""
    shutil.copytree(exported.root, root, ignore=shutil.ignore_patterns("site", "dist", ".*"))
    return root


def test_two_exports_in_other_folders_time_zones_and_locales_are_the_same_bytes(
    run_explainer: RunExplainer, second: Exported, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "an other/plåce")
    done = run_explainer(
        *("-C", root, "export", "--edition", LABEL),
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONHASHSEED="7",
    )
    assert done.returncode == 0, done.stderr
    assert dist(root) == dist(second.root)


def test_an_export_says_what_it_wrote(run_explainer: RunExplainer, second: Exported) -> None:
    done = run_explainer("export", "--edition", LABEL, cwd=second.root)
    assert done.returncode == 0, done.stderr
    assert re.findall(r"Wrote (dist/\S+) \(\d+ kB\)\.", done.stdout) == [
        "dist/moller-bridge-offline.zip",
        "dist/moller-bridge.html",
    ]
    assert done.stderr.splitlines()[-1].endswith("checked: 0 problems")


def test_the_site_and_both_forms_come_from_one_run_with_the_version_as_edition(
    run_explainer: RunExplainer, second: Exported, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "project")
    done = run_explainer("export", "--site", cwd=root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "Open site/index.html in a browser."
    assert (root / "site/claims.json").is_file()
    assert f"(edition {__version__}, as of " in (root / "dist/moller-bridge.html").read_text(
        "utf-8"
    )


def test_a_wrong_project_changes_nothing_that_was_exported(
    run_explainer: RunExplainer, second: Exported, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "project")
    shutil.copytree(second.root / "dist", root / "dist")
    page = root / "content/index.md"
    page.write_text(page.read_text("utf-8") + "\n\n{{ claim no-such-claim }}\n", "utf-8")
    done = run_explainer("export", cwd=root)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no-such-claim" in done.stderr
    assert dist(root) == dist(second.root)
    assert not list(root.glob(".dist*"))


def test_a_page_that_has_the_name_of_a_file_of_the_folder_is_refused(
    run_explainer: RunExplainer, second: Exported, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "project")
    (root / "content/timeline.md").rename(root / "content/print.md")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("timeline.md", "print.md"), "utf-8")
    for page in (root / "content").rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("timeline.md", "print.md"), "utf-8")
    done = run_explainer("export", cwd=root)
    assert done.returncode == 1
    assert "error[output/name-clash]" in done.stderr


def test_a_folder_of_somebody_elses_is_left_alone(
    run_explainer: RunExplainer, second: Exported, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "project")
    (root / "dist").mkdir()
    (root / "dist/thesis.txt").write_text("mine", "utf-8")
    done = run_explainer("export", cwd=root)
    assert done.returncode == 2
    assert dist(root) == {"thesis.txt": b"mine"}


def test_a_refusal_of_dist_after_the_site_was_published_says_both(
    second: Exported, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "project")

    def somebody_writes(step: str) -> None:
        if step == "publishing the offline forms":
            (root / "dist").mkdir()
            (root / "dist/thesis.txt").write_text("mine", "utf-8")

    with pytest.raises(OutputError) as refusal:
        export_project(root, Wish("1", site=True), progress=somebody_writes)
    assert (root / "site/index.html").is_file()
    assert dist(root) == {"thesis.txt": b"mine"}
    assert str(refusal.value.strerror).endswith(
        f"{root / 'site'} was published, the offline forms are as they were"
    )


def test_an_edition_needs_a_label_that_can_be_printed(
    run_explainer: RunExplainer, second: Exported
) -> None:
    done = run_explainer("export", "--edition", " ", cwd=second.root)
    assert (done.returncode, done.stdout) == (2, "")


def test_without_a_chromium_a_pdf_is_refused_in_one_line(
    run_explainer: RunExplainer, second: Exported, tmp_path: Path
) -> None:
    done = run_explainer("export", "--pdf", cwd=second.root, PATH=str(tmp_path), CHROMIUM="")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Chromium" in done.stderr


def test_the_pdf_is_tagged_and_has_an_outline(
    run_explainer: RunExplainer, second: Exported, chromium: str, tmp_path: Path
) -> None:
    root = copy_of(second, tmp_path / "project")
    done = run_explainer("export", "--pdf", cwd=root, CHROMIUM=chromium)
    assert done.returncode == 0, done.stderr
    content = (root / "dist/moller-bridge.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/MarkInfo" in content
    assert b"/StructTreeRoot" in content
    assert b"/Outlines" in content
