"""The golden cases in `cases/`: what a page's body becomes, and what its author is told.

A case is a line `=== name`, then three sections, each closed by a line with a single dot: the
body as it stands below a front matter, its parts, its problems. In `front_matter.txt` the first
is the whole page. Parts are written as markup, with `⟨…⟩` for an inline reference, `⟪…⟫` for one
that stands alone and `page:…` for the address of a page. Problems are written as `line:column
rule: message`, lines counted in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.pages.document import Html, PageLink, Part, Reference
from generator.pages.parse import parse_page
from generator.problems import Problem

FOLDER = Path(__file__).parent / "cases"
FRONT_MATTER = "---\ntitle: The ferry\n---\n"
_HIDDEN = re.compile("‹U\\+([0-9A-F]+)›")


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `‹U+0001›` in the body stands for the character of that code."""

    name: str
    body: str
    markup: str
    problems: str


def read_cases(text: str) -> Iterator[Case]:
    """Read the cases of a file."""
    for part in text.split("\n=== ")[1:]:
        name, rest = part.split("\n", 1)
        body, markup, problems = [*rest.split("\n.\n"), ""][:3]
        yield Case(name, _HIDDEN.sub(lambda m: chr(int(m[1], 16)), body), markup, problems)


def all_cases() -> Iterator[tuple[str, Case]]:
    """Read all cases, each with the name of its file."""
    for path in sorted(FOLDER.glob("*.txt")):
        for case in read_cases(path.read_text(encoding="utf-8")):
            yield path.stem, case


def outcome(text: str, *, whole: bool) -> tuple[str, str]:
    """Parse a text as the page `harbour/ferry.md`; give its parts and problems as text."""
    content = text if whole else FRONT_MATTER + text + "\n"
    page, problems = parse_page("harbour/ferry.md", "content/harbour/ferry.md", content)
    lines_above = 0 if whole else FRONT_MATTER.count("\n")
    markup = written_parts(page.parts).strip("\n") if page else "no page"
    return markup, written_problems(problems, lines_above)


def written_parts(parts: Iterable[Part]) -> str:
    """Write parts in one string."""
    return "".join(map(_written, parts))


def written_problems(problems: Iterable[Problem], lines_above: int) -> str:
    """Write problems, a line each."""
    return "\n".join(
        f"{p.location.line - lines_above}:{p.location.column} {p.rule}: {p.message}"
        for p in problems
    )


def _written(part: Part) -> str:
    match part:
        case Html(markup):
            return markup
        case PageLink(src_uri, fragment, _):
            return f"page:{src_uri}" + (f"#{fragment}" if fragment else "")
        case Reference():
            options = [f"{name}={value}" for name, value in part.options]
            text = " ".join([part.kind, *part.arguments, *options])
            return f"⟪{text}⟫" if part.block else f"⟨{text}⟩"
