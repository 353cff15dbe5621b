"""Advice on signs that mean something in YAML where the author meant them as text."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.loading.yaml_case import KEY, Advice, Case, in_block, start_advice

_GLUED = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?P<glue>[^ \n:/])")
_CURLY = "“”„‘’‚«"


def _unclosed_quote(case: Case) -> Advice | None:
    if "quoted scalar" not in case.words or case.context is None:
        return None
    return _unclosed(case.text[case.context], case.context, case)


def _broken_bracket(case: Case) -> Advice | None:
    """Find a list or mapping in one line that doesn't go on as it should."""
    if "flow" not in case.words or case.context is None:
        return None
    offset = max(case.text.rfind(sign, 0, case.context + 1) for sign in "[{")
    message = "the list or mapping in one line that begins here can't be read to its end"
    help_ = ("write each entry on a line of its own, or look for a missing comma or bracket",)
    return Advice("yaml/inline", message, max(offset, 0), help_)


def _unclosed(mark: str, offset: int, case: Case) -> Advice:
    line_start = case.text.rfind("\n", 0, offset) + 1
    message = f"the text that begins with {mark} here has no closing {mark}"
    help_ = (f"write {mark} at its end, or", *in_block(case.line_at(line_start)))
    return Advice("yaml/quote", message, offset, help_)


def _after_quote(case: Case) -> Advice | None:
    """Find words behind a closing quotation mark, or an earlier text that it closed."""
    before = case.before.rstrip(" ")
    mark = before[-1:]
    if mark not in ("'", '"') or not mark or not case.line[len(case.before) :].strip():
        return None
    if before.count(mark) == 1:
        opening = _opened_above(mark, case)
        if opening is not None:
            return _unclosed(mark, opening, case)
    message = f"the text goes on behind the quotation mark {mark} that ended it"
    return Advice("yaml/quote", message, case.offset, in_block(case.line))


def _opened_above(mark: str, case: Case) -> int | None:
    """Find a line above whose value begins with the mark and doesn't end with it."""
    for start, line in case.lines_above():
        match = KEY.match(line) or re.match(r" *- +", line)
        if match and line.startswith(mark, match.end()) and line.count(mark) % 2:
            return start + match.end()
    return None


def _forbidden_start(case: Case) -> Advice | None:
    """Find a text that begins with a sign that can't begin one."""
    in_tag = any(words in case.words for words in ("an alias", "an anchor", "a tag", "directive"))
    if not in_tag and "cannot start any token" not in case.words:
        return None
    offset = case.context if in_tag and case.context is not None else case.offset
    return start_advice(offset, case.text[offset], case.line)


def _dash_in_value(case: Case) -> Advice | None:
    if "sequence entries are not allowed" not in case.words or not case.before.strip():
        return None
    message = "a list can't begin behind a key on the same line"
    match = KEY.match(case.line)
    entry = case.line[len(case.before) :].strip()
    help_ = ["write each entry on a line of its own, indented:"]
    help_ += [f"  {match['key']}:", f"    {entry[:60]}"] if match else [f"  {entry[:60]}"]
    return Advice("yaml/list", message, case.offset, tuple(help_))


def _colon_in_value(case: Case) -> Advice | None:
    if not case.is_key_too_many or case.is_first_colon:
        return None
    match = KEY.match(case.line)
    value = case.line[match.end() :] if match else case.line
    if value.strip()[:1] in _CURLY:
        message = "a curly quotation mark doesn't protect the colon in this value"
    else:
        message = "a colon followed by a space makes this value look like another key"
    return Advice("yaml/colon", message, case.offset, in_block(case.line))


def _glued_colon(case: Case) -> Advice | None:
    """Find `key:value` without a space, or with one that isn't a plain space."""
    for start, line in [(case.line_start, case.line), *case.lines_above()[:1]]:
        match = _GLUED.match(line)
        if match is None:
            continue
        offset, key = start + match.start("glue"), match["key"]
        if match["glue"].isspace():
            message = f"the space behind '{key}:' is not a plain space"
            help_ = ("delete it and type a space; it was probably copied from a web page",)
            return Advice("yaml/space", message, offset, help_)
        value = line[match.start("glue") :].strip()[:60]
        message = f"a space is missing behind '{key}:'"
        return Advice("yaml/space", message, offset, (f"write '{key}: {value}'",))
    return None


def _hash_above(case: Case) -> Advice | None:
    """Find a comment that cut a text of several lines, so that its next line is too many."""
    if case.before.strip() and not case.is_key_too_many:
        return None
    for start, line in case.lines_above()[:1]:
        match = re.search(r"(?<=[^ ]) +#", line)
        if match is not None and not KEY.match(case.line):
            message = "the text ends in front of this '#': what follows counts as a comment"
            return Advice("yaml/hash", message, start + match.end() - 1, in_block(line))
    return None


SIGN_ADVISERS: tuple[Callable[[Case], Advice | None], ...] = (
    _unclosed_quote,
    _broken_bracket,
    _forbidden_start,
    _after_quote,
    _dash_in_value,
    _colon_in_value,
    _glued_colon,
    _hash_above,
)
"""The first one that knows the case gives the advice."""
