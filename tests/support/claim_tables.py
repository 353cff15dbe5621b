"""Tables of claims, written to be read, as claims of the real project."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.loading.project import load_project
from generator.model.entities import Dataset
from generator.problems import Problem
from generator.verify.mentions import NameIndex
from generator.verify.project import verify_project
from generator.verify.rules.permalinks import UNLISTED
from tests.support.program import REPO

_FILE = "data/claims/table.yml"
_PAGE = "content/table.md"
_SUBJECTS = "data/subjects.yml"
_ADJECTIVES = {
    "PL": "Polish",
    "FI": "Finnish",
    "LT": "Lithuanian",
    "LV": "Latvian",
    "EE": "Estonian",
}
_SOURCES = {"times": "moscow-times-2025-06-29", "rbc": "rbc-ukraine-2025-06-29"}
_DATE = re.compile(r"(?P<edtf>\S+) as (?P<words>.+?)(?P<inferred> inferred)?$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of claims: the passage cell, the claim's text, and what becomes of it.

    `verdict` is the id of a rule, with " (warning)" behind it where people judge, or "".
    """

    passage: str
    text: str
    verdict: str = ""


def cells_of(path: Path, title: str) -> list[list[str]]:
    """Read the rows of all tables under a title of the first level, without their heads."""
    parts = re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)
    (chosen,) = [text for text in parts if text.startswith(title + "\n")]
    lines = chosen.splitlines()
    heads = {index - 1 for index, line in enumerate(lines) if line.startswith("|---")}
    rows = [line for at, line in enumerate(lines) if line.startswith("| ") and at not in heads]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]


def rows_of(path: Path, title: str) -> tuple[Row, ...]:
    """Read the claims under a title."""
    return tuple(Row(*cells) for cells in cells_of(path, title))


def problems_of(rows: Sequence[Row]) -> list[list[Problem]]:
    """Add the rows to the real project as claims and give what the check says of each."""
    project = load_project(REPO, _with_adjectives())
    index = NameIndex(project.dataset)
    entries: list[str] = []
    starts: list[int] = []
    line = 2
    for number, row in enumerate(rows):
        starts.append(line)
        named = [one.subject for one in index.mentions(row.text)]
        subjects = dict.fromkeys((*named, *_by_adjective(project.dataset, row.text))) or ["ukraine"]
        entries.append(_entry(number, row, list(subjects)))
        line += entries[-1].count("\n")
    shown = "".join(f"{{{{ claim row-{number} }}}}\n\n" for number in range(len(rows)))
    changed = load_project(
        REPO,
        _with_adjectives()
        | {
            _FILE: ("claims:\n" + "".join(entries)).encode(),
            _PAGE: f"---\ntitle: A table\n---\n\n{shown}".encode(),
        },
    )
    return _by_row(verify_project(changed).problems, starts)


def rules_broken_by_cell(cells: Sequence[Sequence[str]]) -> list[set[str]]:
    """Add a process for each row (state and step, status, claims): the rules that it breaks."""
    original = (REPO / "data/processes/leaving.yml").read_text("utf-8")
    steps = original.partition("    steps:\n")[2].partition("    progress:\n")[0]
    names = re.findall(r"^      ([a-z-]+):$", steps, flags=re.MULTILINE)
    files = {}
    for number, (place, status, claims, _) in enumerate(cells):
        state, _, step = place.partition(", ")
        rows = [f"        {one}:\n          status: not_stated\n" for one in names if one != step]
        listed = "".join(f"            - {claim}\n" for claim in claims.split(", "))
        rows.append(f"        {step}:\n          status: {status}\n          claims:\n{listed}")
        files[f"data/processes/row-{number}.yml"] = (
            f"processes:\n  row-{number}:\n    label: A test\n    steps:\n{steps}"
            f"    progress:\n      {state}:\n{''.join(rows)}"
        ).encode()
    return _rules_by_file(files)


def rules_broken_by_prose(lines: Sequence[str]) -> list[set[str]]:
    """Add a page for each line, in a block without a citation: the rules that it breaks."""
    head = "---\ntitle: A test\n---\n\n{{ claim poland-sejm-bill }}\n\n::: uncited method\n"
    return _rules_by_file(
        {
            f"content/row-{number}.md": f"{head}{line}\n:::\n".encode()
            for number, line in enumerate(lines)
        }
    )


def _rules_by_file(files: Mapping[str, bytes]) -> list[set[str]]:
    problems = verify_project(load_project(REPO, files)).problems
    return [{p.rule for p in problems if p.is_error and p.location.path == path} for path in files]


def _with_adjectives() -> dict[str, bytes]:
    """Give states the adjectives that the tables use, which the real sources don't have."""
    text = (REPO / _SUBJECTS).read_text("utf-8")
    for region, adjective in _ADJECTIVES.items():
        line = f"    region: {region}\n"
        text = text.replace(line, f"{line}    adjective: {adjective}\n")
    return {_SUBJECTS: text.encode()}


def _by_adjective(dataset: Dataset, text: str) -> Iterator[str]:
    for subject in dataset.subjects.values():
        if subject.adjective is not None and subject.adjective.value in text.split():
            yield subject.id


def _by_row(problems: Sequence[Problem], starts: Sequence[int]) -> list[list[Problem]]:
    found: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.location.path == _FILE and problem.rule != UNLISTED:
            row = sum(start <= problem.location.line for start in starts) - 1
            found[row].append(problem)
    return [found[row] for row in range(len(starts))]


def _entry(number: int, row: Row, subjects: Sequence[str]) -> str:
    first, *more = row.passage.split(" // ")
    source, _, words = first.partition(": ")
    lines = [f"  row-{number}:", f"    text: >-\n      {row.text}", "    subjects:"]
    lines += [f"      - {subject}" for subject in subjects]
    keys = [part.partition(": ") for part in more]
    for key, _, value in keys:
        if key == "said by":
            lines.append(f"    said_by: {value}")
        if key == "date":
            lines += _date(value)
    lines += ["    evidence:", *_passage(_SOURCES[source], words, "support")]
    for key, _, value in keys:
        if key in {"context", "support"}:
            lines += _passage(_SOURCES[source], value, key)
    return "\n".join(lines) + "\n"


def _passage(source: str, words: str, role: str) -> Iterator[str]:
    yield from (f"      - source: {source}", f"        role: {role}")
    yield from ("        passage: |-", f"          {words}")


def _date(value: str) -> Iterator[str]:
    match = _DATE.match(value)
    assert match is not None, value
    yield from ("    date:", f"      edtf: {match['edtf']}", f"      as_stated: {match['words']}")
    if match["inferred"]:
        yield from ("      basis: inferred", "      reason: the year is that of the article")
        yield "      from: issued"
