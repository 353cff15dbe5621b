"""Write to people and to pipes: colours and progress on a terminal only, no broken pipe.

Follows no-color.org: NO_COLOR, unless empty, turns colours off.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from generator.problem_report import Style

PLAIN_WIDTH = 100
NARROWEST = 40
CLEAR_LINE = "\r\x1b[K"

Progress = Callable[[str], None]
"""Told in a few words what is being done now."""


def style_for(stream: TextIO, environ: Mapping[str, str]) -> Style:
    """Choose how to write to a stream: colours and its width only if it is a terminal."""
    if not stream.isatty():
        return Style(colours=False, width=PLAIN_WIDTH)
    columns = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
    colours = not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return Style(colours=colours, width=max(columns, NARROWEST))


def prepare_streams() -> None:
    """Let no stream stop the report.

    One that is closed is replaced by nothing; what one can't encode is written escaped.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (till the end)
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def settle_streams() -> None:
    """Drop what a stream could not take, so that Python's last flush doesn't fail on it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _discard(stream)


def say(text: str) -> None:
    """Write a result to standard output."""
    _write(sys.stdout, text)


def tell(text: str) -> None:
    """Write a message about the run to standard error."""
    _write(sys.stderr, text)


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Give a function that shows what is being done, in one line that goes away at the end.

    Silent where standard error is not a terminal.
    """
    if not sys.stderr.isatty():
        yield _ignore
        return
    try:
        yield _show
    finally:
        sys.stderr.write(CLEAR_LINE)
        sys.stderr.flush()


def _show(message: str) -> None:
    sys.stderr.write(f"{CLEAR_LINE}{message} …")
    sys.stderr.flush()


def _ignore(message: str) -> None:
    del message


def _write(stream: TextIO, text: str) -> None:
    """Write a text and a line break at once; a reader that has gone away is no error."""
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError:
        _discard(stream)


def _discard(stream: TextIO) -> None:
    """Send the rest of a stream nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
