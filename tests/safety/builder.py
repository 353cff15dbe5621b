"""Run builds that are disturbed: each in a fork of one process that has loaded the program.

Run as a program it reads orders, one a line of JSON, and answers each with a line.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.cli.guard import run_guarded
from generator.mkdocs_adapter.build import build_site
from tests.support.program import REPO, program_environ

SHORT_WRITE = -1
"""In the place of an errno: a write takes half of what it is given."""

_SHIM = Path(__file__).with_name("faults.c")


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
    """The exit code, negative for a signal, and how many writing calls there were."""

    code: int
    calls: int


class Builder:
    """A process that has loaded the program and forks for each order."""

    def __init__(self, folder: Path) -> None:
        """Start it; `folder` takes the compiled library, if there is a compiler."""
        library = _compiled(folder)
        preload = {"LD_PRELOAD": str(library), "FAULTS": str(library)} if library else {}
        self.can_fail = library is not None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.safety.builder"],
            cwd=REPO,
            env=program_environ(PYTHONDONTWRITEBYTECODE="1", NO_MKDOCS_2_WARNING="1", **preload),
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


def _compiled(folder: Path) -> Path | None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "faults.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_SHIM), "-ldl"]
    subprocess.run(command, check=True)
    return library


def _serve() -> None:
    build_site.__doc__  # noqa: B018 - loads what each fork needs
    shim = ctypes.CDLL(os.environ["FAULTS"]) if "FAULTS" in os.environ else None
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    for line in sys.stdin:
        order = Order(**json.loads(line))
        answers.write(json.dumps(_carry_out(order, shim)) + "\n")
        answers.flush()


def _carry_out(order: Order, shim: ctypes.CDLL | None) -> tuple[int, int]:
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        if shim:
            shim.fault_arm(ctypes.c_long(order.fail), order.error)
        code = run_guarded(["-C", order.root, order.command])
        calls = int(shim.fault_count()) if shim else 0
        if shim:
            shim.fault_arm(ctypes.c_long(0), 0)
        os.write(theirs, b"%d" % calls)
        os._exit(code)
    os.close(theirs)
    if order.kill:
        time.sleep(order.delay)
        os.kill(child, order.kill)
    calls = int(os.read(ours, 32) or 0)
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), calls


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _serve()
