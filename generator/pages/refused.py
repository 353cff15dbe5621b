"""The syntax that pages don't have, as data: each form with its message and its advice.

Most of it would work in other Markdown; here it would be shown as it is typed, or it would
let something into the page that nobody checked.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.links import LINK_EXAMPLES
from generator.pages.marks import MARK


@dataclass(frozen=True, slots=True)
class Syntax:
    """A form of syntax that is refused.

    `pattern` is a regular expression over a page's text with its marks, which is matched as far
    as the form reaches; its first characters are among the signs of `generator.pages.marks`.
    A text that holds none of `signs` has no place that it matches.
    """

    signs: tuple[str, ...]
    pattern: str
    rule: str
    message: str
    help: str


REFUSED = (
    Syntax(
        ("{%",),
        r"\{%(?:[^\n]*?%\})?",
        "page/template",
        "'{% … %}' is template syntax, of which pages have none",
        "refer to the data with '{{ … }}'",
    ),
    Syntax(
        ("{#",),
        r"\{\#(?:[^\n{}]*\})?",
        "page/template",
        "'{#' begins no comment and no name here",
        "delete it; a '{' that is meant as such is written '\\{'",
    ),
    Syntax(
        ("{:", "{.", "{ ."),
        r"\{(?:[:.]|[ ]\.)[^\n{}]*\}?",
        "page/attributes",
        "a part of a page can't be given attributes",
        "delete it; a '{' that is meant as such is written '\\{'",
    ),
    Syntax(
        ("}}",),
        r"\}\}",
        "page/reference-unclosed",
        "'}}' ends no reference",
        "a reference stands on one line: '{{ claim sky-is-blue }}'",
    ),
    Syntax(
        ("![",),
        r"!\[[^\[\]]*\](?:\([^()]*\))?",
        "page/image",
        "a page holds no images",
        "a map is made from the data: '{{ map joining }}'",
    ),
    Syntax(
        ("[^",),
        r"\[\^[^\[\]]*\]:?",
        "page/footnote",
        "footnotes are made by the generator alone",
        "refer to a claim, '{{ claim sky-is-blue }}', and its notes come with it",
    ),
    Syntax(
        ("[",),
        rf"\[[^\[\]\n]*\](?::|{MARK}?\[[^\[\]\n]*\])",
        "page/link",
        "a link's address stands right behind its words",
        LINK_EXAMPLES,
    ),
    Syntax(
        ("<",),
        r"<(?:!--.*?-->|[^<>]*>?)",
        "page/raw-html",
        "HTML is not interpreted in pages",
        "use Markdown; a '<' that is meant as such is written '\\<'",
    ),
    Syntax(
        ("&",),
        rf"&\#?(?:{MARK}|\w)+;",
        "page/raw-html",
        "names of characters are not interpreted in pages",
        "write the character itself; a '&' that is meant as such is written '\\&'",
    ),
)
"""Every refused form; at one place the first that fits is reported."""

LEFTOVER_LINK = Syntax(("](",), r"\]\(", "page/link", "this link is malformed", LINK_EXAMPLES)
"""What is left of a link where none could be read: readers would see its brackets."""
