"""The style and scripts that the offline forms carry inside."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

_STRING = r"""("[^"\n]*"|'[^'\n]*')"""
_CSS_SPACE = re.compile(rf"{_STRING}|(?:/\*.*?\*/|\s)+", re.DOTALL)
_CSS_AROUND = re.compile(rf"{_STRING}| ?([{{}};,>]) ?|(?<=[\w-])(:) | (!)")
_CSS_ZERO = re.compile(rf"{_STRING}|(?<![\w.#])0\.(?=\d)")
_CSS_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_CSS_EMPTY = re.compile(r"@media[^{}]*\{\}")
_CSS_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_CSS_COMMA = re.compile(r",(?![^()]*\))")
_CHOICE = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
"""Where a class may stand that needn't be there."""
_JS = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?<=[(!,=:?|&])\ ?/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"""
    r"""|/\*.*?\*/|//[^\n]*|[ \t]*(?P<sign>=>|&&|\|\||[(){}\[\];,<>=?:!*%|&])[ \t]*""",
    re.DOTALL,
)
_NUMBERED = re.compile(r"/\* Words as numbers: \*/.*?/\* Words as they are, or so. \*/", re.DOTALL)
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
    small = _CSS_AROUND.sub(lambda match: match[1] or match[2] or match[3] or match[4], bare)
    return _CSS_ZERO.sub(lambda match: match[1] or ".", small).replace(";}", "}").strip()


def css_for(style: str, classes: AbstractSet[str]) -> str:
    """Leave out, of a small style, what applies only where other classes stand.

    A selector stays when in doubt: only a class that must be there and isn't anywhere tells.
    """

    def may_apply(selector: str) -> bool:
        needed = _CSS_CLASS.findall(_CHOICE.sub("", selector))
        return set(needed) <= classes

    def kept(match: re.Match[str]) -> str:
        parts = [part for part in _CSS_COMMA.split(match[1]) if may_apply(part)]
        return f"{','.join(parts)}{match[2]}" if parts else ""

    return _CSS_EMPTY.sub("", _CSS_RULE.sub(kept, style))


def small_js(script: str) -> str:
    """Leave out comments, indentation and the space around signs; lines stay lines.

    Strings, templates without others inside, and regular expressions stay as they are.
    """
    bare = _JS.sub(lambda match: match["text"] or match["sign"] or "", script)
    return "\n".join(line for line in map(str.strip, bare.splitlines()) if line) + "\n"


def for_plain_words(search: str) -> str:
    """Leave out of the search what reads words that are numbers: a document's index has none."""
    return _NUMBERED.sub("", search)


def headings_one_lower(text: str) -> str:
    """Name each heading's element one level lower, in a style sheet or in its selectors."""
    return _HEADING.sub(lambda match: f"h{int(match[1]) + 1}", text)
