"""Every form of a project from one verification: the offline folder, the one file, the site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.export.archive import packed
from generator.export.assets import read_assets
from generator.export.document import bundled_texts, one_file_edition
from generator.export.edition import Edition, edition_of
from generator.export.offline import ADDED, offline_folder, start_page
from generator.export.pdf import print_pdf
from generator.loading.collection import collection_paused
from generator.loading.files import FileLines
from generator.mkdocs_adapter.build import run_mkdocs
from generator.mkdocs_adapter.compilation import (
    Compilation,
    Progress,
    compile_project,
    templates_folder,
)
from generator.mkdocs_adapter.offline_run import OfflineProfile, OfflineRun
from generator.mkdocs_adapter.remembered import Remembered
from generator.output.errors import OutputError
from generator.output.staging import Staging, open_staging
from generator.problem_report import Counted
from generator.problems import Location, Problem, any_errors, in_reading_order
from generator.render.compile import CompiledSite, compile_site
from generator.verify.corpus import VerifiedCorpus

DIST_FOLDER = "dist"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to export: `label` names the edition, `browser` prints a PDF, too, if there is one.

    `site` asks for the site as well, from the same verified content.
    """

    label: str
    site: bool = False
    browser: str | None = None


@dataclass(frozen=True, slots=True)
class ExportResult:
    """How an export ended; `files` are the offline forms, empty if nothing was published."""

    problems: tuple[Problem, ...]
    counts: Counted
    lines: FileLines
    opens: Path | None
    files: tuple[Path, ...]


@collection_paused()
def export_project(
    root: Path, wish: Wish, *, progress: Progress, remembered: Remembered | None = None
) -> ExportResult:
    """Prove the project in `root` once and write its offline forms into `dist/`.

    What is `remembered` of builds before is neither proved nor published anew; the forms are made
    anew each time.
    Wrong files of the project are problems in the result, and everything stays as it was.
    Raises OSError where the output can't be written, and NoBrowserError for a PDF that could
    not be printed.
    """
    root, remembered = root.resolve(), remembered or Remembered()
    compilation = compile_project(root, progress, remembered)
    if compilation.corpus is None:
        return _result(compilation, [])
    staging = open_staging(root / DIST_FOLDER)
    try:
        return _Export(
            root, compilation, compilation.corpus, wish, remembered, progress, staging
        ).run()
    finally:
        staging.close()


def _result(compilation: Compilation, found: list[Problem]) -> ExportResult:
    problems = tuple(in_reading_order([*compilation.problems, *found]))
    return ExportResult(problems, compilation.counts, compilation.lines, None, ())


@dataclass(frozen=True, slots=True)
class _Export:
    """One export of a verified project, with the lock on `dist/` held."""

    root: Path
    compilation: Compilation
    corpus: VerifiedCorpus
    wish: Wish
    remembered: Remembered
    progress: Progress
    staging: Staging

    def run(self) -> ExportResult:
        """Make every form, then the site, and publish when nothing was wrong.

        The forms are on the disk before the site is published, so that a full one stops both.
        """
        found, forms = self._forms()
        for name, content in forms.items():
            (self.staging.tree / name).write_bytes(content)
        opens = None
        if self.wish.site and not any_errors(found):
            more, site = run_mkdocs(
                self.root, self.compilation, self.progress, remembered=self.remembered
            )
            found += more
            opens = site.published / "index.html" if site and site.published else None
        result = _result(self.compilation, found)
        if any_errors(found):
            return result
        self.progress("publishing the offline forms")
        try:
            self.staging.publish()
        except OutputError as error:
            raise _half_published(error, opens) from error
        files = tuple(self.staging.target / name for name in forms)
        return replace(result, opens=opens, files=files)

    def _forms(self) -> tuple[list[Problem], dict[str, bytes]]:
        """Make the content of every form, by the names of the files."""
        settings = self.compilation.settings
        templates = templates_folder(self.root, settings)
        assets = read_assets(templates)
        edition = edition_of(self.corpus, settings, self.wish.label)
        found, tree = self._offline_tree(edition, templates)
        self.progress("writing the one-file edition")
        document = one_file_edition(self.corpus, settings, edition, templates, assets)
        start = start_page(edition, templates, assets)
        files = offline_folder(tree, document, bundled_texts(self.corpus), start)
        forms = {
            edition.archive_name: packed(edition.name, files),
            edition.document_name: document,
        }
        if self.wish.browser:
            self.progress("printing")
            forms[edition.pdf_name] = print_pdf(self.wish.browser, document)
        return [*found, *_clashes(tree)], forms

    def _offline_tree(
        self, edition: Edition, templates: Path
    ) -> tuple[list[Problem], Mapping[str, bytes]]:
        """Let MkDocs build the site for a folder, and read it back."""
        flat = replace(self.compilation, site=_flat_site(self.compilation, self.corpus, templates))
        folder = self.staging.tree / "folder"
        profile = OfflineProfile(folder, edition.stamp, edition.address)
        found, run = run_mkdocs(self.root, flat, self.progress, profile)
        if folder.exists():
            shutil.rmtree(folder)  # what stays here would be published
        return found, run.tree if isinstance(run, OfflineRun) else {}


def _half_published(error: OutputError, opens: Path | None) -> OutputError:
    """Say with the refusal of `dist/` that the site was published before, if it was."""
    if opens is None:
        return error
    found = error.problem
    happened = f"{opens.parent} was published, the offline forms are as they were"
    return OutputError(found.rule, found.message, found.location.path, *found.help, happened)


def _flat_site(compilation: Compilation, corpus: VerifiedCorpus, templates: Path) -> CompiledSite:
    """Give the compiled site with addresses that a folder can have."""
    settings = compilation.settings
    if compilation.site is not None and not settings.use_directory_urls:
        return compilation.site
    return compile_site(corpus, replace(settings, use_directory_urls=False), templates)


def _clashes(tree: Mapping[str, bytes]) -> list[Problem]:
    """Report files of the site that stand where the offline folder has its own."""
    return [
        Problem(
            "output/name-clash",
            f"the offline folder has a file {name!r} of its own",
            Location("mkdocs.yml"),
            help=("rename the page",),
        )
        for name in tree
        if name.casefold() in {added.casefold() for added in ADDED}
    ]
