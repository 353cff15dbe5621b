"""What stands between double quotation marks in a source."""

from __future__ import annotations

import functools
import re

from generator.text.spans import Span

_OPENING = "“„"
_CLOSING = "”"
_EITHER = '"'
MARKS = _OPENING + _CLOSING + _EITHER
"""The double quotation marks that the matcher holds for equal."""

_MARK = re.compile(f"[{MARKS}]")


@functools.lru_cache(maxsize=4096)
def quoted_spans(content: str, paragraph: Span) -> tuple[Span, ...]:
    """Find the stretches between an opening and a closing double mark in a paragraph.

    Straight marks open and close in turn; typographic ones say which they are. A mark that is
    never closed in the paragraph quotes nothing. Spans exclude the marks.
    """
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(content, paragraph.start, paragraph.end):
        mark, offset = match[0], match.start()
        if opened is not None and mark not in _OPENING:
            found.append(Span(opened, offset))
            opened = None
        elif mark not in _CLOSING:
            opened = offset + 1
    return tuple(found)
