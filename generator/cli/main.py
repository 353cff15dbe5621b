"""The program's door, kept small: Ctrl-C counts from the first moment on."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

FEW_COLLECTIONS = 200_000
"""Objects between two garbage collections: a run is short and makes little garbage."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code; no exception leaves it.

    `arguments` are those behind the program's name, by default the process's own.
    """
    try:
        gc.set_threshold(FEW_COLLECTIONS)
        from generator.cli.guard import run_guarded

        return run_guarded(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return 130
