"""The style and scripts that the offline forms carry inside."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

_STRING = r"""("[^"\n]*"|'[^'\n]*')"""
_CSS_SPACE = re.compile(rf"{_STRING}|(?:/\*.*?\*/|\s)+", re.DOTALL)
_CSS_AROUND = re.compile(rf"{_STRING}| ?([{{}};,>]) ?|(?<=[\w-])(:) ")
_CSS_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
_CSS_EMPTY = re.compile(r"@media[^{}]*\{\}")
_CSS_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_NOT = re.compile(r":not\([^()]*\)")
_LINE_COMMENT = re.compile(r"^[ \t]*(/\*((?!\*/).)*\*/[ \t]*|//[^\n]*)$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(?<![\w.#-])h([1-5])(?![\w-])")
_PLACES = {
    "components": "theme/assets/stylesheets/components.css",
    "popovers": "theme/assets/javascripts/explainer.js",
    "search": "theme/assets/javascripts/search.js",
    "search_style": "theme/assets/stylesheets/search.css",
    "style": "export/document.css",
    "script": "export/document.js",
    "frame": "export/document.html",
    "start": "export/start-here.css",
}


@dataclass(frozen=True, slots=True)
class Assets:
    """Texts of files beside the templates.

    `components` is the style of the articles, `popovers` the site's script for citations,
    `search` and `search_style` are its search, `frame` is the template of the one-file edition.
    """

    components: str
    popovers: str
    search: str
    search_style: str
    style: str
    script: str
    frame: str
    start: str


def read_assets(templates_dir: Path) -> Assets:
    """Read all of them; raises OSError where one is missing."""
    texts = {
        name: (templates_dir / path).read_text(encoding="utf-8") for name, path in _PLACES.items()
    }
    return Assets(**texts)


def small_css(style: str) -> str:
    """Leave out comments and white space that a browser doesn't need; strings stay as they are."""
    bare = _CSS_SPACE.sub(lambda match: match[1] or " ", style)
    small = _CSS_AROUND.sub(lambda match: match[1] or match[2] or match[3], bare)
    return small.replace(";}", "}").strip()


def css_for(style: str, classes: AbstractSet[str]) -> str:
    """Leave out the rules, of a small style, that apply only where other classes stand.

    A rule stays when in doubt: one part of its selector that may apply is enough.
    """

    def kept(match: re.Match[str]) -> str:
        parts = _NOT.sub("", match[1]).split(",")
        return match[0] if any(set(_CSS_CLASS.findall(part)) <= classes for part in parts) else ""

    return _CSS_EMPTY.sub("", _CSS_RULE.sub(kept, style))


def small_js(script: str) -> str:
    """Leave out indentation, and comments that have their lines to themselves."""
    bare = _LINE_COMMENT.sub("", script)
    return "\n".join(line for line in map(str.strip, bare.splitlines()) if line) + "\n"


def headings_one_lower(text: str) -> str:
    """Name each heading's element one level lower, in a style sheet or in its selectors."""
    return _HEADING.sub(lambda match: f"h{int(match[1]) + 1}", text)
