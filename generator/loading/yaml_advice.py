"""What a person should do about a syntax error, in place of the parser's terse words.

The parser says where it gave up and which rule of YAML it was in; the lines around that place
say what the author meant. Both of PyYAML's parsers give the same places in other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.loading.text_lines import TextLines
from generator.loading.yaml_layout import first_bad_escape
from generator.problems import Problem

_KEY = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*) *:(?:\s|$)")
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?P<glue>[^\s:/])")
_BLOCK_HELP = (
    "write the text below '|-', indented by two spaces; then nothing in it needs care:",
    "  key: |-",
    '    The text: with colons, "quotation marks" and # signs',
)
_BLOCK_MESSAGE = "behind '|' or '>' nothing more stands on the line: the text begins below"
_BLOCK_START_HELP = ("break the line there and indent the text by two spaces:", *_BLOCK_HELP[1:])


@dataclass(frozen=True, slots=True)
class _Case:
    """A syntax error with its surroundings: offsets in the document, and the line they are in."""

    text: str
    offset: int
    context: int | None
    words: str

    @property
    def line(self) -> str:
        """The line in which the parser gave up."""
        return self.text[self.line_start : self.text.find("\n", self.offset)]

    @property
    def line_start(self) -> int:
        """The offset of that line."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @property
    def before(self) -> str:
        """What stands in that line in front of the place."""
        return self.text[self.line_start : self.offset]

    def previous(self) -> tuple[int, str]:
        """Give offset and text of the last line above that isn't empty; (0, "") at the top."""
        end = self.line_start - 1
        while end > 0:
            start = self.text.rfind("\n", 0, end) + 1
            if self.text[start:end].strip():
                return start, self.text[start:end]
            end = start - 1
        return 0, ""


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: str
    message: str
    offset: int
    help: tuple[str, ...]


def explain_error(error: Exception, lines: TextLines) -> Problem:
    """Turn the parser's error into a problem with advice."""
    text = lines.text
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context_mark: Any = getattr(error, "context_mark", None)
    context = context_mark.index if context_mark else None
    words = f"{getattr(error, 'context', '')} / {getattr(error, 'problem', '')}"
    if mark is None or "escape" in words or "hexadecimal" in words:
        return escape_problem(lines, first_bad_escape(text, context or 0, len(text)) or 0)
    case = _Case(text, min(mark.index, max(len(text) - 1, 0)), context, words)
    finding = next((found for advise in _ADVISERS if (found := advise(case))), None)
    if finding is None:
        message = "this can't be read: the line doesn't fit to those above it"
        finding = _Finding("yaml/syntax", message, case.offset, (*_INDENT_HELP, *_BLOCK_HELP))
    return Problem(finding.rule, finding.message, lines.place(finding.offset), help=finding.help)


def escape_problem(lines: TextLines, offset: int) -> Problem:
    """Report a backslash in double quotation marks that stands for some other character."""
    message = "a backslash between double quotation marks stands for a hidden character in YAML"
    help_ = ("write the character itself; for a backslash, write the text below '|-'",)
    return Problem("yaml/escape", message, lines.place(offset, 2), help=help_)


def block_problem(lines: TextLines, offset: int) -> Problem:
    """Report words behind `|` or `>` on the same line."""
    return Problem("yaml/block", _BLOCK_MESSAGE, lines.place(offset), help=_BLOCK_START_HELP)


def hash_problem(lines: TextLines, offset: int) -> Problem:
    """Report a `#` in a text: the parser takes it for a comment and cuts the text there."""
    message = "the text ends in front of this '#': what follows counts as a comment"
    help_ = (*_BLOCK_HELP, "for a comment, write a space behind the '#'")
    return Problem("yaml/hash", message, lines.place(offset, 1), help=help_)


def _unclosed_quote(case: _Case) -> _Finding | None:
    if "quoted scalar" not in case.words or case.context is None:
        return None
    mark = case.text[case.context]
    message = f"the text that begins here with {mark} has no closing {mark}"
    help_ = (f"write {mark} at its end", *_BLOCK_HELP)
    return _Finding("yaml/quote", message, case.context, help_)


def _after_quote(case: _Case) -> _Finding | None:
    before = case.before.rstrip(" ")
    if before[-1:] not in ("'", '"') or not case.line[len(case.before) :].strip():
        return None
    mark = before[-1]
    if mark not in before[:-1] and _KEY.match(before) is None:
        return None
    message = f"the text goes on behind the quotation mark {mark} that ended it"
    return _Finding("yaml/quote", message, case.offset, _BLOCK_HELP)


def _not_allowed_start(case: _Case) -> _Finding | None:
    if "cannot start any token" not in case.words:
        return None
    sign = case.text[case.offset]
    message = f"a text can't begin with '{sign}' in YAML"
    return _Finding("yaml/start", message, case.offset, _BLOCK_HELP)


def _starred(case: _Case) -> _Finding | None:
    if "scanning an alias" not in case.words and "scanning an anchor" not in case.words:
        return None
    offset = case.offset if case.context is None else case.context
    sign = case.text[offset]
    message = f"a text that begins with '{sign}' has a technical meaning in YAML"
    return _Finding("yaml/start", message, offset, _BLOCK_HELP)


