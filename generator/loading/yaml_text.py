"""A YAML text before parsing: what is taken out of the parser's way, and how it is reported."""

from __future__ import annotations

import re

from generator.loading.text_lines import TextLines
from generator.problems import Problem

MAX_TABS = 20
"""So many runs of lines with tabs are reported for one file."""

_REACH = 4000
"""So many code points after a bracket its closing one is looked for."""

# Possessive, so that ten megabytes of brackets and commas leave nothing to go back to.
_ID_LIST = re.compile(
    r"\[\s*+(?:[a-z0-9][a-z0-9-]*+\s*+(?:,\s*+[a-z0-9][a-z0-9-]*+\s*+)*+(?:,\s*+)?+)?+\]"
    r"(?=[ ]*+(?:(?<=[ ])\#[^\n]*+)?+(?:\n|\Z))"
)
_BRACKET = re.compile(r"""[\[{]|[\]}]|"[^"\n]*"|'[^'\n]*'""")


def is_id_list(text: str, offset: int) -> bool:
    """Tell whether `[a, b]` stands there, with nothing but ids in it and nothing behind it."""
    return _ID_LIST.match(text, offset) is not None


def without_tabs(lines: TextLines) -> tuple[str, list[Problem]]:
    """Replace tabs by spaces; report them once for each run of lines that have some."""
    problems: list[Problem] = []
    offset, last = lines.text.find("\t"), -1
    while offset >= 0 and len(problems) < MAX_TABS:
        place = lines.place(offset, 1)
        if place.line != last + 1:
            problems.append(_tab_problem(lines, offset))
        last = place.line
        line_end = lines.text.find("\n", offset)
        offset = lines.text.find("\t", line_end) if line_end >= 0 else -1
    return lines.text.replace("\t", " "), problems


def _tab_problem(lines: TextLines, offset: int) -> Problem:
    line_start = lines.text.rfind("\n", 0, offset) + 1
    indents = not lines.text[line_start:offset].strip()
    where = "indents this line" if indents else "stands in this line"
    message = f"a tab {where}; YAML is written with spaces only"
    help_ = ("replace each tab by spaces, here and in the lines below",)
    return Problem("yaml/tab", message, lines.place(offset, 1), help=help_)


def inline_problem(lines: TextLines, offset: int) -> Problem:
    """Report `[` or `{` at the beginning of a value."""
    sign = lines.text[offset]
    if sign == "[":
        message = "a value that begins with '[' is read as a list in one line"
        wanted = "for a list, write each entry on a line of its own, behind '- '"
    else:
        message = "a value that begins with '{' is read as a mapping in one line"
        wanted = "for a mapping, write each 'key: value' on a line of its own, indented"
    if lines.text.startswith("{{", offset):
        wanted = "a reference ('{{ … }}') belongs into a page; in data it has no meaning"
    text_help = f"for a text that begins with '{sign}', write it below '|-', indented"
    return Problem("yaml/inline", message, lines.place(offset, 1), help=(wanted, text_help))


def masked(text: str, offset: int) -> str:
    """Replace a refused collection by `~` and spaces, so that the rest can be read."""
    end = _end_of_collection(text, offset)
    blank = re.sub(r"[^\n]", " ", text[offset + 1 : end])
    return f"{text[:offset]}~{blank}{text[end:]}"


def _end_of_collection(text: str, offset: int) -> int:
    """Find the end of an inline collection by counting brackets; else the end of its line."""
    depth = 0
    for match in _BRACKET.finditer(text, offset, offset + _REACH):
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
            if depth == 0:
                return match.end()
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)
