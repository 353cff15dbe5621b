"""Write a finished document in fewer bytes that a browser reads as the very same one.

What HTML lets an author leave out is left out (WHATWG HTML, sections 13.1.2.3 and 13.1.2.4):
quotation marks around simple values, the ends of elements that the next tag or the parent's end
closes, and white space where no line of text is. All passes work on markup of this program,
whose attributes stand in double quotes and whose elements all have their ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

_TOKEN = re.compile(r"<!--.*?-->|<(style|script|pre)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_QUOTED = re.compile(r'="([^"\s\'=<>`]*[^"\s\'=<>`/])"(?!/)')
_SPACES = " \t\n\r\f"
_ENDS_PARAGRAPH = frozenset(
    {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main"}
    | {"nav", "ol", "p", "pre", "section", "table", "ul"}
)
_BLOCKS = _ENDS_PARAGRAPH | frozenset(
    {"body", "caption", "col", "colgroup", "dd", "dt", "head", "html", "li", "link", "meta"}
    | {"script", "style", "summary", "tbody", "td", "tfoot", "th", "thead", "title", "tr"}
    | {"defs", "desc", "g", "path", "pattern", "rect"}
)
"""Elements at whose borders white space is never seen."""
_CLOSED_BY: Mapping[str, frozenset[str]] = {
    "p": _ENDS_PARAGRAPH,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"tr"}),
    "caption": frozenset({"thead", "tbody"}),
    "thead": frozenset({"tbody"}),
    "tbody": frozenset(),
}
"""The elements whose ends may be left out, with the tags whose start closes them."""
_HOLDS_OPEN = frozenset({"a", "button", "del", "ins", "map", "noscript", "video", "audio"})
"""Parents whose end doesn't close a paragraph."""
_NEEDS_ITS_END = frozenset({"dt", "caption", "thead"})
"""Elements that the end of their parent doesn't close."""


def compact(markup: str) -> str:
    """Leave out what a browser puts back; texts, elements and attributes stay the same."""
    return "".join(_without_ends(list(_without_space(_tokens(markup)))))


def _tokens(markup: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(markup)]


def _name(token: str) -> str:
    """Name the element of a tag, "" for anything else."""
    match = _NAME.match(token)
    return match[1] if match else ""


def _without_space(tokens: Sequence[str]) -> Iterator[str]:
    """Leave out white space at the borders of blocks, and quotation marks."""
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        if token.startswith("<"):
            yield _QUOTED.sub(r"=\1", token.replace("&#39;", "'")) if _is_tag(token) else token
            continue
        text = token.lstrip(_SPACES) if _name(before) in _BLOCKS else token
        text = text.rstrip(_SPACES) if _name(after) in _BLOCKS else text
        if text:
            yield text


def _is_tag(token: str) -> bool:
    """Tell a tag from a comment, and from an element that is kept as it is."""
    return token.count("<") == 1 and bool(_name(token))


def _without_ends(tokens: Sequence[str]) -> Iterator[str]:
    for token, after in pairwise([*tokens, ""]):
        if not (token.startswith("</") and _is_closed_by(_name(token), after)):
            yield token


def _is_closed_by(name: str, after: str) -> bool:
    """Tell whether what stands behind the end of an element ends it anyway."""
    if name not in _CLOSED_BY:
        return False
    if after.startswith("</"):
        return name not in _NEEDS_ITS_END and not (name == "p" and _name(after) in _HOLDS_OPEN)
    return _name(after) in _CLOSED_BY[name]
