"""Run a command in a real terminal, to see what a person would."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path


def run_in_terminal(
    command: Sequence[str],
    *,
    cwd: Path,
    environ: Mapping[str, str],
    columns: int = 100,
    typed: str = "",
) -> tuple[int, str]:
    """Run a command with a terminal as its three streams; give its exit code and the screen.

    `typed` is what somebody types, ahead of the questions.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        command, cwd=cwd, env=dict(environ), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return process.wait(), shown.decode("utf-8").replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    """Read what is there; Linux says with EIO that the other side is closed."""
    try:
        return os.read(descriptor, 65536)
    except OSError as error:
        if error.errno == errno.EIO:
            return b""
        raise
