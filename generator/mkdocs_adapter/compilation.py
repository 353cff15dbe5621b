"""One project, read, proved and compiled, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import generator
from generator.loading.collection import collection_paused
from generator.loading.files import FileLines
from generator.loading.project import load_project
from generator.loading.site_config import CONFIG_FILE, SiteConfig
from generator.mkdocs_adapter.bytecode import bytecode_cache
from generator.mkdocs_adapter.failures import describe_failure, missing_template
from generator.mkdocs_adapter.remembered import Remembered
from generator.problem_report import Counted, format_problems, summary
from generator.problems import Problem, any_errors, in_reading_order
from generator.render.compile import CompiledSite, Earlier, compile_site
from generator.verify.corpus import VerifiedCorpus
from generator.verify.project import verify_project
from generator.verify.versions import Versions

TEMPLATES_FOLDER = "site_templates"
THEME_FOLDER = "theme"
PROGRAM_TEMPLATES = Path(generator.__file__).parents[1] / TEMPLATES_FOLDER

Progress = Callable[[str], None]
"""Told in a few words what is being done now."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came of a project: the compiled site, or None and the problems that forbid it."""

    site: CompiledSite | None
    settings: SiteConfig
    problems: tuple[Problem, ...]
    counts: Counted
    lines: FileLines
    corpus: VerifiedCorpus | None = None
    """What was proved, for further forms; set exactly where `site` is."""

    def report(self, problems: tuple[Problem, ...]) -> str:
        """Write problems as people read them, and how much was checked."""
        entries = format_problems(problems, self.lines.line)
        return f"{entries}\n{summary(self.counts, problems)}"


@collection_paused()
def compile_project(
    root: Path, progress: Progress, remembered: Remembered | None = None
) -> Compilation:
    """Load, verify and compile the project in `root`; wrong files are problems, not errors.

    What is `remembered` of claims and articles is not worked out again.
    """
    remembered = remembered or Remembered()
    progress("reading")
    loaded = load_project(root, memory=remembered.findings.files)
    progress("verifying")
    verdict = verify_project(loaded, remembered.findings)
    problems = tuple(in_reading_order([*loaded.problems, *verdict.problems]))
    if verdict.corpus is None or any_errors(list(problems)):
        return Compilation(None, loaded.site, problems, verdict.counts, loaded.lines)
    progress("composing")
    try:
        site = compile_site(
            verdict.corpus,
            loaded.site,
            templates_folder(root, loaded.site),
            earlier=Earlier(
                bytecode_cache(root), Versions(loaded), remembered.articles, remembered.dataset
            ),
        )
    except Exception as error:
        failed = describe_failure(error, root, CONFIG_FILE) or missing_template(error, root)
        if failed is None:
            raise
        return Compilation(None, loaded.site, (*problems, failed), verdict.counts, loaded.lines)
    return Compilation(site, loaded.site, problems, verdict.counts, loaded.lines, verdict.corpus)


def templates_folder(root: Path, site: SiteConfig) -> Path:
    """Find the templates: the project's own, beside its theme, or else the program's."""
    if site.custom_dir:
        return (root / site.custom_dir).parent
    own = root / TEMPLATES_FOLDER
    return own if own.is_dir() else PROGRAM_TEMPLATES
