"""Run the program: whatever happens inside, an exit code and at most a line come out."""

from __future__ import annotations

import contextlib
import os
import traceback
from collections.abc import Sequence

import click

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.program import explainer
from generator.cli.terminal import prepare_streams, settle_streams, tell


def run_guarded(arguments: Sequence[str]) -> int:
    """Run the program with the arguments behind its name and give its exit code."""
    prepare_streams()
    try:
        return _run(arguments)
    finally:
        settle_streams()


def _run(arguments: Sequence[str]) -> int:
    try:
        outcome = explainer.main(args=list(arguments), prog_name="explainer", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        tell("Stopped.")
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return ExitCode.COULD_NOT_RUN
    except CannotRunError as error:
        return _refuse(str(error))
    except Exception as error:  # noqa: BLE001 (nobody shall see a traceback)
        _trace()
        return _refuse(_words_of(error))
    except SystemExit:
        return ExitCode.FINE  # click's way of saying that nobody reads its help to the end
    return int(outcome or ExitCode.FINE)


def _refuse(reason: str) -> ExitCode:
    """Tell in one line why the command could not run."""
    tell(f"explainer: {' '.join(reason.split())}")
    return ExitCode.COULD_NOT_RUN


def _words_of(error: Exception) -> str:
    """Say what the system refused, and on which file; all else is a fault of ours."""
    if not isinstance(error, OSError):
        return f"internal error, please report it: {type(error).__name__}: {error}"
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _trace() -> None:
    """Show where the exception at hand arose, to those who ask for it."""
    if os.environ.get("EXPLAINER_DEBUG") == "1":
        traceback.print_exc()
