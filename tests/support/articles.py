"""A project on the two real articles with as little data of its own as a test needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.program import REPO
from tests.support.projects import verify_files

TIMES = "seeds/000_fcd2b6148358c861.txt"
RBC = "seeds/002_195057bf3f72d6c5.txt"

_SOURCES = {
    "times": f"""\
title: Zelensky Signs Decree for Ukraine's Withdrawal From Anti-Landmine Treaty
issued: 2025-06-29
language: en
text: {TIMES}
sha256: 622cfbefde7bf995ebc7f6fb00542018e66868679a0162f073fe319a2e7d7c42
paragraphs: blank_lines
structure:
  - line: 3
    kind: title
  - line: 7
    kind: date
  - line: 27
    kind: pointer
rights: quotation
coverage: partial
""",
    "rbc": f"""\
title: Zelenskyy pulls Ukraine out of landmine treaty as war reshapes defense policy
issued: 2025-06-29
language: en
text: {RBC}
sha256: 48f804c790b0193909811abd3bcd1d76a0787757fe5aae1ea560b8668e1879ab
paragraphs: lines
structure:
  - line: 1
    kind: title
rights: quotation
coverage: partial
found_outside:
  issued: the address of the page
""",
}

_SUBJECTS = """\
subjects:
  ukraine:
    label: Ukraine
    kind: state
  russia:
    label: Russia
    kind: state
  zelensky:
    label: Volodymyr Zelensky
    kind: person
    aliases:
      - name: Zelensky
        source: times
        passage: |-
          Zelensky said
  kostenko:
    label: Roman Kostenko
    kind: person
"""


def articles_project(changes: Mapping[str, str]) -> dict[str, str]:
    """Give the files of the project, some of them replaced or added."""
    files = {path: (REPO / path).read_bytes().decode("utf-8") for path in (TIMES, RBC)}
    files |= {f"data/sources/{name}.yml": text for name, text in _SOURCES.items()}
    files |= {
        "mkdocs.yml": "site_name: A test\ndocs_dir: content\n",
        "data/subjects.yml": _SUBJECTS,
        "content/index.md": "---\ntitle: A test\n---\n\n{{ claims subject=ukraine }}\n",
    }
    return files | dict(changes)


def one_claim(text: str, passage: str, more: str = "", source: str = "times") -> dict[str, str]:
    """Give a file with one claim about Ukraine; `more` is YAML of the claim's level."""
    lines = "".join(f"    {line}\n" for line in more.splitlines())
    return {
        "data/claims/test.yml": (
            f"claims:\n  test:\n    text: {text}\n    subjects:\n      - ukraine\n"
            f"      - russia\n      - zelensky\n{lines}"
            f"    evidence:\n      - source: {source}\n        passage: |-\n          {passage}\n"
        )
    }


def rules_broken(root: Path, changes: Mapping[str, str]) -> set[str]:
    """Verify the project with changes and give the ids of the rules that find an error."""
    verdict = verify_files(root, articles_project(changes))
    return {problem.rule for problem in verdict.problems if problem.is_error}
