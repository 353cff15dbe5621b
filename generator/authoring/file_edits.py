"""Edits of files at exact places; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.loading.files import Changes, FileLines
from generator.problems import Location

_BOM = "\ufeff"


class EditError(Exception):
    """An edit that can't be made safely; the message says where and why."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """Replace a range of code points; `is_rows` tells that whole lines come in its place."""

    start: int
    end: int
    text: str
    is_rows: bool = False


class FileEdits:
    """Collects edits of a project's files; `changes` applies them all to the snapshot.

    Lines and columns count from 1 and are those of the files as they were read.
    """

    def __init__(self, lines: FileLines) -> None:
        """Begin without an edit."""
        self._lines = lines
        self._texts: dict[str, str] = {}
        self._starts: dict[str, list[int]] = {}
        self._edits: dict[str, list[_Edit]] = {}

    def text(self, path: str) -> str:
        """Give a file's text as it was read, without its byte order mark, "" for a new one."""
        if path not in self._texts:
            content = self._lines.content(path) or b""
            self._texts[path] = content.decode("utf-8")
        return self._texts[path].removeprefix(_BOM)

    def exists(self, path: str) -> bool:
        """Tell whether the snapshot holds the file."""
        return self._lines.content(path) is not None

    def replace(self, at: Location, old: str, new: str) -> None:
        """Put words in the place of others that stand at a place.

        Raises EditError if they don't stand there as they are.
        """
        start = self._offset(at.path, at.line, at.column)
        if not self.text(at.path).startswith(old, start):
            raise EditError(f"{at}: '{old}' was expected here, as it is")
        self._add(at.path, _Edit(start, start + len(old), new))

    def insert_rows(self, path: str, line: int, rows: Sequence[str]) -> None:
        """Put lines in front of line `line`, or at the end of the file."""
        start = self._offset(path, line, 1)
        self._add(path, _Edit(start, start, "".join(f"{row}\n" for row in rows), is_rows=True))

    def delete_rows(self, path: str, first: int, last: int) -> None:
        """Take lines out, both ends included."""
        start, end = self._offset(path, first, 1), self._offset(path, last + 1, 1)
        self._add(path, _Edit(start, end, ""))

    def replace_range(self, path: str, start: int, end: int, new: str) -> None:
        """Put words in the place of a range of code points of `text`."""
        self._add(path, _Edit(start, end, new))

    def changes(self) -> Changes:
        """Apply the edits; files that come out as they were are left out."""
        changed = {path: self._applied(path) for path in self._edits}
        return {path: new for path, new in changed.items() if new != self._lines.content(path)}

    def _applied(self, path: str) -> bytes:
        text = self.text(path)
        newline = "\r\n" if "\r\n" in text else "\n"
        built, last = "", 0
        for edit in sorted(self._edits[path], key=lambda edit: (edit.start, edit.end)):
            built += text[last : edit.start]
            if edit.is_rows and built and not built.endswith("\n"):
                built += newline
            built += edit.text.replace("\n", newline)
            last = max(last, edit.end)
        mark = _BOM if self._texts[path].startswith(_BOM) else ""
        return (mark + built + text[last:]).encode("utf-8")

    def _add(self, path: str, edit: _Edit) -> None:
        edits = self._edits.setdefault(path, [])
        if any(edit.start < other.end and other.start < edit.end for other in edits):
            raise EditError(f"{path}: two edits meet at the same place")
        edits.append(edit)

    def _offset(self, path: str, line: int, column: int) -> int:
        starts = self._starts.get(path)
        if starts is None:
            starts = [0, *(match.end() for match in re.finditer("\n", self.text(path)))]
            self._starts[path] = starts
        return starts[line - 1] + column - 1 if line <= len(starts) else len(self.text(path))
