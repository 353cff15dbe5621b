"""What stands between double braces: read, checked against the grammar, explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.document import Reference
from generator.pages.grammar import ID_PATTERN, KINDS, Kind
from generator.pages.page_source import PageSource, did_you_mean

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    offset: int


def read_reference(source: PageSource, offset: int) -> Reference | None:
    """Read the reference whose `{{` stands at `offset`; report what is wrong with it.

    Returns None if it isn't one. `block` is set for block kinds; that it may stand where it
    stands is for the caller to check.
    """
    line_end = source.content.find("\n", offset)
    line = source.content[offset : line_end if line_end >= 0 else None]
    closing = line.find("}}")
    if closing < 0:
        source.report(
            "page/reference-unclosed",
            "'{{' has no '}}' on its line",
            offset,
            2,
            help=("a reference stands on one line: '{{ claim sky-is-blue }}'",),
        )
        return None
    tokens = [_Token(m[0], offset + 2 + m.start()) for m in _TOKEN.finditer(line[2:closing])]
    kind = _read_kind(source, tokens, offset, closing + 2)
    if kind is None:
        return None
    arguments = [token for token in tokens[1:] if "=" not in token.text]
    options = [token for token in tokens[1:] if "=" in token.text]
    before = len(source.problems)
    _check_arguments(source, kind, arguments, tokens[0])
    pairs = _read_options(source, kind, options, tokens[0])
    if len(source.problems) > before:
        return None
    at = source.location(offset, closing + 2)
    return Reference(kind.name, tuple(a.text for a in arguments), pairs, at, kind.block)


def _read_kind(
    source: PageSource, tokens: Sequence[_Token], offset: int, length: int
) -> Kind | None:
    if not tokens:
        message = "'{{ }}' says nothing"
        source.report("page/unknown-kind", message, offset, length, help=(_kinds_line(),))
        return None
    name = tokens[0]
    kind = KINDS.get(name.text)
    if kind is None:
        suggestion = did_you_mean(name.text, KINDS)
        source.report(
            "page/unknown-kind",
            f"'{name.text}' is no kind of reference",
            name.offset,
            len(name.text),
            help=(*([suggestion] if suggestion else []), _kinds_line()),
        )
    return kind


def _kinds_line() -> str:
    return "the kinds are " + ", ".join(KINDS)


def _check_arguments(source: PageSource, kind: Kind, given: Sequence[_Token], name: _Token) -> None:
    expected = kind.arguments
    required = [argument for argument in expected if argument.required]
    if len(given) < len(required):
        missing = required[len(given)].name
        message = f"'{kind.name}' needs the id of a {missing.lower()}"
        _report(source, "page/reference-arguments", message, name, kind)
    for token in given[len(expected) :]:
        message = f"'{kind.name}' doesn't take '{token.text}'"
        _report(source, "page/reference-arguments", message, token, kind)
    for token in given[: len(expected)]:
        if not ID_PATTERN.fullmatch(token.text):
            message = f"'{token.text}' is no id: small letters and digits, hyphens between"
            _report(source, "page/reference-arguments", message, token, kind)


def _read_options(
    source: PageSource, kind: Kind, given: Sequence[_Token], name: _Token
) -> tuple[tuple[str, str], ...]:
    pairs: dict[str, str] = {}
    for token in given:
        key, _, value = token.text.partition("=")
        fault = _option_fault(kind, key, value, repeated=key in pairs)
        if fault:
            _report(source, "page/reference-option", fault, token, kind)
        pairs[key] = value
    for option in kind.options:
        if option.required and option.name not in pairs:
            message = f"'{kind.name}' needs '{option.name}={option.form}'"
            _report(source, "page/reference-option", message, name, kind)
    return tuple(pairs.items())


def _option_fault(kind: Kind, key: str, value: str, *, repeated: bool) -> str | None:
    option = kind.option(key)
    if option is None:
        suggestion = did_you_mean(key, (o.name for o in kind.options))
        return f"'{kind.name}' has no option '{key}'" + (f"; {suggestion}" if suggestion else "")
    if repeated:
        return f"'{key}' is given twice"
    if not option.pattern.fullmatch(value):
        return f"'{key}' is written '{key}={option.form}', not '{key}={value}'"
    return None


def _report(source: PageSource, rule: str, message: str, token: _Token, kind: Kind) -> None:
    help_lines = (f"its form is '{kind.usage}'", f"for example '{kind.example}'")
    source.report(rule, message, token.offset, len(token.text), help=help_lines)
