"""Measure how long an edit takes to reach a page that is open in a browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - its own kind

_SHOWN = "text => document.querySelector('article, main')?.textContent.includes(text)"
_PATIENCE = 120
"""Seconds that a server may take to begin, and an edit to arrive."""


def free_port() -> int:
    """Find a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(
    command: Sequence[str | Path], folder: Path, environ: Mapping[str, str], address: str
) -> Iterator[None]:
    """Keep a server running that answers at an address."""
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _await_answer(process, address)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _await_answer(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=_PATIENCE).close()  # noqa: S310 - loopback
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server never answered")


def edits_to_browser(address: str, edits: Iterator[str]) -> list[float]:
    """Open a page, make the edits, and time each until the browser shows the text that it gives.

    Each step of `edits` changes a file and gives the new text. Nothing asks the server in between:
    the page is told of the change by the server itself. Those that never arrive are left out.
    """
    seconds = []
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(address, timeout=_PATIENCE * 1000)
        page.wait_for_timeout(1000)  # a reader has looked at the page for a moment
        while True:
            started = time.perf_counter()
            text = next(edits, None)
            if text is None:
                break
            try:
                page.wait_for_function(_SHOWN, arg=text, timeout=_PATIENCE * 1000)
            except TimeoutError:
                break
            seconds.append(time.perf_counter() - started)
            page.wait_for_timeout(1000)
        browser.close()
    return seconds
