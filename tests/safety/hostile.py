r"""Read and stage the cases of `cases/*.txt`: what strangers may send, and what they are told.

A case is a title behind `##`, edits of the example project of the rules, one a line, and the
report that is expected, each line behind `>`; `> fine` stands for no error at all. The edits:

    write PATH TEXT       a file with this text       append PATH TEXT    more text at its end
    replace PATH OLD NEW  words of it exchanged       bytes PATH HEX      a file with these bytes
    link PATH TARGET      a symbolic link             fifo PATH           a named pipe
    folder PATH           a folder                    remove PATH         nothing there any more
    forbid PATH           no right to read            many PATTERN COUNT TEXT   so many files

TEXT is written as in Python: "one\ntwo", "[" * 5000, or several of these joined by +.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.verify.example_project import BASE, claim_entry, claims_example
from tests.support.projects import write_project

CASES = Path(__file__).with_name("cases")

_VOTE = "On June 3, the council of Northport voted to keep the ferry"

PROJECT = {
    **BASE,
    **claims_example(claim_entry("ferry", f"{_VOTE}.", _VOTE)),
    "data/permalinks.yml": "published:\n  - ferry\n",
}
"""What the edits are made in."""

_TEXT = r'"(?:[^"\\]|\\.)*"(?:\s*\*\s*\d+)?'
_ARGUMENT = re.compile(rf"{_TEXT}(?:\s*\+\s*{_TEXT})*|\S+")
_PART = re.compile(r'("(?:[^"\\]|\\.)*")(?:\s*\*\s*(\d+))?')


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `edits` are its lines as written."""

    name: str
    file: str
    edits: tuple[str, ...]
    expected: tuple[str, ...]

    def stage(self, root: Path) -> Path:
        """Write the example project with the edits made; give its root."""
        write_project(root, PROJECT)
        for edit in self.edits:
            word, *arguments = _ARGUMENT.findall(edit)
            _EDITS[word](root, *map(_text, arguments))
        return root


def read_cases() -> Iterator[Case]:
    """Read all cases, in the order of their files."""
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text("utf-8").split("\n## ")[1:]:
            name, *lines = part.split("\n")
            edits = [line for line in lines if line and line[0] not in "> #"]
            expected = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
            yield Case(name, path.stem, tuple(edits), tuple(expected))


def _text(argument: str) -> str:
    if not argument.startswith('"'):
        return argument
    parts = (ast.literal_eval(part) * int(times or 1) for part, times in _PART.findall(argument))
    return "".join(parts)


def _write(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode("utf-8", errors="surrogatepass"))


def _append(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8", newline="") as file:
        file.write(text)


def _replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    _write(root, path, text.replace(old, new))


def _bytes(root: Path, path: str, digits: str) -> None:
    _write(root, path, "")
    (root / path).write_bytes(bytes.fromhex(digits))


def _link(root: Path, path: str, target: str) -> None:
    _remove(root, path)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(target)


def _fifo(root: Path, path: str) -> None:
    _remove(root, path)
    os.mkfifo(root / path)


def _folder(root: Path, path: str) -> None:
    _remove(root, path)
    (root / path).mkdir(parents=True)


def _remove(root: Path, path: str) -> None:
    target = root / path
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)


def _forbid(root: Path, path: str) -> None:
    (root / path).chmod(0)


def _many(root: Path, pattern: str, count: str, text: str) -> None:
    for number in range(int(count)):
        _write(root, pattern.replace("*", str(number)), text)


_EDITS: dict[str, Callable[..., None]] = {
    "write": _write,
    "append": _append,
    "replace": _replace,
    "bytes": _bytes,
    "link": _link,
    "fifo": _fifo,
    "folder": _folder,
    "remove": _remove,
    "forbid": _forbid,
    "many": _many,
}
