"""The live preview: problems are shown in the pages, and the server goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.utils import CountHandler

from generator.mkdocs_adapter.compilation import TEMPLATES_FOLDER, Compilation, compile_project
from generator.mkdocs_adapter.run import Run, settle
from generator.problem_report import format_problems
from generator.problems import Problem
from generator.render.compile import CompiledSite

_log = get_plugin_logger("explainer")
WATCHED_FOLDERS = ("data", "seeds", TEMPLATES_FOLDER)
_PANEL = (
    '<section class="x-problems" role="alert" aria-label="Problems">'
    "<strong>This preview has problems; nothing of it can be published.</strong>"
    '<pre class="x-problems__list" tabindex="0">{}</pre></section>'
)
_PAGE = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    "<title>Problems</title></head><body>{}</body></html>\n"
)


class PreviewRun(Run):
    """The builds of one `serve`: the last good state stays visible below the problems."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Prepare the first build of a server."""
        super().__init__(config)
        self._compilation: Compilation | None = None
        self._shown: CompiledSite | None = None
        self._name_problems: list[Problem] = []
        self._problems = ""
        self.known_pages: set[str] = {"index.html", "404.html"}

    def begin(self, config: MkDocsConfig) -> None:
        """Compile anew; on errors go on with what was compiled before, if anything was."""
        _go_on_after_warnings(config)
        folders = (self.root / name for name in WATCHED_FOLDERS)
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())
        self.remembered.begin_again()
        self._compilation = compile_project(self.root, _ignore, self.remembered)
        settle(config, self._compilation.settings)
        self._shown = self._compilation.site or self._shown
        self._recorder.problems.clear()
        self._recorder.start()

    def take_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the generated pages; where nothing was ever good, an empty first page."""
        if self._shown is not None:
            self._name_problems = self._offer(self._shown, files, config)
        elif not files.documentation_pages():
            files.append(File.generated(config, "index.md", content=""))

    def finish(self, config: MkDocsConfig) -> None:
        """Check what was written; from now on every page shows the problems."""
        found: tuple[Problem, ...] = ()
        if self._shown is not None:
            found = self._check_output(self._shown, config)
        self.close()
        self.known_pages |= {name for name in self._origins if name.endswith(".html")}
        if self._compilation is None:
            return
        problems = (*self._compilation.problems, *self._name_problems, *found)
        self._problems = format_problems(problems, self._compilation.lines.line)
        if problems:
            _log.warning(self._problems)

    def panel(self) -> str:
        """Give the markup that shows the problems; nothing where there are none."""
        return _panel(self._problems) if self._problems else ""

    def show_failure(self, error: BaseException, site: Path) -> None:
        """Write a page about a failed rebuild to each address that ever was a page."""
        self.close()
        problem = self.failure(error)
        self._problems = ""  # of what is shown now, all pages tell
        text = f"{problem.location}: {problem.message}" if problem else repr(error)
        for name in self.known_pages:
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_PAGE.format(_panel(text)), encoding="utf-8")


def _go_on_after_warnings(config: MkDocsConfig) -> None:
    """Let no strict mode end the rebuild: its abort would hide the very problems it is about."""
    config.strict = False
    logger = logging.getLogger("mkdocs")
    for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
        logger.removeHandler(handler)


def rebuild_or_show(builder: Callable[..., Any], run: PreviewRun, root: str) -> Callable[..., None]:
    """Wrap the server's rebuild so that a failure becomes a page instead of a stuck server."""

    def rebuild() -> None:
        try:
            builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a server goes on
            run.show_failure(error, Path(root))

    return rebuild


def _panel(text: str) -> str:
    return _PANEL.format(escape(text))


def _ignore(message: str) -> None:
    del message
