"""Labels: titles, headings and table heads, which name things and state nothing."""

from __future__ import annotations

import re
import unicodedata

from generator.pages.page_source import PageSource
from generator.problems import Location

_PERHAPS = re.compile("[0-9\x80-\U000effff]")
"""All numbers; what is left out is ASCII, and marks."""


def first_number(text: str) -> int | None:
    """Find the first digit or other number sign of a text."""
    found = (m.start() for m in _PERHAPS.finditer(text) if unicodedata.category(m[0])[0] == "N")
    return next(found, None)


def report_number(source: PageSource, what: str, at: Location) -> None:
    """Report that a label of the page holds a number."""
    message = f"{what} is a label and holds no number"
    help_line = "numbers stand in claims, where their evidence is checked"
    source.report_at("page/label", message, at, help=(help_line,))