def _tagged(case: _Case) -> _Finding | None:
    if "a tag" not in case.words and "directive" not in case.words:
        return None
    offset = case.offset if case.context is None else case.context
    sign = case.text[offset]
    message = f"a text that begins with '{sign}' has a technical meaning in YAML"
    return _Finding("yaml/start", message, offset, _BLOCK_HELP)


def _block_header(case: _Case) -> _Finding | None:
    if "block scalar" not in case.words or case.context is None:
        return None
    if "indentation" in case.words and "indicator" not in case.words:
        message = "an empty line above the text is indented deeper than the text itself"
        return _Finding("yaml/indent", message, case.offset, ("remove the spaces in that line",))
    return _Finding("yaml/block", _BLOCK_MESSAGE, case.offset, _BLOCK_START_HELP)


def _glued_colon(case: _Case) -> _Finding | None:
    """Find `key:value` without a space, or with one that isn't a plain space."""
    previous_start, previous = case.previous()
    for start, line in ((previous_start, previous), (case.line_start, case.line)):
        match = _GLUED.match(line)
        if match is None:
            continue
        offset = start + match.start("glue")
        key = match["key"]
        if match["glue"].isspace() or match["glue"] in "\u00a0\u202f\u2007":
            message = f"the space behind '{key}:' is not a plain space"
            help_ = ("delete it and type a space; it was probably copied from a web page",)
            return _Finding("yaml/space", message, offset, help_)
        message = f"a space is missing behind '{key}:'"
        return _Finding("yaml/space", message, offset, (f"write '{key}: …'",))
    return None


def _colon_in_value(case: _Case) -> _Finding | None:
    if "mapping values are not allowed" not in case.words:
        return None
    if re.search(r":(?:\s|$)", case.before) is None:
        return None
    match = _KEY.match(case.line)
    key = match["key"] if match else "key"
    value = case.line[match.end() :].strip() if match else case.line.strip()
    if value[:1] in "“”„‘‚«":
        message = "a curly quotation mark doesn't protect the colon in this value"
    else:
        message = "a colon followed by a space makes this value look like another key"
    help_ = ("write the text below '|-', indented by two spaces:", f"  {key}: |-", f"    {value}")
    return _Finding("yaml/colon", message, case.offset, help_)


def _hash_cut(case: _Case) -> _Finding | None:
    start, previous = case.previous()
    match = re.search(r"(?<=\S) +#", previous)
    if match is None or (case.before.strip() and "not allowed" not in case.words):
        return None
    message = "the text ends in front of this '#': what follows it counts as a comment"
    return _Finding("yaml/hash", message, start + match.end() - 1, _BLOCK_HELP)


def _dash_in_value(case: _Case) -> _Finding | None:
    if "sequence entries are not allowed" not in case.words:
        return None
    if case.before.strip():
        message = "a list can't begin behind a key on the same line"
        help_ = ("break the line there: each entry '- …' stands on a line of its own, indented",)
        return _Finding("yaml/list", message, case.offset, help_)
    return _Finding("yaml/indent", "a list entry wasn't expected here", case.offset, _INDENT_HELP)


_INDENT_HELP = (
    "keys of one mapping, and the dashes of one list, begin in the same column",
    "what belongs to a key is indented two spaces more than the key",
)


def _mixed_list(case: _Case) -> _Finding | None:
    """Find a list entry among keys, or a key among list entries."""
    if case.before.strip():
        return None
    is_dash = re.match(r"- |-$", case.line[len(case.before) :]) is not None
    if is_dash and "block mapping" in case.words:
        message = "a list entry ('- …') stands where a key was expected"
    elif not is_dash and "block collection" in case.words:
        message = "a list entry ('- …') was expected here"
    else:
        return None
    return _Finding("yaml/list", message, case.offset, _INDENT_HELP)


def _indentation(case: _Case) -> _Finding | None:
    if case.before.strip():
        return None
    _, previous = case.previous()
    if not _KEY.match(case.line):
        return None
    indent, above = len(case.before), len(previous) - len(previous.lstrip(" "))
    message = f"this key begins in column {indent + 1}, where no mapping of the lines above begins"
    if "mapping values" in case.words or indent > above:
        message = "this key is indented deeper than it can be: the key above has a value already"
    return _Finding("yaml/indent", message, case.offset, _INDENT_HELP)


def _text_without_key(case: _Case) -> _Finding | None:
    start, previous = case.previous()
    line_start, line = case.line_start, case.line
    match = _KEY.match(line)
    if match is not None and "mapping values" in case.words and not _KEY.match(previous):
        line_start, line = start, previous
    elif match is not None:
        return None
    offset = line_start + len(line) - len(line.lstrip(" "))
    message = "this line has no key, and doesn't belong to the text above by its indentation"
    help_ = (
        "a new entry is written 'key: value'",
        "a text of several lines stands below '|-', each line indented alike",
    )
    return _Finding("yaml/indent", message, offset, help_)


_ADVISERS: tuple[Callable[[_Case], _Finding | None], ...] = (
    _unclosed_quote,
    _starred,
    _tagged,
    _block_header,
    _not_allowed_start,
    _after_quote,
    _dash_in_value,
    _colon_in_value,
    _glued_colon,
    _hash_cut,
    _mixed_list,
    _text_without_key,
    _indentation,
)
