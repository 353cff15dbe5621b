"""Both offline forms of the real project, exported once and laid out as readers get them."""

from __future__ import annotations

import functools
import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.output.html_tree import Element, HtmlDocument, parse_html
from tests.support.program import REPO, RunExplainer
from tests.support.projects import copy_real_project

LABEL = "2031-07"
SECOND_EXPLAINER = REPO / "tests/fixtures/second_explainer"


@functools.cache
def parsed(path: Path) -> HtmlDocument:
    """Parse a page, once for all tests."""
    return parse_html(path.read_text("utf-8"))


@functools.cache
def parsed_document(path: Path) -> HtmlDocument:
    """Parse a one-file edition, whose elements needn't have ends, as an HTML parser reads it."""
    tree = html.document_fromstring(path.read_text("utf-8"), parser=html.HTMLParser(huge_tree=True))
    return parse_html(html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


@dataclass(frozen=True, slots=True)
class Exported:
    """A project with its offline forms.

    The folder was extracted, and the document put beside it, below a path with a space and a
    letter beyond ASCII.
    """

    root: Path
    archive: Path
    folder: Path
    document: Path

    @property
    def seeds(self) -> Path:
        """The folder of the archived sources."""
        return self.root / "seeds"

    @property
    def facts(self) -> dict[str, Any]:
        """The data that lies in the folder."""
        facts: dict[str, Any] = json.loads((self.folder / "claims.json").read_text("utf-8"))
        return facts

    @property
    def pages(self) -> dict[str, HtmlDocument]:
        """The pages of the site in the folder, parsed."""
        own = {"START-HERE.html", "print.html"}
        paths = (path for path in sorted(self.folder.rglob("*.html")) if path.name not in own)
        return {path.relative_to(self.folder).as_posix(): parsed(path) for path in paths}

    @property
    def parts(self) -> dict[str, str]:
        """Map each source's id to what the ids of its part of the document begin with."""
        items = (
            e for e in parsed_document(self.document).elements if "data-source" in e.attributes
        )
        ways = (
            (e.attributes["data-source"], next(c for c in e.children if isinstance(c, Element)))
            for e in items
        )
        return {id_: way.attributes["href"][1:].removesuffix("top") for id_, way in ways}

    @property
    def titles(self) -> dict[str, str]:
        """Map each page's path to its title."""
        return {
            path: next(e.text for e in page.elements if "x-title" in e.tokens("class"))
            for path, page in self.pages.items()
        }


def exported_from(root: Path, home: Path, run_explainer: RunExplainer) -> Exported:
    """Export a project and lay its forms out in a folder with an awkward name."""
    done = run_explainer("-C", root, "export", "--edition", LABEL)
    assert done.returncode == 0, done.stdout + done.stderr
    (archive,) = root.glob("dist/*-offline.zip")
    (document,) = root.glob("dist/*.html")
    place = home / "Zug nach Łódź"
    place.mkdir()
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    (folder,) = place.iterdir()
    return Exported(root, archive, folder, Path(shutil.copy(document, place)))


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, run_explainer: RunExplainer) -> Exported:
    """Export the real project as it stands."""
    home = tmp_path_factory.mktemp("export")
    return exported_from(copy_real_project(home), home, run_explainer)


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory, run_explainer: RunExplainer) -> Exported:
    """Export the invented project: addresses with folders, a source that is shown in full."""
    home = tmp_path_factory.mktemp("second")
    root = home / "project"
    shutil.copytree(SECOND_EXPLAINER, root, ignore=shutil.ignore_patterns("site", "dist", ".*"))
    shutil.copytree(REPO / "site_templates", root / "site_templates")
    config = root / "mkdocs.yml"
    config.write_text("site_url: https://bridge.example/\n" + config.read_text("utf-8"), "utf-8")
    return exported_from(root, home, run_explainer)


@pytest.fixture(params=["exported", "second"])
def forms(request: pytest.FixtureRequest) -> Exported:
    """Give each of the two exports in turn."""
    found: Exported = request.getfixturevalue(request.param)
    return found
