"""Serve a live preview of a project."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.serve import serve

from generator.loading.site_config import CONFIG_FILE


def serve_site(root: Path, address: str) -> None:
    """Serve the project in `root` at `address` (`host:port`) until Ctrl-C.

    Problems are shown in the pages. Raises OSError if the address can't be used.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_worth_telling)
    logger.addHandler(handler)
    try:
        serve(config_file=str(root / CONFIG_FILE), dev_addr=address)
    finally:
        logger.removeHandler(handler)


def _worth_telling(record: logging.LogRecord) -> bool:
    """Let through where the preview is, and what is wrong."""
    return record.levelno >= logging.WARNING or record.name == "mkdocs.livereload"
