"""The cases of `mistakes.txt`: an edit of a good file, and what people are told about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem

CASES = Path(__file__).with_suffix(".txt")

BASE = """\
claims:
  harbour-vote:
    text: The council voted on 3 June 2025.
    short: Council voted
    subjects:
      - council
    date:
      edtf: 2025-06-03
      as_stated: On June 3
    evidence:
      - source: gazette
        role: support
        passage: |-
          On June 3, the council voted
"""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One case: lines `- old` and `+ new`, then the output, each line behind `> `."""

    name: str
    old: str
    new: str
    expected: str

    @property
    def edited(self) -> str:
        """The base with the edit made."""
        return BASE.replace(self.old, self.new, 1)


def read_mistakes(text: str) -> Iterator[Mistake]:
    """Read the cases; `⇥` stands for a tab, `⍽` for a no-break space, `‹U+…›` for a character."""
    for part in text.split("\n## ")[1:]:
        name, *lines = part.split("\n")
        old = "\n".join(line[2:] for line in lines if line.startswith("- "))
        new = "\n".join(line[2:] for line in lines if line.startswith("+ "))
        expected = "\n".join(line[2:] for line in lines if line.startswith("> "))
        yield Mistake(name, old, _with_hidden(new), expected)


def _with_hidden(text: str) -> str:
    text = text.replace("⇥", "\t").replace("⍽", "\u00a0")
    return re.sub("‹U\\+([0-9A-F]+)›", lambda match: chr(int(match[1], 16)), text)


def as_text(problems: tuple[Problem, ...]) -> str:
    """Write problems as the cases do: `line:column severity[rule] message`, then the help."""
    lines = []
    for problem in problems:
        place = f"{problem.location.line}:{problem.location.column}"
        lines.append(f"{place} {problem.severity.value}[{problem.rule}] {problem.message}")
        lines += [f"  {line}" for line in problem.help]
    return "\n".join(lines)
