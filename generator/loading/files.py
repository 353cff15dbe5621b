"""The one way in which files of the project are read: once, into memory, from inside the root.

What is checked later and what is published is this snapshot. Nothing outside of the root is
opened; a file that is missing, too large, not a regular file or not UTF-8 is a problem.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.loading.characters import check_characters
from generator.loading.file_names import check_names, is_text
from generator.problems import Location, Problem

MAX_BYTES = 10 * 1024 * 1024
"""No file of a project is larger; 20,000 claims fit in."""

MAX_TEXT_BYTES = 2 * 1024 * 1024
"""No archived text is larger; a thousand printed pages fit in."""

MAX_FILES = 20_000
"""So many files are looked at in one folder tree."""

_CONFLICT_SIGN = "<" * 7
_CONFLICT = re.compile(r"^<{7}(?: |$)", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"

Changes = Mapping[str, bytes | None]
"""New contents of files by path, None for one that is removed."""


class FileLines:
    """The lines of the snapshot's files, for carets."""

    def __init__(
        self, contents: Mapping[str, bytes], digests: dict[str, str] | None = None
    ) -> None:
        """Take the snapshot; lines are cut, and digests made, when they are asked for."""
        self._contents = contents
        self._digests = {} if digests is None else digests
        self._cut: dict[str, list[str]] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """List the files of the snapshot."""
        return tuple(sorted(self._contents))

    def content(self, path: str) -> bytes | None:
        """Give a file's bytes as they were read, None if it wasn't read."""
        return self._contents.get(path)

    def digest(self, path: str) -> str:
        """Give the SHA-256 of a file's bytes as they were read, "" if it wasn't read."""
        content = self._contents.get(path)
        if content is None:
            return ""
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(content).hexdigest()
        return self._digests[path]

    def line(self, path: str, number: int) -> str | None:
        """Give a line (from 1) of a file without its line end, None if there is none."""
        content = self._contents.get(path)
        if content is None:
            return None
        if path not in self._cut:
            text = content.removeprefix(_BOM).decode("utf-8", errors="replace")
            self._cut[path] = text.replace("\r\n", "\n").split("\n")
        lines = self._cut[path]
        return lines[number - 1] if 1 <= number <= len(lines) else None


