"""The style and scripts that the offline forms carry inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^[ \t]*(/\*((?!\*/).)*\*/[ \t]*|//[^\n]*)$", re.DOTALL | re.MULTILINE)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")
_HEADING = re.compile(r"(?<![\w.#-])h([1-5])(?![\w-])")
_PLACES = {
    "components": "theme/assets/stylesheets/components.css",
    "popovers": "theme/assets/javascripts/explainer.js",
    "style": "export/document.css",
    "script": "export/document.js",
    "start": "export/start-here.css",
}


@dataclass(frozen=True, slots=True)
class Assets:
    """Texts of files beside the templates.

    `components` is the style of the articles, `popovers` the site's script for citations.
    """

    components: str
    popovers: str
    style: str
    script: str
    start: str


def read_assets(templates_dir: Path) -> Assets:
    """Read all of them; raises OSError where one is missing."""
    texts = {
        name: (templates_dir / path).read_text(encoding="utf-8") for name, path in _PLACES.items()
    }
    return Assets(**texts)


def small_css(style: str) -> str:
    """Leave out comments and white space that a browser doesn't need."""
    bare = _COMMENT.sub("", style)
    return _AROUND.sub(r"\1", _SPACE.sub(" ", bare)).replace(";}", "}").strip()


def small_js(script: str) -> str:
    """Leave out indentation, and comments that have their lines to themselves."""
    bare = _LINE_COMMENT.sub("", script)
    return "\n".join(line for line in map(str.strip, bare.splitlines()) if line) + "\n"


def headings_one_lower(text: str) -> str:
    """Name each heading's element one level lower, in a style sheet or in its selectors."""
    return _HEADING.sub(lambda match: f"h{int(match[1]) + 1}", text)
