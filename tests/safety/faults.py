"""Make one call of a process that writes fail, by the kernel's own means: no compiler, no library.

A filter (seccomp, Linux 5.5 or newer) stops the process at each call that changes a file system
and asks its supervisor, which lets it pass or answers in the kernel's place. A short write is a
true one: for that call the process may write one byte more and no further (RLIMIT_FSIZE).
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import resource
import select
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHORT_WRITE = -1
"""In the place of an errno: a write takes one byte of what it is given; only writes count then."""

_NOTIFY, _ALLOW = 0x7FC00000, 0x7FFF0000
_LOAD, _EQUAL, _GREATER, _ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_RECEIVE, _SEND, _CONTINUE = 0xC0502100, 0xC0182101, 1
_NOTICE, _ANSWER = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT = 0, 4, 16
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_STANDARD_ERROR = 2


@dataclass(frozen=True, slots=True)
class _Machine:
    """The numbers of a kind of processor; `opens` has the position of each call's flags."""

    audit: int
    seccomp: int
    opens: dict[int, int]
    writes: tuple[int, ...]
    others: tuple[int, ...]


_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        seccomp=317,
        opens={2: 1, 257: 2},
        writes=(1, 18, 20, 40),  # write, pwrite64, writev, sendfile: to their first argument
        # In this order: copies, flushes, truncations, renames, folders, links, removals, modes.
        others=(
            *(326, 74, 75, 76, 77, 82, 264, 316, 83, 258, 84),
            *(86, 265, 88, 266, 87, 263, 90, 91, 268),
        ),
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        seccomp=277,
        opens={56: 2},
        writes=(64, 68, 66, 71),
        others=(285, 82, 83, 45, 46, 38, 276, 34, 37, 36, 35, 52, 53),
    ),
}


def watch_this_process() -> int:
    """Ask a supervisor about every writing call from now on; give the descriptor it listens at."""
    machine = _MACHINES[platform.machine()]
    library = ctypes.CDLL(None, use_errno=True)
    steps = _filter(machine)
    code = ctypes.create_string_buffer(b"".join(steps))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    library.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS, so that it needs no right
    listener = int(library.syscall(machine.seccomp, 1, 8, program))
    if listener < 0:
        raise OSError(ctypes.get_errno(), "the kernel watches no calls here")
    return listener


def supervise(child: int, listener: int, failing: int = 0, error: int = 0) -> int:
    """Let the writing call with this number, from 1, fail; give the count when `child` has ended.

    `error` is an errno, or SHORT_WRITE.
    """
    machine = _MACHINES[platform.machine()]
    counted = 0
    for notice, number, call in _asked(child, listener):
        counts = error != SHORT_WRITE or number in machine.writes
        counted += counts
        fails = counts and counted == failing
        short = fails and error == SHORT_WRITE
        limit = _position(child, call[0]) + 1 if short else resource.RLIM_INFINITY
        resource.prlimit(child, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        passing = _ANSWER.pack(notice, 0, 0, _CONTINUE)
        refusal = _ANSWER.pack(notice, 0, -error, 0)
        fcntl.ioctl(listener, _SEND, refusal if fails and not short else passing)
    return counted


def _asked(child: int, listener: int) -> Iterator[tuple[int, int, list[int]]]:
    """Wait for calls until the process has ended; give a notice, the call's number, arguments."""
    waiting = select.poll()
    waiting.register(listener, select.POLLIN)
    waiting.register(ended := os.pidfd_open(child), select.POLLIN)
    while (listener, select.POLLIN) in waiting.poll():
        asked = bytearray(_NOTICE.size)
        fcntl.ioctl(listener, _RECEIVE, asked)
        notice, _, _, number, _, _, *call = _NOTICE.unpack(asked)
        yield notice, number, call
    os.close(ended)


def _position(child: int, descriptor: int) -> int:
    """Tell where in its file a process writes next."""
    said = Path(f"/proc/{child}/fdinfo/{descriptor}").read_text("utf-8")
    return int(said.split()[1])


def _filter(machine: _Machine) -> list[bytes]:
    """Write the program that tells the writing calls apart (classic BPF, one jump a step)."""
    steps = [_step(_LOAD, _MACHINE_AT), _step(_EQUAL, machine.audit, yes=1), _step(_RETURN, _ALLOW)]
    steps.append(_step(_LOAD, _NUMBER_AT))
    for call in machine.others:
        steps += _step(_EQUAL, call, no=1), _step(_RETURN, _NOTIFY)
    for call, flags_at in machine.opens.items():
        steps += _when(call, flags_at, _ANY_BIT, _WRITING_FLAGS)
    for call in machine.writes:
        steps += _when(call, 0, _GREATER, _STANDARD_ERROR)
    return [*steps, _step(_RETURN, _ALLOW)]


def _when(call: int, argument: int, test: int, value: int) -> tuple[bytes, ...]:
    """Ask about a call if one of its arguments, counted from 0, passes a test."""
    return (
        _step(_EQUAL, call, no=4),
        _step(_LOAD, _ARGUMENTS_AT + 8 * argument),
        _step(test, value, no=1),
        _step(_RETURN, _NOTIFY),
        _step(_RETURN, _ALLOW),
    )


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
