"""Texts of several lines, shown in one."""

from __future__ import annotations


def one_line(words: str, *, keep_ends: bool = False) -> str:
    """Make runs of white space single spaces; those at the ends go, or stay with `keep_ends`."""
    line = " ".join(words.split())
    if not keep_ends:
        return line
    before = " " if words[:1].isspace() else ""
    behind = " " if words[-1:].isspace() and line else ""
    return f"{before}{line}{behind}"