class ProjectFiles:
    """Reads files below one root; every problem is collected in `problems`."""

    def __init__(self, root: Path, changed: Changes | None = None) -> None:
        """Open a project; the root itself may be reached through a symlink.

        `changed` are files as they would be, in place of those on the disk.
        """
        changed = changed or {}
        self.root = root.resolve()
        self.problems: list[Problem] = []
        self.listings: dict[str, tuple[tuple[str, ...], tuple[Problem, ...]]] = {}
        """Each folder that was listed: the files in it, and what is wrong there."""
        self.asked: set[str] = set()
        """The files that were asked for, whether they could be read or not."""
        self.refusals: dict[str, tuple[str, str]] = {}
        """Why a file couldn't be read: the rule, and the words behind its name."""
        self._contents = {path: new for path, new in changed.items() if new is not None}
        self._removed = {path for path, new in changed.items() if new is None}
        self._digests: dict[str, str] = {}
        self._before: Mapping[str, bytes] = {}
        self._plain: dict[str, bool] = {}
        self._listed: Mapping[str, tuple[tuple[str, ...], tuple[Problem, ...]]] = {}

    def again(self) -> ProjectFiles:
        """Begin anew with the same snapshot: what was read once isn't read from the disk again."""
        after = ProjectFiles(self.root)
        after._before, after._listed = self._contents, self.listings
        after._digests = self._digests
        return after

    @property
    def lines(self) -> FileLines:
        """The lines of all files read."""
        return FileLines(self._contents, self._digests)

    def digest(self, path: str) -> str:
        """Read a file and give the SHA-256 of its bytes, "" where it can't be read."""
        return "" if self.read_bytes(path) is None else self.lines.digest(path)

    def list_files(self, folder: str) -> tuple[str, ...]:
        """List all files below a folder of the project, sorted; hidden ones are left out.

        A folder that doesn't exist has none. Paths are relative to the root.
        """
        listing = self._listed.get(folder)
        if listing is not None:
            self.problems += listing[1]
        else:
            known = len(self.problems)
            listing = (self._list_files(folder), tuple(self.problems[known:]))
        self.listings[folder] = listing
        return listing[0]

    def _list_files(self, folder: str) -> tuple[str, ...]:
        if not self._is_inside(self.root / folder):
            self._report("file/outside", f"{folder} leads out of the project", folder)
            return ()
        paths: list[str] = []
        for directory, folders, names in os.walk(self.root / folder, onerror=self._on_error):
            base = self._relative(Path(directory))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                if (Path(directory) / name).is_symlink():
                    self._report("file/symlink", "a link to a folder is not followed", base, name)
            paths += [f"{base}/{name}" for name in names if self._is_listed(base, name)]
            if len(paths) > MAX_FILES:
                self._report("file/too-many", f"more than {MAX_FILES} files stand here", folder)
                break
        paths += [path for path in self._contents if path.startswith(f"{folder}/")]
        paths = sorted(set(paths) - self._removed)
        self.problems += check_names(paths)
        return tuple(paths)

    def _on_error(self, error: OSError) -> None:
        """Report a folder that can't be listed; one that doesn't exist has no files."""
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            path = self._relative(Path(str(error.filename)))
            self._report("file/unreadable", "this folder can't be listed", path)

    def _is_listed(self, base: str, name: str) -> bool:
        if not is_text(name):
            self._report("file/name", f"the name {name!a} is not UTF-8", base)
            return False
        return not name.startswith(".")

    def read_bytes(
        self, path: str, *, named_at: Location | None = None, limit: int = MAX_BYTES
    ) -> bytes | None:
        """Read a file of at most `limit` bytes, or report why not.

        That is reported at `named_at` if a data file names the file.
        """
        self.asked.add(path)
        if path in self._contents:
            return self._contents[path]
        before = self._before.get(path)
        if before is not None and len(before) <= limit:
            self._contents[path] = before
            return before
        at = named_at or Location(path)
        reason = self._reason_against(path, limit)
        if reason is None:
            try:
                with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123 - twice as fast
                    self._contents[path] = file.read()
            except OSError as error:
                reason = ("file/unreadable", f"can't be read: {error.strerror or 'unknown reason'}")
            else:
                return self._contents[path]
        self.refusals[path] = reason
        rule, words = reason
        self.problems.append(Problem(rule, f"'{path}' {words}", at, help=_HELP.get(rule, ())))
        return None

    def read_text(self, path: str) -> str | None:
        """Read a file as text: UTF-8, LF line ends, no byte order mark, visible characters."""
        content = self.read_bytes(path)
        if content is None:
            return None
        try:
            text = content.removeprefix(_BOM).decode("utf-8")
        except UnicodeDecodeError as error:
            self.problems.append(_encoding_problem(error, content, path))
            return None
        text = text.replace("\r\n", "\n")
        if _CONFLICT_SIGN in text and (mark := _CONFLICT.search(text)) is not None:
            self.problems.append(_conflict_problem(text, mark.start(), path))
            return None
        text, problems = check_characters(text, path)
        self.problems += problems
        return text

    def _reason_against(self, path: str, limit: int) -> tuple[str, str] | None:
        """Say why a path must not or can't be read, None if it can."""
        if not is_safe_path(path):
            return "file/outside", "is not a path inside the project"
        if path in self._removed:
            return "file/missing", "doesn't exist"
        full = f"{self.root}/{path}"
        try:
            status = os.lstat(full) if self._is_plain(path) else None
            if status is None or stat.S_ISLNK(status.st_mode):
                if not self._is_inside(self.root / path):
                    return "file/outside", "leads out of the project, or into a hidden folder"
                status = Path(full).stat()
        except FileNotFoundError:
            return "file/missing", "doesn't exist"
        except (OSError, RuntimeError, ValueError):
            return "file/unreadable", "can't be opened"
        return _reason_against_status(status, limit)

    def _is_plain(self, path: str) -> bool:
        """Tell whether a path leads through no link and into no hidden folder, up to its name."""
        folder, _, name = path.rpartition("/")
        plain = self._plain.get(folder)
        if plain is None:
            full = f"{self.root}/{folder}".rstrip("/")
            hidden = any(part.startswith(".") for part in folder.split("/"))
            plain = self._plain[folder] = not hidden and os.path.realpath(full) == full
        return plain and not name.startswith(".")

    def _is_inside(self, path: Path) -> bool:
        """Tell whether a path ends up in the project, and not in its hidden folders."""
        target = path.resolve()
        if not target.is_relative_to(self.root):
            return False
        return not any(part.startswith(".") for part in target.relative_to(self.root).parts)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _report(self, rule: str, message: str, *path: str) -> None:
        at = Location("/".join(path))
        self.problems.append(Problem(rule, message, at, help=_HELP.get(rule, ())))


_HELP = {
    "file/outside": ("name a file of this project, relative to the folder of mkdocs.yml",),
    "file/missing": ("look for a slip in the name, and whether the file was added",),
    "file/symlink": ("put the files themselves there",),
}


def _reason_against_status(status: os.stat_result, limit: int) -> tuple[str, str] | None:
    if stat.S_ISDIR(status.st_mode):
        return "file/not-a-file", "is a folder, not a file"
    if not stat.S_ISREG(status.st_mode):
        return "file/not-a-file", "is not a regular file"
    if status.st_size > limit:
        return "file/too-large", f"has more than {limit // 1024 // 1024} MiB"
    return None


def is_safe_path(path: str) -> bool:
    """Tell whether a path is relative, with forward slashes, and stays where it starts."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or "\x00" in path:
        return False
    return ".." not in parts and ":" not in parts[0]


def _conflict_problem(text: str, offset: int, path: str) -> Problem:
    """Report the mark that version control puts where two changes met."""
    message = "version control left a mark here, where two changes met in the same lines"
    help_ = (
        "between the lines '<<<<<<<', '=======' and '>>>>>>>' stand both versions",
        "keep one of them, or join them, and delete the three lines",
    )
    at = Location(path, text.count("\n", 0, offset) + 1, 1, len("<<<<<<<"))
    return Problem("file/conflict", message, at, help=help_)


def _encoding_problem(error: UnicodeDecodeError, content: bytes, path: str) -> Problem:
    start = error.start + len(content) - len(content.removeprefix(_BOM))
    before = content[:start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].removeprefix(_BOM).decode("utf-8", errors="replace")) + 1
    place = Location(path, before.count(b"\n") + 1, column)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "the file is stored as UTF-16, not as UTF-8"
    else:
        message = f"the byte 0x{content[start]:02x} here is not UTF-8"
    help_ = ("open the file in an editor and save it with the encoding UTF-8",)
    return Problem("file/encoding", message, place, help=help_)
