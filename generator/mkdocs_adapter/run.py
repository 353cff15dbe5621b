"""One build by MkDocs, from its configuration to its end: what the plugin's hooks call."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.loading.collection import collection_paused
from generator.loading.site_config import SiteConfig
from generator.mkdocs_adapter.carrying import clear_but
from generator.mkdocs_adapter.compilation import (
    THEME_FOLDER,
    Compilation,
    Progress,
    compile_project,
    templates_folder,
)
from generator.mkdocs_adapter.escaping import escape_settings
from generator.mkdocs_adapter.failures import describe_failure
from generator.mkdocs_adapter.feeding import (
    add_generated_pages,
    drop_theme_search,
    feed_head,
    spare,
    write_files,
)
from generator.mkdocs_adapter.file_names import check_file_names, check_generated_names
from generator.mkdocs_adapter.remembered import Remembered
from generator.mkdocs_adapter.shell import is_ours_alone, shell_digest
from generator.mkdocs_adapter.theme_files import list_without_icons
from generator.mkdocs_adapter.warning_recorder import WarningRecorder
from generator.output.check import check_tree
from generator.output.errors import OutputError
from generator.output.policy import HEADERS_FILE, headers_file
from generator.output.staging import Staging, open_staging
from generator.problems import Problem, any_errors, in_reading_order
from generator.render.compile import CompiledPage, CompiledSite


def settle(config: MkDocsConfig, settings: SiteConfig) -> None:
    """Make MkDocs's configuration safe to print, and take out an address that it invented.

    A project without templates of its own gets the program's.
    """
    escape_settings(config)
    if config.theme.custom_dir is None:
        root = Path(config.config_file_path).resolve().parent
        config.theme.dirs.insert(0, str(templates_folder(root, settings) / THEME_FOLDER))
    list_without_icons(config.theme)
    if settings.edit_uri is None:
        config.edit_uri = None


class RefusalError(PluginError):
    """The site is not published; the message holds the formatted problems."""


class Run(ABC):
    """What builds have in common, whether they publish or preview."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Prepare a build of the project whose configuration this is."""
        self.root = Path(config.config_file_path).resolve().parent
        self.config_path = Path(config.config_file_path).name
        docs = Path(os.path.relpath(Path(config.docs_dir).resolve(), self.root)).as_posix()
        self._recorder = WarningRecorder(docs, self.config_path)
        self._pages: Mapping[str, CompiledPage] = {}
        self._origins: dict[str, str] = {}
        self._grounds: dict[str, str] = {}
        self.spares = False
        """Whether MkDocs asks which pages it has to write, and leaves the others alone."""
        self.remembered = Remembered()
        """What this run may know from others."""
        self.problems: tuple[Problem, ...] = ()
        """What was found so far."""

    @abstractmethod
    def begin(self, config: MkDocsConfig) -> None:
        """Prove and compile the project, and say where MkDocs has to write."""

    @abstractmethod
    def take_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add what is generated to what MkDocs found."""

    @abstractmethod
    def finish(self, config: MkDocsConfig) -> None:
        """Check what MkDocs wrote and bring it to its place."""

    def close(self) -> None:
        """Leave nothing behind, however the build ended; idempotent."""
        self._recorder.stop()

    def page(self, page: Page) -> CompiledPage | None:
        """Find what was compiled for a page of MkDocs."""
        return self._pages.get(page.file.src_uri)

    def take_nav(self, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        """Name the pages of the navigation, and carry over those that needn't be written."""
        for page in nav.pages:
            compiled = self.page(page)
            if compiled is not None:
                feed_head(page, compiled)
        if self.spares:
            self._grounds = self._grounds_of_pages(nav, files, config)
            carried = self._carry_over(config)
            clear_but(Path(config.site_dir), carried)  # a preview writes into the tree of before
            for file in files:
                spare(file, needs_writing=file.dest_uri not in carried)

    def take_environment(self, files: Files) -> None:
        """Name the pages that MkDocs has not read."""
        for file in files.documentation_pages():
            compiled = self._pages.get(file.src_uri)
            if file.page is not None and compiled is not None:
                feed_head(file.page, compiled)

    def take_output(self, output: str, page: Page) -> None:
        """Remember what is written of a page."""
        grounds = self._grounds.get(page.file.dest_uri)
        if grounds is not None:
            content = output.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs writes it
            self.remembered.written.keep(page.file.dest_uri, grounds, content)

    def tree_before(self, config: MkDocsConfig) -> Path:
        """Say where the pages lie that were written last."""
        return Path(config.site_dir)

    def _carry_over(self, config: MkDocsConfig) -> set[str]:
        """Bring the pages that would be written the same from the tree before; name them."""
        old, new, written = self.tree_before(config), Path(config.site_dir), self.remembered.written
        return {
            name
            for name, grounds in self._grounds.items()
            if written.carry(name, grounds, old, new)
        }

    def _grounds_of_pages(
        self, nav: Navigation, files: Files, config: MkDocsConfig
    ) -> dict[str, str]:
        """Digest all that each page follows from, by its path in the site.

        Nothing is given where others than this program have a say in it.
        """
        if not is_ours_alone(config):
            return {}
        shell = shell_digest(config, nav, self._pages.values())
        found = ((file.dest_uri, self._pages.get(file.src_uri)) for file in files)
        return {
            name: sha256(f"{compiled.grounds} {shell}".encode()).hexdigest()
            for name, compiled in found
            if compiled is not None and compiled.grounds is not None
        }

    def failure(self, error: BaseException) -> Problem | None:
        """Describe and keep an exception that ended the build, if the project is to blame."""
        problem = describe_failure(error, self.root, self.config_path)
        if problem is not None:
            self.problems = (*self.problems, problem)
        return problem

    def _offer(self, site: CompiledSite, files: Files, config: MkDocsConfig) -> list[Problem]:
        """Bring compiled pages and MkDocs's files together; report names that clash."""
        self._pages = {page.src_uri: page for page in site.pages}
        taken = check_generated_names(files, site)
        drop_theme_search(files)
        add_generated_pages(files, site, config)
        self._origins = {file.dest_uri: self._origin(file) for file in files}
        return [*taken, *check_file_names(files, site.files, config)]

    def _origin(self, file: File) -> str:
        """Name the file of the project that a file of the site comes from."""
        compiled = self._pages.get(file.src_uri)
        if compiled is not None:
            return compiled.data_path
        path = Path(file.abs_src_path or "").absolute()
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name
        )

    @collection_paused()
    def _check_output(self, site: CompiledSite, config: MkDocsConfig) -> tuple[Problem, ...]:
        """Add the files that are no pages, and report what is wrong with the written tree."""
        self._recorder.stop()
        write_files({**site.files, HEADERS_FILE: headers_file()}, Path(config.site_dir))
        base = urlsplit(config.site_url or "").path or "/"
        found = check_tree(
            Path(config.site_dir),
            origins=self._origins,
            base_path=base,
            known=self.remembered.pages,
            digests=self.remembered.written.digests(),
        )
        return tuple(in_reading_order([*self._recorder.problems, *found]))


