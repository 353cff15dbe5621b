"""What stands between double braces: read, checked against the grammar, explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pages.document import Reference
from generator.pages.grammar import ID_PATTERN, KINDS, Kind
from generator.pages.page_source import PageSource
from generator.text.nearest import did_you_mean

_TOKEN = re.compile(r"\S+")
_USUAL = re.compile(rf"\{{\{{[ ]+([a-z]+)[ ]+({ID_PATTERN.pattern})[ ]*\}}\}}")
_OF_ONE_ID = {
    kind.name: kind
    for kind in KINDS.values()
    if len(kind.arguments) == 1 and not any(option.required for option in kind.options)
}
"""The kinds that are complete with one id; most references are of these, and are read at once."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a reference of a known kind, and with which of its words."""

    rule: str
    message: str
    token: _Token
    hints: tuple[str, ...] = ()


def read_reference(source: PageSource, offset: int) -> Reference | None:
    """Read the reference whose `{{` stands at `offset`; report what is wrong with it.

    Returns None if it isn't one. `block` is set for block kinds; that it may stand where it
    stands is for the caller to check.
    """
    usual = _USUAL.match(source.content, offset)
    if usual and (kind := _OF_ONE_ID.get(usual[1])):
        at = source.location(offset, len(usual[0]))
        return Reference(kind.name, (usual[2],), (), at, kind.block)
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
    faults = [*_argument_faults(kind, arguments, tokens[0])]
    faults += _option_faults(kind, options, tokens[0])
    for fault in faults:
        _report(source, fault, kind)
    if faults:
        return None
    at = source.location(offset, closing + 2)
    ids = tuple(token.text for token in arguments)
    return Reference(kind.name, ids, tuple(map(_pair, options)), at, kind.block)


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
        source.report(
            "page/unknown-kind",
            f"'{name.text}' is no kind of reference",
            name.offset,
            len(name.text),
            help=(*did_you_mean(name.text, KINDS), _kinds_line()),
        )
    return kind


def _kinds_line() -> str:
    return "the kinds are " + ", ".join(KINDS)


def _argument_faults(kind: Kind, given: Sequence[_Token], name: _Token) -> Iterator[_Fault]:
    rule = "page/reference-arguments"
    required = [argument for argument in kind.arguments if argument.required]
    if len(given) < len(required):
        missing = required[len(given)].name.lower()
        yield _Fault(rule, f"'{kind.name}' needs the id of a {missing}", name)
    expected = len(kind.arguments)
    for token in given[expected:]:
        yield _Fault(rule, f"'{kind.name}' doesn't take '{token.text}'", token)
    for token in given[:expected]:
        if not ID_PATTERN.fullmatch(token.text):
            message = f"'{token.text}' is no id: small letters and digits, hyphens between"
            yield _Fault(rule, message, token)


def _option_faults(kind: Kind, given: Sequence[_Token], name: _Token) -> Iterator[_Fault]:
    rule = "page/reference-option"
    seen: set[str] = set()
    for token in given:
        key, value = _pair(token)
        option = kind.option(key)
        if option is None:
            hints = did_you_mean(key, (known.name for known in kind.options))
            yield _Fault(rule, f"'{kind.name}' has no option '{key}'", token, hints)
        elif key in seen:
            yield _Fault(rule, f"'{key}' is given twice", token)
        elif not option.pattern.fullmatch(value):
            message = f"'{key}' is written '{key}={option.form}', not '{token.text}'"
            yield _Fault(rule, message, token)
        seen.add(key)
    for option in kind.options:
        if option.required and option.name not in seen:
            message = f"'{kind.name}' needs '{option.name}={option.form}'"
            yield _Fault(rule, message, name)


def _pair(token: _Token) -> tuple[str, str]:
    key, _, value = token.text.partition("=")
    return key, value


def _report(source: PageSource, fault: _Fault, kind: Kind) -> None:
    help_lines = (*fault.hints, f"its form is '{kind.usage}'", f"for example '{kind.example}'")
    source.report(
        fault.rule, fault.message, fault.token.offset, len(fault.token.text), help=help_lines
    )
