"""Run a command and say what it cost: CPU, time and memory of it and all that it starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_SAMPLED_EVERY = 0.02
"""Seconds between two looks at the memory."""
_SIZE = re.compile(r"^(VmRSS|VmHWM):\s+(\d+) kB", re.MULTILINE)
_SESSION_FIELD = 3
"""Where /proc/PID/stat holds the session, counted behind the name in parentheses."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds of CPU (user and system), seconds, and bytes of memory.

    `memory` is the highest sum of resident memory over all processes of the run that was seen, and
    at least that of its largest process. Pages that processes share count for each of them. (The
    kernel's own account of the largest child isn't used: it begins with the memory of the parent.)
    """

    cpu: float
    wall: float
    memory: int


class CommandFailedError(Exception):
    """A measured command failed; the message holds the end of what it printed."""


def run(
    command: Sequence[str | Path],
    folder: Path,
    environ: Mapping[str, str] | None = None,
    allowed: Sequence[int] = (0,),
) -> Cost:
    """Run a command in a folder; raise CommandFailedError unless its exit code is allowed."""
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environ or {})},
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        code, usage, memory = _wait(process.pid)
        wall = time.perf_counter() - started
        process.returncode = code
        if code not in allowed:
            printed.seek(0)
            end = printed.read()[-400:].decode(errors="replace")
            raise CommandFailedError(f"{' '.join(map(str, command))} gave {code}:\n{end}")
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(memory, largest))


def _wait(pid: int) -> tuple[int, os.struct_rusage, int]:  # type: ignore[name-defined]
    """Wait for a process and all whose end it waited for; sample the memory meanwhile."""
    highest = 0
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), usage, highest
        highest = max(highest, memory_of_session(pid))
        time.sleep(_SAMPLED_EVERY)


def memory_of_session(session: int) -> int:
    """Sum up the resident memory of all processes of a session, in bytes; 0 without /proc.

    Where one process alone has had more before, that is given.
    """
    if not _PROC.is_dir():
        return 0
    total = highest = 0
    for folder in _PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[_SESSION_FIELD]) != session:
                continue
            status = (folder / "status").read_text()
        except (OSError, ValueError, IndexError):
            continue  # it ended between two looks
        sizes = {name: int(count) * 1024 for name, count in _SIZE.findall(status)}
        total += sizes.get("VmRSS", 0)
        highest = max(highest, sizes.get("VmHWM", 0))
    return max(total, highest)