class PublishingRun(Run):
    """A build for readers: all or nothing, beside the old site until it is proved."""

    def __init__(
        self, config: MkDocsConfig, progress: Progress, compilation: Compilation | None = None
    ) -> None:
        """Prepare; `compilation` is given if the project was compiled just now."""
        super().__init__(config)
        self._progress = progress
        self.compilation = compilation
        self.output_error: OutputError | None = None
        self.published: Path | None = None
        self._staging: Staging | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Prove, compile, and send MkDocs to an empty tree beside the published one."""
        if self.compilation is None:
            self.compilation = compile_project(self.root, self._progress, self.remembered)
        self._refuse_if_wrong(self.compilation.problems)
        try:
            self._staging = open_staging(Path(config.site_dir))
        except OutputError as error:
            self.output_error = error
            raise RefusalError(self.compilation.report((error.problem,))) from error
        config.site_dir = str(self._staging.tree)
        settle(config, self.compilation.settings)
        self._recorder.start()
        self._progress("writing")

    def take_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the generated pages; refuse names that clash and pages nobody compiled."""
        problems = self._offer(self._site(), files, config)
        self._refuse_if_wrong(tuple(problems))

    def tree_before(self, config: MkDocsConfig) -> Path:
        """Say where the published pages are."""
        return self._staging.target if self._staging else super().tree_before(config)

    def finish(self, config: MkDocsConfig) -> None:
        """Check the new tree and let it take the place of the old one."""
        if self._staging is None:
            return
        self._progress("checking")
        self._refuse_if_wrong(self._check_output(self._site(), config))
        self._progress("publishing")
        try:
            self._staging.publish()
        except OutputError as error:
            self.output_error = error
            raise
        self.published = self._staging.target
        # `mkdocs gh-deploy` reads this setting after the build.
        config.site_dir = str(self._staging.target)
        self.close()

    def close(self) -> None:
        """Remove what is beside the published site and let the lock go."""
        super().close()
        if self._staging is not None:
            self._staging.close()
            self._staging = None

    def _site(self) -> CompiledSite:
        if self.compilation is None or self.compilation.site is None:
            raise PluginError("the build went on without a verified project")
        return self.compilation.site

    def _refuse_if_wrong(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(in_reading_order([*self.problems, *problems]))
        if any_errors(list(problems)) and self.compilation is not None:
            raise RefusalError(self.compilation.report(problems))
