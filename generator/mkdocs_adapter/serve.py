"""Serve a live preview of a project."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.serve import serve

from generator.loading.site_config import CONFIG_FILE
from generator.mkdocs_adapter.build import load_configuration
from generator.mkdocs_adapter.shell import is_ours_alone
from generator.mkdocs_adapter.warning_recorder import no_dirty_warning


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
    path = root / CONFIG_FILE
    try:
        with no_dirty_warning():
            serve(config_file=str(path), build_type=_way_to_build(path), dev_addr=address)
    finally:
        logger.removeHandler(handler)


def _way_to_build(path: Path) -> str | None:
    """Let MkDocs leave pages alone ("dirty") where no plugin of others has to see them all."""
    config, _ = load_configuration(path)
    return "dirty" if config and is_ours_alone(config) else None


def _worth_telling(record: logging.LogRecord) -> bool:
    """Let through where the preview is, and what is wrong."""
    return record.levelno >= logging.WARNING or record.name == "mkdocs.livereload"
