"""Say in one problem what went wrong while MkDocs or its theme was at work."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from generator.problems import Location, Problem

THEME = "material"
THEME_HINT = f"write in mkdocs.yml: `theme: {{name: {THEME}, font: false}}`"
_TEMPLATE_SUFFIXES = (".html", ".xml", ".svg")


def describe_failure(error: BaseException, root: Path, config_path: str) -> Problem | None:
    """Turn an exception of a build into a problem; None if it is no fault of the project's."""
    if isinstance(error, TemplateNotFound):
        return _template_problem(f"there is no template {error.name!r}", config_path, 0)
    if isinstance(error, TemplateSyntaxError):
        path = _inside(error.filename or error.name or "", root)
        return _template_problem(error.message or "syntax error", path, error.lineno)
    place = _template_frame(error)
    if place is not None or isinstance(error, TemplateError):
        path, line = place or (config_path, 0)
        return _template_problem(f"{type(error).__name__}: {error}", _inside(path, root), line)
    if isinstance(error, MkDocsException):
        return Problem("mkdocs/failed", error.format_message().strip(), Location(config_path))
    return None


def missing_template(error: BaseException, root: Path) -> Problem | None:
    """Turn the failure to read one of our templates into a problem; None for any other."""
    if not isinstance(error, OSError) or not error.filename:
        return None
    reason = error.strerror or type(error).__name__
    return _template_problem(reason, _inside(str(error.filename), root), 0)


def _template_problem(message: str, path: str, line: int) -> Problem:
    return Problem(
        "theme/template",
        f"a template can't be used: {' '.join(message.split())}",
        Location(path, line),
    )


def _template_frame(error: BaseException) -> tuple[str, int] | None:
    """Find the innermost template line under an exception; Jinja writes them into the trace."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if frame.filename.endswith(_TEMPLATE_SUFFIXES):
            return frame.filename, frame.lineno or 0
    return None


def _inside(path: str, root: Path) -> str:
    """Write a path relative to the project; a file of an installed theme by its name only."""
    full = Path(path)
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.name
