"""MkDocs says much of what is wrong only in its log: take it from there as problems."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from generator.problems import Location, Problem

_PAGE_NAME = re.compile(r"'([^']+\.md)'")

_DIRTY = "A 'dirty' build is being performed"


class WarningRecorder(logging.Handler):
    """Records the warnings of MkDocs and its plugins, whatever log level the user chose."""

    def __init__(self, docs_folder: str, config_path: str) -> None:
        """Prepare; both paths are relative to the project's root."""
        super().__init__(logging.WARNING)
        self._docs_folder = docs_folder
        self._config_path = config_path
        self._logger = logging.getLogger("mkdocs")
        self._levels: list[tuple[logging.Handler | logging.Logger, int]] = []
        self.problems: list[Problem] = []

    def start(self) -> None:
        """Listen; output that was asked to be quiet stays quiet."""
        level = self._logger.getEffectiveLevel()
        if level > logging.WARNING:
            for handler in self._logger.handlers:
                self._levels.append((handler, handler.level))
                handler.setLevel(max(handler.level, level))
            self._levels.append((self._logger, self._logger.level))
            self._logger.setLevel(logging.WARNING)
        self._logger.addHandler(self)

    def stop(self) -> None:
        """Leave the logger as it was; idempotent."""
        self._logger.removeHandler(self)
        while self._levels:
            target, level = self._levels.pop()
            target.setLevel(level)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as a problem of the page that it names, else of the configuration."""
        message = " ".join(record.getMessage().split())
        named = _PAGE_NAME.search(message)
        path = f"{self._docs_folder}/{named[1]}" if named else self._config_path
        self.problems.append(Problem("mkdocs/warning", message, Location(path)))


@contextmanager
def no_dirty_warning() -> Iterator[None]:
    """Keep MkDocs from warning of what it can't know: that pages left alone are right."""
    logger = logging.getLogger("mkdocs.commands.build")

    def is_worth_it(record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(_DIRTY)

    logger.addFilter(is_worth_it)
    try:
        yield
    finally:
        logger.removeFilter(is_worth_it)
