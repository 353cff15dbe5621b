"""The documentation as Markdown: a page for each rule and one that lists them.

`explainer explain` prints the very same text.
"""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from generator.problem_report import format_problem, visible
from generator.problems import Problem
from generator.rulebook import RULEBOOK
from generator.rulebook.entry import Entry, Files
from generator.rulebook.example import check_example
from generator.verify.example_project import BASE

WIDTH = 99
_LONGEST = 200
_WHOLE = 16
"""A file with so many lines is shown whole; of a longer one, the part that differs."""
_AROUND = 3
_MOST_PROBLEMS = 3
_TAB = "<TAB>"

GROUPS: Mapping[str, str] = {
    "passage": "Passages",
    "source": "Sources",
    "metadata": "What is said about a source",
    "reference": "Ids",
    "values": "Numbers and names of claims",
    "polarity": "Negations, hedges and quantities",
    "step": "Steps",
    "said-by": "Who says it",
    "date": "Dates",
    "quotation": "Quotations",
    "not-stated": "What the sources don't state",
    "process": "Processes",
    "claim": "Claims",
    "label": "Labels",
    "prose": "What stands without a citation",
    "dispute": "Disputes",
    "coverage": "Coverage of a source",
    "subject": "Subjects",
    "permalink": "Permanent addresses",
    "exemption": "Exemptions",
    "page": "Pages",
    "data": "Form of data files",
    "yaml": "YAML",
    "file": "Files",
    "project": "The project",
    "output": "The finished site",
    "mkdocs": "MkDocs",
    "theme": "The theme",
    "format": "Canonical form",
    "rule": "The rules themselves",
}
"""What the part of an id in front of the slash is about, in the order of the list."""


def all_pages() -> Mapping[str, str]:
    """Give the pages of the documentation by their paths in its folder."""
    pages = {f"{entry.id}.md": page_of(entry) for entry in RULEBOOK.values()}
    return {"README.md": list_of_rules(), **pages}


def list_of_rules() -> str:
    """Write the list of all rules, by what they are about."""
    lines = [
        "# Rules",
        "",
        *_wrapped("""\
        Every rule of `explainer check` and `explainer build`, with what it asks, why, and an
        example. `explainer explain RULE` shows the same text. Most findings are errors: while
        there is one, nothing is published. Some rules give way to a stated reason; their pages
        say so."""),
    ]
    for group, title in GROUPS.items():
        entries = [entry for entry in RULEBOOK.values() if entry.group == group]
        lines += ["", f"## {title}", ""]
        lines += [f"- [{entry.id}]({entry.id}.md): {entry.title}" for entry in entries]
    return "\n".join(lines) + "\n"


def page_of(entry: Entry) -> str:
    """Write the page of one rule."""
    lines = [f"# {entry.id}", "", f"**{entry.title}.**", ""]
    for paragraph in entry.explanation.split("\n\n"):
        lines += [*_wrapped(paragraph), ""]
    if entry.exemptible:
        lines += [
            *_wrapped(f"""\
            Where a finding is wrong, the entry may say so under `exemptions`, with
            `rule: {entry.id}`, the `word` that it is about and the `reason`, which readers of
            the data see."""),
            "",
        ]
    if entry.bad is not None and entry.good is not None:
        lines += _examples(entry, entry.bad, entry.good)
    return "\n".join(lines).rstrip("\n") + "\n"


def _examples(entry: Entry, bad: Files, good: Files) -> Iterator[str]:
    yield "## Wrong"
    yield ""
    yield from _shown_files(bad, good)
    yield "The check says:"
    yield ""
    yield from _fenced("text", _said(entry, bad))
    yield "## Right"
    yield ""
    yield from _shown_files(good, bad)


def _said(entry: Entry, bad: Files) -> list[str]:
    """Give what the check prints about the bad example, this rule alone."""
    problems, lines = check_example(bad)
    found: list[Problem] = [problem for problem in problems if problem.rule == entry.id]
    texts = [format_problem(problem, lines.line) for problem in found[:_MOST_PROBLEMS]]
    return [line for text in texts for line in text.split("\n")]


def _shown_files(files: Files, others: Files) -> Iterator[str]:
    """Show files, long ones by what differs from the other example."""
    for path, content in files.items():
        text = _text(content)
        other = _text(others[path]) if path in others else BASE.get(path, "")
        if text == BASE.get(path) and path not in others:
            continue
        yield f"`{path}`:"
        yield ""
        yield from _fenced(_language(path), _excerpt(_lines(text), _lines(other)))


def _excerpt(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """Cut a long file to the lines around those that another version has differently."""
    if len(lines) <= _WHOLE:
        return list(lines)
    shown: set[int] = set()
    matcher = difflib.SequenceMatcher(None, others, lines, autojunk=False)
    for operation, _, _, start, end in matcher.get_opcodes():
        if operation != "equal":
            shown.update(range(start - _AROUND, end + _AROUND))
    found: list[str] = []
    for index, line in enumerate(lines):
        if index in shown:
            found.append(line)
        elif not found or found[-1] != "…":
            found.append("…")
    return found


def _fenced(language: str, lines: Sequence[str]) -> Iterator[str]:
    """Write lines as a block of code; its fence is longer than any in them."""
    fence = "~~~~" if any("```" in line for line in lines) else "```"
    yield f"{fence}{language}"
    for line in lines:
        yield line if len(line) <= _LONGEST else f"{line[:WIDTH]}…"
    yield fence
    yield ""


def _lines(text: str) -> list[str]:
    """Cut a text into lines in which nothing is hidden."""
    lines = text.removesuffix("\n").replace("\t", _TAB).split("\n")
    return [visible(line) for line in lines]


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8", errors="replace")


def _language(path: str) -> str:
    return {"yml": "yaml", "md": "markdown"}.get(path.rpartition(".")[2], "text")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH, break_on_hyphens=False)
