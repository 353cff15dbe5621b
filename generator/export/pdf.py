"""Print the one-file edition as a PDF with a browser that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LONGEST = 180  # seconds
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


class NoBrowserError(Exception):
    """No PDF can be printed here; the message says why."""


def find_browser() -> str:
    """Find a Chromium: the one that the variable CHROMIUM names, else one on the path.

    Raises NoBrowserError.
    """
    for name in (os.environ.get("CHROMIUM", ""), *_NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise NoBrowserError(
        "a PDF is printed by Chromium, and none was found (install it, or set CHROMIUM)"
    )


def print_pdf(browser: str, document: bytes) -> bytes:
    """Print a document, tagged and with an outline; raises NoBrowserError if that fails."""
    with tempfile.TemporaryDirectory(prefix="explainer-pdf-") as folder:
        source, target = Path(folder, "document.html"), Path(folder, "document.pdf")
        source.write_bytes(document)
        command = [
            browser,
            *_FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        try:
            done = subprocess.run(  # noqa: S603 (the browser that the user installed)
                command, capture_output=True, timeout=_LONGEST, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoBrowserError(f"{browser} did not print: {error}") from error
        if not target.is_file():
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise NoBrowserError(f"{browser} did not print: {''.join(last)}")
        return target.read_bytes()
