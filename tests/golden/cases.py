"""The golden cases in `cases/`: a bad edit of the project in `base/`, and what the check says.

A case is a heading, any number of edits and the output. An edit names its file and shows, as a
diff does, the lines that go away (`-`), come (`+`) and stand around them (a space); without the
first and the last kind, its lines are added at the file's end. In an edit ⇥ stands for a tab,
⍽ for a no-break space and ‹U+200B› for the character of that code.

`python -m tests.golden.cases` writes the outputs anew: read what it changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.cli.formats import Report, as_text
from generator.loading.project import load_project
from generator.problem_report import PLAIN
from generator.problems import in_reading_order
from generator.verify.project import verify_project

BASE = Path(__file__).parent / "base"
FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))

_CASE = re.compile(r"^## (.+)\n((?:.*\n)*?)```text\n((?:.*\n)*?)```\n", re.MULTILINE)
_EDIT = re.compile(r"^`(.+)`:\n\n```diff\n((?:.*\n)*?)```\n", re.MULTILINE)
_HIDDEN = re.compile("‹U\\+([0-9A-F]+)›")


@dataclass(frozen=True, slots=True)
class Case:
    """A bad edit: the new contents of files, and what the check is to say."""

    name: str
    changes: dict[str, bytes]
    expected: str


def read_cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file."""
    for name, edits, expected in _CASE.findall(path.read_text("utf-8")):
        changes: dict[str, bytes] = {}
        for target, diff in _EDIT.findall(edits):
            before = changes.get(target) or _original(target)
            changes[target] = _edited(before.decode("utf-8"), diff).encode("utf-8")
        yield Case(f"{path.stem}: {name}", changes, expected)


def check(changes: dict[str, bytes]) -> str:
    """Check the project with changed files, as `explainer check` does."""
    loaded = load_project(BASE, changes)
    verdict = verify_project(loaded)
    problems = in_reading_order([*loaded.problems, *verdict.problems])
    return as_text(Report(tuple(problems), verdict.counts, loaded.lines.line), PLAIN) + "\n"


def _original(path: str) -> bytes:
    return (BASE / path).read_bytes() if (BASE / path).is_file() else b""


def _edited(text: str, diff: str) -> str:
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in "- ")
    new = "".join(line[1:] for line in lines if line[0] in "+ ")
    new = _HIDDEN.sub(lambda m: chr(int(m[1], 16)), new.replace("⇥", "\t").replace("⍽", "\u00a0"))
    if not old:
        return text + new
    assert text.count(old) == 1, f"these lines stand {text.count(old)} times:\n{old}"
    return text.replace(old, new)


def _renewed(path: Path) -> str:
    outputs = iter([check(case.changes) for case in read_cases(path)])
    return _CASE.sub(
        lambda match: f"## {match[1]}\n{match[2]}```text\n{next(outputs)}```\n",
        path.read_text("utf-8"),
    )


if __name__ == "__main__":
    for file in FILES:
        file.write_text(_renewed(file), "utf-8")
