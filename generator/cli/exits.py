"""How the program ends: its exit codes, and the errors that are not the project's fault."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """What the program tells the shell."""

    FINE = 0
    """Everything is right."""
    PROJECT_IS_WRONG = 1
    """Something in the project's files is wrong; the report says what and where."""
    COULD_NOT_RUN = 2
    """A bad option, no project, output that can't be written, or a fault of the program."""
    INTERRUPTED = 130
    """Ctrl-C: 128 and the number of the signal, as shells count."""


class CannotRunError(Exception):
    """The command can't do its work at all; the message says why and what to do."""
