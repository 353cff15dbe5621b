"""Pages and tables of the documentation, as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

WIDTH = 99


def as_page(title: str, opening: str, rows: Iterable[str]) -> str:
    """Write a page: its title, what it is, and the rest as lines."""
    return "\n".join((f"# {title}", "", *wrapped(opening), "", *rows)) + "\n"


def wrapped(text: str) -> list[str]:
    """Break a paragraph into lines."""
    return textwrap.wrap(" ".join(text.split()), WIDTH, break_on_hyphens=False)


def table_rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a table; a bar in a cell is escaped."""
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
