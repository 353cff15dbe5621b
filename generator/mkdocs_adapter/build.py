"""Build and publish a project's site, with every problem as a value."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.loading.collection import collection_paused
from generator.loading.files import FileLines
from generator.loading.site_config import CONFIG_FILE, PLUGIN
from generator.mkdocs_adapter.compilation import Compilation, Progress, compile_project
from generator.mkdocs_adapter.failures import THEME, THEME_HINT
from generator.mkdocs_adapter.offline_run import OfflineProfile
from generator.mkdocs_adapter.plugin import ExplainerPlugin
from generator.mkdocs_adapter.remembered import Remembered
from generator.mkdocs_adapter.run import PublishingRun
from generator.mkdocs_adapter.shell import is_ours_alone
from generator.mkdocs_adapter.warning_recorder import WarningRecorder, no_dirty_warning
from generator.problem_report import Counted
from generator.problems import Location, Problem, any_errors, in_reading_order

_QUIET = "NO_MKDOCS_2_WARNING"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended; `opens` is the site's first page, None if nothing was published."""

    problems: tuple[Problem, ...]
    counts: Counted
    lines: FileLines
    opens: Path | None


@collection_paused()
def build_site(
    root: Path, *, progress: Progress, remembered: Remembered | None = None
) -> BuildResult:
    """Prove the project in `root`, build its site beside the old one, check it and swap.

    What is `remembered` of builds before is not worked out again; the result is the same. Wrong
    files of the project are problems in the result, and the old site stays. Raises OSError, with
    the old site in place, where the output can't be written.
    """
    root, remembered = root.resolve(), remembered or Remembered()
    compilation = compile_project(root, progress, remembered)
    problems, opens = compilation.problems, None
    if compilation.site is not None:
        found, run = run_mkdocs(root, compilation, progress, remembered=remembered)
        problems = tuple(in_reading_order([*problems, *found]))
        opens = run.published / "index.html" if run and run.published else None
    return BuildResult(problems, compilation.counts, compilation.lines, opens)


def run_mkdocs(
    root: Path,
    compilation: Compilation,
    progress: Progress,
    profile: OfflineProfile | None = None,
    remembered: Remembered | None = None,
) -> tuple[list[Problem], PublishingRun | None]:
    """Let MkDocs build what was compiled: the site, or with a profile a folder to read back.

    Gives what is wrong, and the run if nothing is. Raises OSError as `build_site` does.
    """
    with _own_logging():
        config, found = load_configuration(root / CONFIG_FILE)
        if config is None or found:
            return found, None
        plugin = _plugin_of(config)
        if plugin is None:
            message = f"`plugins` does not list {PLUGIN!r}, so nothing would be verified"
            return [Problem("mkdocs/no-plugin", message, Location(CONFIG_FILE))], None
        if config.theme.name != THEME:
            message = f"the pages are made for the theme {THEME!r}, and `theme` names another"
            where = Location(CONFIG_FILE)
            return [Problem("mkdocs/no-theme", message, where, help=(THEME_HINT,))], None
        plugin.progress, plugin.compilation, plugin.offline = progress, compilation, profile
        plugin.remembered = remembered
        return _run(config, plugin, spares=profile is None and is_ours_alone(config))


def load_configuration(path: Path) -> tuple[MkDocsConfig | None, list[Problem]]:
    """Read the configuration as MkDocs does; what it warns of is a problem."""
    recorder = WarningRecorder("", CONFIG_FILE)
    recorder.start()
    try:
        config = load_config(str(path))
    except MkDocsException as error:
        failed = Problem("mkdocs/failed", error.format_message().strip(), Location(CONFIG_FILE))
        return None, recorder.problems or [failed]
    finally:
        recorder.stop()
    return config, recorder.problems


def _run(
    config: MkDocsConfig, plugin: ExplainerPlugin, *, spares: bool
) -> tuple[list[Problem], PublishingRun | None]:
    config.plugins.on_startup(command="build", dirty=spares)
    try:
        build(config, dirty=spares)
    except Exception as error:
        run = plugin.run
        if not isinstance(run, PublishingRun):
            raise
        if run.output_error is not None:
            raise run.output_error from error
        if not any_errors(list(run.problems)):
            raise
        return list(run.problems), None
    finally:
        config.plugins.on_shutdown()
    return [], plugin.run if isinstance(plugin.run, PublishingRun) else None


def _plugin_of(config: MkDocsConfig) -> ExplainerPlugin | None:
    plugin = config.plugins.get(PLUGIN)
    return plugin if isinstance(plugin, ExplainerPlugin) else None


@contextmanager
def _own_logging() -> Iterator[None]:
    """Keep MkDocs from writing to the terminal: what matters comes back as problems."""
    os.environ.setdefault(_QUIET, "1")
    logger = logging.getLogger("mkdocs")
    propagates = logger.propagate
    logger.propagate = False
    silence = logging.NullHandler()
    logger.addHandler(silence)
    try:
        with no_dirty_warning():
            yield
    finally:
        logger.removeHandler(silence)
        logger.propagate = propagates
