"""How a string is written in YAML, so that the strict loader reads the very same string."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.loading.nodes import ScalarNode, Style

_FIRST = re.compile(r"[\w($£€§…–—]")
"""How a string may begin that needs no quotation marks: no sign of YAML, no curly quote."""

_RISKY = re.compile(r":(?:\s|\Z)|\s#")


def plain_is_safe(value: str) -> bool:
    """Tell whether a string can stand as it is behind `key: ` or `- `, and surprise nobody."""
    if not value or value != value.strip() or not value.isprintable():
        return False
    return _FIRST.match(value) is not None and _RISKY.search(value) is None


def literal_is_safe(value: str) -> bool:
    """Tell whether a string can stand below `|-`: not one that is blank or ends in a line."""
    return bool(value.strip()) and not value.endswith("\n")


def in_line(value: str, *, quoted: bool = False) -> str | None:
    """Write a string on the line of its key; None where it needs a block of its own.

    With `quoted`, quotation marks stand around it even where it needs none.
    """
    if "\n" in value:
        return None
    if not quoted and plain_is_safe(value):
        return value
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    if literal_is_safe(value):
        return None
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def literal_header(value: str) -> str:
    """Write the sign of a literal block; one that begins with a space has to say its indent."""
    return "|2-" if value[:1] in {" ", "\n"} else "|-"


def literal_rows(value: str, indent: int) -> Iterator[str]:
    """Write the lines of a literal block; empty lines stay empty."""
    for row in value.split("\n"):
        yield " " * indent + row if row else ""


def keeps_its_style(node: ScalarNode) -> bool:
    """Tell whether a string is plain in its file, where it was read as it stands."""
    return node.style is Style.PLAIN and node.rows == 1 and bool(node.value)
