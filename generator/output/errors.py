"""The one exception of this layer: an output that can't be written."""

from __future__ import annotations

import errno

from generator.problems import Location, Problem


class OutputError(OSError):
    """The output folder can't be used or written.

    Nothing is wrong with the project's files, so commands end with exit code 2. `strerror`
    says why, `filename` where, `problem` both and what to do.
    """

    def __init__(self, rule: str, message: str, path: str, *help_lines: str) -> None:
        """Describe the failure; `path` is the folder or file that it is about."""
        super().__init__(errno.EIO, "; ".join((message, *help_lines)), path)
        self.problem = Problem(rule, message, Location(path), help=help_lines)


def from_os_error(error: OSError, path: str) -> OutputError:
    """Turn a refusal of the operating system into an OutputError about `path`."""
    if isinstance(error, OutputError):
        return error
    reason = error.strerror or type(error).__name__
    return OutputError("output/not-writable", f"cannot write here: {reason}", path)
