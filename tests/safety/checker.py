"""Check projects in a process of its own, with little memory and a watchdog.

Run as a program it reads roots of projects, one a line, and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.loading.project import load_project
from generator.problem_report import format_problems
from generator.problems import in_reading_order
from generator.verify.project import verify_project
from tests.support.program import REPO, program_environ

MEMORY = 1024 * 1024 * 1024
"""Bytes that a check may take."""

PATIENCE = 10
"""Seconds of processor time after which a check counts as hung."""

OBEDIENT = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Without these rights even root may read only what the files' modes allow."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check found: lines `path:line:col: error[rule]: message`, or how it failed."""

    problems: tuple[str, ...]
    failure: str | None = None


class Checker:
    """A running process that checks projects one after the other."""

    def __init__(self) -> None:
        """Start no process yet."""
        self._process: subprocess.Popen[str] | None = None

    def check(self, root: Path) -> Answer:
        """Check the project in `root`; what hangs or dies is an answer, too."""
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{root}\n")
        process.stdin.flush()
        watchdog = threading.Timer(PATIENCE * 12, process.kill)
        watchdog.start()
        line = process.stdout.readline()
        watchdog.cancel()
        if not line:
            self.stop()
            return Answer((), f"the process ended with {process.returncode}")
        found, failure = json.loads(line)
        return Answer(tuple(found), failure)

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        obedient = OBEDIENT if os.geteuid() == 0 and shutil.which(OBEDIENT[0]) else ()
        self._process = subprocess.Popen(
            [*obedient, sys.executable, "-m", "tests.safety.checker"],
            cwd=REPO,
            env=program_environ(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self._process


@contextmanager
def running_checker() -> Iterator[Checker]:
    """Give a checker and end it."""
    checker = Checker()
    try:
        yield checker
    finally:
        checker.stop()


def _check(root: Path) -> tuple[Sequence[str], str | None]:
    """Check a project as the program does, up to the text of its report."""
    try:
        loaded = load_project(root)
        verdict = verify_project(loaded)
        problems = in_reading_order([*loaded.problems, *verdict.problems])
        format_problems(problems, loaded.lines.line)
    except BaseException:  # noqa: BLE001 - each is what the tests look for
        return (), traceback.format_exc()
    return [
        f"{problem.location}: {problem.severity.value}[{problem.rule}]: {problem.message}"
        for problem in dict.fromkeys(problems)
    ], None


def _serve() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        used = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
        resource.setrlimit(resource.RLIMIT_CPU, (used + PATIENCE + 1, resource.RLIM_INFINITY))
        answer = json.dumps(_check(Path(line.rstrip("\n"))))
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
