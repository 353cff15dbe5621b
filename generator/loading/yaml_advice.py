"""What a person should do about a syntax error, in place of the parser's terse words.

The parser says where it gave up and which rule of YAML it was in; the lines around that place
say what the author meant. Both of PyYAML's parsers mean the same in slightly other words.
"""

from __future__ import annotations

from typing import Any

from generator.loading.text_lines import TextLines
from generator.loading.yaml_case import INDENT_HELP, Advice, Case, in_block, start_advice
from generator.loading.yaml_indents import INDENT_ADVISERS, entry_without_colon
from generator.loading.yaml_layout import first_bad_escape
from generator.loading.yaml_signs import SIGN_ADVISERS
from generator.problems import Problem

_ADVISERS = (entry_without_colon, *SIGN_ADVISERS, *INDENT_ADVISERS)
_BLOCK_MESSAGE = "behind '|' or '>' nothing more stands on the line: the text begins below"


def explain_error(error: Exception, lines: TextLines) -> Problem:
    """Turn the parser's error into a problem with advice."""
    text = lines.text
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context_mark: Any = getattr(error, "context_mark", None)
    last = max(len(text) - 1, 0)
    context = min(context_mark.index, last) if context_mark else None
    words = f"{getattr(error, 'context', '')} / {getattr(error, 'problem', '')}"
    if mark is None or "escape" in words or "hexadecimal" in words:
        return escape_problem(lines, first_bad_escape(text, context or 0, len(text)) or 0)
    case = Case(text, min(mark.index, last), context, words)
    advice = _block_header(case) or next(
        (found for advise in _ADVISERS if (found := advise(case))),
        None,
    )
    if advice is None:
        message = "this line doesn't fit to those above it"
        help_ = (*INDENT_HELP, *in_block(case.line))
        advice = Advice("yaml/syntax", message, case.offset, help_)
    return Problem(advice.rule, advice.message, lines.place(advice.offset), help=advice.help)


def escape_problem(lines: TextLines, offset: int) -> Problem:
    """Report a backslash in double quotation marks that stands for some other character."""
    message = "a backslash between double quotation marks stands for a hidden character in YAML"
    help_ = ("write the character itself; for a backslash, write the text below '|-'",)
    return Problem("yaml/escape", message, lines.place(offset, 2), help=help_)


def start_problem(lines: TextLines, offset: int) -> Problem:
    """Report a value that begins with `*`, `&` or `!`."""
    advice = start_advice(offset, lines.text[offset], _line_of(lines, offset))
    return Problem(advice.rule, advice.message, lines.place(offset, 1), help=advice.help)


def block_problem(lines: TextLines, offset: int) -> Problem:
    """Report words behind `|` or `>` on the same line."""
    help_ = in_block(_line_of(lines, offset))
    return Problem("yaml/block", _BLOCK_MESSAGE, lines.place(offset), help=help_)


def hash_problem(lines: TextLines, offset: int) -> Problem:
    """Report a `#` in a text: the parser takes it for a comment and cuts the text there."""
    message = "the text ends in front of this '#': what follows counts as a comment"
    line = _line_of(lines, offset)
    help_ = (*in_block(line), "if it is a comment, write a space behind the '#'")
    return Problem("yaml/hash", message, lines.place(offset, 1), help=help_)


def _line_of(lines: TextLines, offset: int) -> str:
    return Case(lines.text, offset, None, "").line


def _block_header(case: Case) -> Advice | None:
    if "block scalar" not in case.words or case.context is None:
        return None
    return Advice("yaml/block", _BLOCK_MESSAGE, case.offset, in_block(case.line))
