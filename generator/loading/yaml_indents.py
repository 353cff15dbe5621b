"""Advice on lines that begin in the wrong column, or lack their key or dash."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.loading.yaml_case import INDENT_HELP, KEY, Advice, Case, indent_of

_DASH = re.compile(r" *-(?: |$)")
_WORD_ALONE = re.compile(r" *([A-Za-z_][\w-]*) *")
_HEADER = re.compile(r"[|>][0-9+-]* *\Z")
_DASH_GLUED = re.compile(r" *-(?=[a-z][a-z0-9_-]*(?::\s|\s*$))")
_TEXT_HELP = (
    "a text of several lines stands below '|-', each line indented alike",
    "a new entry is written 'key: value'",
)


def _mixed_list(case: Case) -> Advice | None:
    """Find a list entry among keys, or a key among list entries."""
    if case.before.strip():
        return None
    is_dash = _DASH.match(case.line) is not None
    if is_dash and ("block mapping" in case.words or "sequence entries" in case.words):
        message = "a list entry ('- …') stands where a key was expected"
    elif not is_dash and KEY.match(case.line) and "block collection" in case.words:
        message = "this line stands among the entries of a list, but has no dash"
    else:
        return None
    help_ = (*INDENT_HELP, "a list and keys can't be mixed: look for a dash too many or missing")
    return Advice("yaml/list", message, case.offset, help_)


def entry_without_colon(case: Case) -> Advice | None:
    """Find a word alone on the line above a key that is indented deeper: the key of an entry."""
    above = case.lines_above()
    match = _WORD_ALONE.fullmatch(above[0][1]) if above and case.is_first_colon else None
    if match is None or indent_of(above[0][1]) >= indent_of(case.line):
        return None
    return _without_colon(match, above[0][0])


def _without_colon(match: re.Match[str], start: int) -> Advice:
    message = f"a colon is missing behind '{match[1]}'"
    return Advice("yaml/colon", message, start + match.end(1), (f"write '{match[1]}:'",))


def _missing_colon(case: Case) -> Advice | None:
    """Find a word alone on its line, in the column in which the next key begins."""
    if not KEY.match(case.line):
        return None
    indent = indent_of(case.line)
    for start, line in case.lines_above():
        match = _WORD_ALONE.fullmatch(line)
        if match and indent_of(line) == indent:
            return _without_colon(match, start)
        if indent_of(line) < indent:
            break
    return None


def _line_without_key(case: Case) -> Advice | None:
    """Find a line that is neither a key nor part of the text above."""
    start, line = case.line_start, case.line
    above = case.lines_above()
    if "simple key" in case.words and case.context is not None:
        begun = replace(case, offset=case.context)
        headed = [one for one in begun.lines_above()[:1] if _HEADER.search(one[1])]
        if headed and begun.line_start < start:
            sign = headed[0][1].split()[-1]
            return _unindented_block(begun, begun.line_start, sign, headed[0])
    if case.is_first_colon and above and not _begins_entry(above[0][1]):
        start, line = above[0]
    elif KEY.match(line):
        return None
    if above and (header := _HEADER.search(above[0][1])):
        return _unindented_block(case, start, header[0].rstrip(), above[0])
    glued = _DASH_GLUED.match(line)
    if glued is None and above:
        start, line = above[0] if _DASH_GLUED.match(above[0][1]) else (start, line)
        glued = _DASH_GLUED.match(line)
    if glued is not None:
        message = "a space is missing behind the dash"
        written = line[glued.end() :].strip()
        return Advice("yaml/space", message, start + glued.end(), (f"write '- {written}'",))
    words = line.split()
    message = "this line has no key, and isn't indented like the text above"
    help_: tuple[str, ...] = _TEXT_HELP
    beside = {indent_of(other) for _, other in above if KEY.match(other)}
    beside.add(indent_of(case.line_at(start + len(line) + 1)))
    if len(words) > 1 and re.fullmatch(r"[a-z_]+", words[0]) and indent_of(line) in beside:
        help_ = (*_TEXT_HELP, f"if '{words[0]}' is the key, a colon is missing behind it")
    return Advice("yaml/indent", message, start + indent_of(line), help_)


def _begins_entry(line: str) -> bool:
    return bool(KEY.match(line) or _DASH.match(line))


def _unindented_block(case: Case, start: int, sign: str, header: tuple[int, str]) -> Advice:
    """Explain why the line below `|-` is not its text."""
    indent = indent_of(case.line_at(start))
    between = case.text[header[0] + len(header[1]) : start].split("\n")
    if any(len(row) > indent for row in between):
        message = "an empty line above holds more spaces than this text is indented by"
        help_ = "delete the spaces in the empty line"
    else:
        message = f"the text below '{sign}' has to be indented deeper than the key above"
        help_ = "put two spaces more in front of it than the key has"
    return Advice("yaml/indent", message, start + indent, (help_,))


def _indentation(case: Case) -> Advice | None:
    if case.before.strip() and not case.is_first_colon:
        return None
    offset = case.line_start + indent_of(case.line)
    if case.is_key_too_many:
        message = "this key is indented deeper than the one above, which has a value already"
    else:
        column = indent_of(case.line) + 1
        message = f"this key begins in column {column}, where none of the keys above begins"
    return Advice("yaml/indent", message, offset, (*INDENT_HELP, *_columns(case)))


def _columns(case: Case) -> tuple[str, ...]:
    """Say in which columns the keys begin that the line may belong beside."""
    found: dict[int, str] = {}
    for _, line in case.lines_above():
        indent = indent_of(line)
        match = re.match(r" *([\w-]+):", line)
        if match and all(indent < other for other in found):
            found[indent] = match[1]
    if case.is_key_too_many or not found:
        return ()
    named = [f"{indent + 1} ('{key}')" for indent, key in sorted(found.items())]
    return (f"keys above begin in column {', '.join(named)}",)


INDENT_ADVISERS: tuple[Callable[[Case], Advice | None], ...] = (
    _mixed_list,
    _missing_colon,
    _line_without_key,
    _indentation,
)
"""The first one that knows the case gives the advice."""
