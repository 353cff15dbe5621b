"""Run builds that are disturbed: each in a fork of one process that has loaded the program.

Run as a program it reads orders, one a line of JSON, and answers each with a line.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from generator.cli.guard import run_guarded
from generator.mkdocs_adapter.build import build_site
from generator.mkdocs_adapter.export import export_project
from tests.safety.faults import supervise, watch_this_process
from tests.support.program import REPO, program_environ


@dataclass(frozen=True, slots=True)
class Order:
    """A command on a project, and what shall happen to it.

    `fail` is the number of the writing call that fails, from 1, with `error` (an errno, or
    SHORT_WRITE); `kill` is a signal sent after `delay` seconds.
    """

    root: str
    command: str = "build"
    fail: int = 0
    error: int = 0
    kill: int = 0
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exit code, negative for a signal, and how many writing calls there were.

    A build that is killed is left to itself, without a count.
    """

    code: int
    calls: int


class Builder:
    """A process that has loaded the program and forks for each order."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.safety.builder"],
            cwd=REPO,
            env=program_environ(PYTHONDONTWRITEBYTECODE="1", NO_MKDOCS_2_WARNING="1"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, order: Order) -> Outcome:
        """Carry out an order."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        return Outcome(*json.loads(self._process.stdout.readline()))

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def _serve() -> None:
    build_site.__doc__, export_project.__doc__  # noqa: B018 - loads what each fork needs
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    for line in sys.stdin:
        order = Order(**json.loads(line))
        calls, status = _killed(order) if order.kill else _watched(order)
        answers.write(json.dumps((os.waitstatus_to_exitcode(status), calls)) + "\n")
        answers.flush()


def _killed(order: Order) -> tuple[int, int]:
    """Run a command and send it a signal; give 0 and its status."""
    child = os.fork()
    if child == 0:
        os._exit(_carry_out(order))
    time.sleep(order.delay)
    os.kill(child, order.kill)
    return 0, os.waitpid(child, 0)[1]


def _watched(order: Order) -> tuple[int, int]:
    """Run a command with each of its writing calls watched; give their count and its status."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        child = os.fork()
        if child == 0:
            socket.send_fds(theirs, [b"!"], [watch_this_process()])
            os._exit(_carry_out(order))
        listener = socket.recv_fds(ours, 1, 1)[1][0]
        calls = supervise(child, listener, order.fail, order.error)
        os.close(listener)
        return calls, os.waitpid(child, 0)[1]


def _carry_out(order: Order) -> int:
    return run_guarded(["-C", order.root, *order.command.split()])


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _serve()
